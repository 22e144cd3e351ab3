import type { Span } from '../text/span.js';

// Letters to an editor: outside quotation marks, their words are those of who signs.

const SALUTATION = /^\s*(?:dear |sir[,—–-]|madam[,—–-]|to the editor\b)/iu;
/** “Ada Berg”, “Ada Berg, churchwarden, Halvern” */
const SIGNATURE = /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,4}(?=,|\s|$)/u;
/** UTF-16 code units of the last paragraph that are read. */
const MAX_SIGNATURE_UTF16 = 120;

export function isLetter(text: string): boolean {
  return SALUTATION.test(text);
}

/** The name below a letter; null for another text, or where its last paragraph begins with none. */
export function writerOf(text: string): Span | null {
  if (!isLetter(text)) return null;
  const last = text.trimEnd().lastIndexOf('\n\n');
  const start = last + 2;
  const [name] = last < 0 ? [] : (SIGNATURE.exec(text.slice(start, start + MAX_SIGNATURE_UTF16)) ?? []);
  return name === undefined ? null : [start, start + name.length];
}
