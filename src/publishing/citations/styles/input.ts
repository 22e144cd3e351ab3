import { line, span } from '../../../platform/lib/fields/fields.js';
import { filtersBy } from '../../../platform/lib/fields/filters.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import { createSchema, required } from '../../../platform/lib/fields/shapes.js';
import { counted } from '../../../platform/lib/fields/values.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';

/** Several times the largest style of the collection. */
export const MAX_STYLE_BYTES = 512 * 1024;

/** The filters of the page of styles: words, and the style that is shown. */
export const styleFilters = filtersBy({
  q: line({ max: 1_000, label: 'The search' }),
  style: line({ max: 200, label: 'The style' }),
});

const replaces = line({ max: 64, label: 'The file that is replaced' });

/** A style comes as a file, or as text. */
export const newStyle = createSchema({
  csl: required(span({ max: MAX_STYLE_BYTES, label: 'The style' }), 'Choose the CSL file first'),
  replaces,
});
export const besideStyle = createSchema({ replaces });

/** The SHA-256 of the file in use that the sender has seen beside the one to restore; null for none. */
export function parseReplaces(fields: unknown): Result<string | null> {
  const input = parseWith(besideStyle, fields);
  return input.ok ? ok(input.value.replaces) : input;
}

/** The page that asks passes the file on in base64, since browsers change the line ends of text. */
const passedOn = createSchema({
  csl_base64: required(span({ max: MAX_STYLE_BYTES * 2, label: 'The style' }), 'Choose the CSL file first'),
  replaces,
});

export interface SentStyle {
  /** The text of the file, unchanged but for a byte order mark. */
  readonly csl: string;
  /** The SHA-256 of the file in use that the sender has seen beside this one; null for none. */
  readonly replaces: string | null;
}

export function parseStyle(fields: unknown, file: { readonly bytes: Uint8Array } | null): Result<SentStyle> {
  if (file !== null) return sentIn(parseWith(besideStyle, fields), () => file.bytes);
  if (typeof fields === 'object' && fields !== null && 'csl_base64' in fields)
    return sentIn(parseWith(passedOn, fields), ({ csl_base64 }) => Buffer.from(csl_base64, 'base64'));
  return sentIn(parseWith(newStyle, fields), ({ csl }) => new TextEncoder().encode(csl));
}

function sentIn<T extends { readonly replaces: string | null }>(
  input: Result<T>,
  bytesOf: (value: T) => Uint8Array,
): Result<SentStyle> {
  if (!input.ok) return input;
  const csl = textOf(bytesOf(input.value));
  return csl.ok ? ok({ csl: csl.value, replaces: input.value.replaces }) : csl;
}

function textOf(bytes: Uint8Array): Result<string> {
  const fault = (message: string) => refused([{ path: 'csl', message }]);
  if (bytes.length > MAX_STYLE_BYTES)
    return fault(`This file has ${counted(bytes.length)} bytes; the limit for a style is 512 KB`);
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return fault('This file is not UTF-8: save it as UTF-8, and choose it again');
  }
}
