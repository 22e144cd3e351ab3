import { idOf, language, line, oneOf, wholeNumber } from '../../../platform/lib/fields/fields.js';
import { filtersBy } from '../../../platform/lib/fields/filters.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import { type CreateInput, createSchema, listOf } from '../../../platform/lib/fields/shapes.js';
import type { Result } from '../../../platform/lib/result.js';
import { LIST_KINDS } from '../../../vocabulary.js';
import { BY_STYLE } from '../../citations/styles/model/card.js';
import { EDITION_FORMATS } from './model.js';

/** The most restricted claims that one edition may name. */
const MAX_RESTRICTED = 10_000;

export const GROUPINGS = { source: 'Quotations of one source together' } as const;

const SHAPE = {
  name: line({ max: 200, label: 'Name' }),
  kind: oneOf(LIST_KINDS),
  grouping: oneOf(GROUPINGS),
  /** An id or a title: the routes look it up. */
  style: line({ max: 200, label: 'The citation style' }),
  locale: language(BY_STYLE),
  restricted: listOf(idOf('restricted'), { max: MAX_RESTRICTED, commas: true }),
};

export const newEdition = createSchema(SHAPE);
export type NewEdition = CreateInput<typeof SHAPE>;

/** What an edition is to be; a field that is missing is as the list has it. */
export function parseEdition(fields: unknown): Result<NewEdition> {
  return parseWith(newEdition, fields);
}

/** The format of an edition’s file. */
export const editionFile = filtersBy({ format: oneOf(EDITION_FORMATS) });

/** A part of what has changed since. */
export const changesPart = filtersBy({ part: wholeNumber({ min: 1, max: 100_000, label: 'part' }) });
