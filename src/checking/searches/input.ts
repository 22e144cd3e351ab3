import type { z } from 'zod';
import type { EdtfDate } from '../../platform/lib/edtf/edtf.js';
import { edtfDate, flag, line, oneOf, prose, words } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  fullForm,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { type FieldError, type Result, refused } from '../../platform/lib/result.js';
import { SEARCH_OUTCOMES } from '../../vocabulary.js';

const SHAPE = {
  where: required(line({ max: 500, label: 'Where' }), 'Enter where you looked'),
  words: required(words({ max: 2_000, label: 'Search words' }), 'Enter the words you searched for'),
  date: edtfDate('Search date'),
  outcome: required(oneOf(SEARCH_OUTCOMES), 'Choose the outcome'),
  result: prose({ max: 10_000, label: 'The result' }),
};

export type NewSearch = CreateInput<typeof SHAPE>;
export type SearchEdit = PatchInput<typeof SHAPE>;

export const newSearch = createSchema(SHAPE);
export const searchEdit = patchSchema(SHAPE);

/** @param now the latest possible date */
export function parseSearch(fields: unknown, now: Date): Result<NewSearch> {
  return notAhead(parseWith(newSearch, fields), now);
}

/** A field missing from a form is cleared; JSON changes only the fields it names. */
export function parseSearchEdit(as: 'form' | 'json', fields: unknown, now: Date): Result<SearchEdit> {
  const given = as === 'form' ? fullForm(SHAPE, fields as Record<string, unknown>) : fields;
  return notAhead(parseWith(searchEdit, given), now);
}

export const searchFilters = filtersBy({
  show: oneOf({ open: 'Still looking', all: 'All' }, 'show'),
  mine: flag(),
  after: line({ max: 1_000, label: 'after' }),
});

export type SearchFilters = z.output<typeof searchFilters.schema>;

function notAhead<T extends { readonly date?: EdtfDate | null | undefined }>(
  input: Result<T>,
  now: Date,
): Result<T> {
  const fault = input.ok ? dateFault(input.value.date ?? null, now) : null;
  return fault === null ? input : refused([fault]);
}

/** The earliest time zone is fourteen hours ahead of UTC. */
const FIRST_DAY_MS = 14 * 3_600_000;

function dateFault(date: EdtfDate | null, now: Date): FieldError | null {
  const today = new Date(now.getTime() + FIRST_DAY_MS).toISOString().slice(0, 10);
  if (date === null || date.min === null || date.min <= today) return null;
  return { path: 'date', message: `${date.text} is in the future. Enter the day of the search` };
}
