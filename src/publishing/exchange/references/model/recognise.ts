import type { ReferenceFormat } from '../../../../vocabulary.js';

/** Far beyond any preface that a database puts before the first record. */
const HEAD_BYTES = 64 * 1024;

/** The format of a file by its beginning; null for a table, or for what is neither. */
export function recogniseReferences(bytes: Uint8Array): ReferenceFormat | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).trimStart();
  if (head.startsWith('{')) return null;
  if (/^\[\s*(?:\{|\]|$)/.test(head)) return 'csl-json';
  if (/^ty {0,2}- /im.test(head)) return 'ris';
  return ENTRY.test(head) ? 'bibtex' : null;
}

/** NOTE: a cell of a table may begin with @ too, so this looks for a key and what follows it. */
const ENTRY =
  /^[^\S\n]*@(?:(?:string|comment|preamble)\s*[{(]|[a-z]+\s*[{(]\s*[^\s,{}()"=]*\s*,\s*(?:$|[a-z][\w-]*\s*=))/im;
