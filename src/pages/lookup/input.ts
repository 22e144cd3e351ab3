import { line, words } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { type CreateInput, createSchema, required } from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';

/** The longest text that is looked up, in UTF-16 code units. */
export const MAX_LOOKUP_UTF16 = 20_000;

const TEXT = words({ max: MAX_LOOKUP_UTF16, label: 'The text' }).refine(
  (text) => text === null || HAS_WORD.test(text),
  'The text has punctuation marks only: enter words to look up',
);
/** A letter, a digit or a symbol: an emoji may be all that somebody said. */
const HAS_WORD = /[\p{L}\p{N}\p{S}]/u;
const SPEAKER = line({ max: 200, label: 'The speaker' });

/** A short text in an address, which can be linked to. */
export const lookupFilters = filtersBy({ q: TEXT, speaker: SPEAKER });

const SHAPE = { text: required(TEXT, 'Enter the text to look up'), speaker: SPEAKER };

/** A text of any length, sent as a form or as JSON. */
export const lookupText = createSchema(SHAPE);

export type LookupText = CreateInput<typeof SHAPE>;

export function parseLookup(fields: unknown): Result<LookupText> {
  return parseWith(lookupText, fields);
}
