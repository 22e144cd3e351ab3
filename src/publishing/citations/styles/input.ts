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

export const newStyle = createSchema({
  csl: required(span({ max: MAX_STYLE_BYTES, label: 'The style' }), 'Choose the CSL file first'),
});

/** A style comes as a file without further fields, or as text. */
export const besideStyle = createSchema({});

/** The text of a CSL file, unchanged but for a byte order mark. */
export function parseStyle(fields: unknown, file: { readonly bytes: Uint8Array } | null): Result<string> {
  if (file !== null) return textOf(file.bytes);
  const input = parseWith(newStyle, fields);
  if (!input.ok) return input;
  return textOf(new TextEncoder().encode(input.value.csl));
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
