import { SET_ASIDE_REASON } from '../../derived/set-asides/input.js';
import { idOf, line } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';
import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { pickedId, withoutLoneIds } from '../../platform/lib/fields/picks.js';
import {
  type CreateInput,
  createSchema,
  eitherOf,
  fullForm,
  listOf,
  nested,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';
import { BESIDE, withoutBeside } from '../duplicates/input.js';
import { newOutlet } from '../outlets/input.js';
import { SOURCE_FIELDS } from './fields.js';

/** A name as in CSL. */
export const author = createSchema({
  family: line({ max: 200, label: 'Family name' }),
  given: line({ max: 200, label: 'Given name' }),
  literal: line({ max: 200, label: 'Author' }),
});

const { type, title, translated_title, container_title, ...more } = inputShape(SOURCE_FIELDS);

const SHAPE = {
  type,
  title,
  translated_title,
  outlet_id: idOf('The outlet'),
  outlet: nested(newOutlet),
  container_title,
  authors: listOf(nested(author), { max: 50 }),
  ...more,
};

const PICKED = { id: pickedId('The source'), ...SHAPE };

export type NewSource = CreateInput<typeof SHAPE>;
/** How an attribution names its source: a saved one, or a new one. */
export type PickedSource = CreateInput<typeof PICKED>;
const EDITED = { ...SHAPE, ...SET_ASIDE_REASON };
export type SourceEdit = PatchInput<typeof EDITED>;

/** Also part of an attribution's schema: `source: {…}`. */
export const newSource = eitherOf(createSchema(PICKED), 'outlet_id', 'outlet');
export const wholeSource = eitherOf(createSchema({ ...SHAPE, ...BESIDE }), 'outlet_id', 'outlet');
export const sourceEdit = eitherOf(patchSchema(EDITED), 'outlet_id', 'outlet');

/** A saved source: `source: {id, title}`. Used where no source can be created along the way. */
export const sourceRef = createSchema({
  id: idOf('The source'),
  title: required(line({ max: 500, label: 'Title' }), 'Enter the source’s title'),
});

export const sourceFilters = filtersBy({
  q: line({ max: 1_000, label: 'The search' }),
  outlet: idOf('outlet'),
  after: line({ max: 1_000, label: 'after' }),
});

export function parseSource(as: 'form' | 'json', fields: unknown): Result<NewSource> {
  return withoutBeside(parseWith(wholeSource, as === 'form' ? withoutLoneIds(fields) : fields));
}

export function parseSourceEdit(as: 'form' | 'json', fields: unknown): Result<SourceEdit> {
  return parseWith(
    sourceEdit,
    as === 'form' ? fullForm(SHAPE, withoutLoneIds(fields) as Record<string, unknown>) : fields,
  );
}
