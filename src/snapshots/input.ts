import { line, span } from '../lib/fields.js';
import { parseWith } from '../lib/parse-with.js';
import type { Result } from '../lib/result.js';
import { type Created, creating, required } from '../lib/shapes.js';

/** About a thousand printed pages: more is a book, and comes as a file. */
const MOST = 2_000_000;

const SHAPE = {
  text: required(
    span({ max: MOST, label: 'The copy' }).transform((text) => (text?.trim() === '' ? null : text)),
    'Paste the text of the source',
  ),
  typed_in_by: line({ max: 200, label: 'Who typed it in' }),
};

export type PastedText = Created<typeof SHAPE>;
export const pastedText = creating(SHAPE);

/** Pasted text is kept to the letter; line ends alone are made the same everywhere. */
export function parsePastedText(fields: unknown): Result<PastedText> {
  return parseWith(pastedText, fields);
}
