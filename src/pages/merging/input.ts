import { idOf, line, prose } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { type CreateInput, createSchema, required } from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';

const CREDITED_VERSION = line({ max: 100, label: 'The version of the list of copies' });

const SHAPE = {
  into_id: required(idOf('The record to keep'), 'Choose the record to keep'),
  /** The version of it that was seen; by default any. */
  into_version: idOf('The version of the record to keep'),
  /** Of the list of copies that was seen; by default any. */
  credited_version: CREDITED_VERSION,
  /** Where copies credit another name, so that the merge is proposed. */
  reason: prose({ max: 10_000, label: 'The reason' }),
};

export type MergeWanted = CreateInput<typeof SHAPE>;
export const mergeWanted = createSchema(SHAPE);

export function parseMerge(fields: unknown): Result<MergeWanted> {
  return parseWith(mergeWanted, fields);
}

const AGREEMENT = { credited_version: CREDITED_VERSION };

export const mergeAgreement = createSchema(AGREEMENT);

export function parseAgreement(fields: unknown): Result<CreateInput<typeof AGREEMENT>> {
  return parseWith(mergeAgreement, fields);
}

/** Which record remains: by its id, or as picked on the page. */
export const mergeFilters = filtersBy({
  into_id: idOf('into_id'),
  'into.id': idOf('into.id'),
  'into.name': line({ max: 500, label: 'into.name' }),
  'into.title': line({ max: 500, label: 'into.title' }),
});
