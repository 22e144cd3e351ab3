import { idOf } from '../../platform/lib/fields/fields.js';
import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { pickedId, withoutLoneIds } from '../../platform/lib/fields/picks.js';
import {
  type CreateInput,
  createSchema,
  eitherOf,
  fullForm,
  nested,
  type PatchInput,
  patchSchema,
} from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';
import { BESIDE, withoutBeside } from '../duplicates/input.js';
import { sourceRef } from '../sources/input.js';
import { OCCASION_FIELDS } from './fields.js';

/** The fields with which a claim describes a new occasion: `occasion: {…}`. */
const DESCRIBED = inputShape(OCCASION_FIELDS);

const SHAPE = { ...DESCRIBED, source_id: idOf('The source'), source: nested(sourceRef) };

const PICKED = { id: pickedId('The occasion'), ...DESCRIBED };

export type DescribedOccasion = CreateInput<typeof DESCRIBED>;
/** How a claim names its occasion: a saved one, or a new one. */
export type PickedOccasion = CreateInput<typeof PICKED>;
export type NewOccasion = CreateInput<typeof SHAPE>;
export type OccasionEdit = PatchInput<typeof SHAPE>;

/** Also part of the schema of a claim or an attribution: `occasion: {…}`. */
export const newOccasion = createSchema(PICKED);
export const wholeOccasion = eitherOf(createSchema({ ...SHAPE, ...BESIDE }), 'source_id', 'source');
export const occasionEdit = eitherOf(patchSchema(SHAPE), 'source_id', 'source');

export function parseOccasion(as: 'form' | 'json', fields: unknown): Result<NewOccasion> {
  return withoutBeside(parseWith(wholeOccasion, as === 'form' ? withoutLoneIds(fields) : fields));
}

/** A field missing from a form is cleared; JSON changes only the fields it names. */
export function parseOccasionEdit(as: 'form' | 'json', fields: unknown): Result<OccasionEdit> {
  return parseWith(
    occasionEdit,
    as === 'form' ? fullForm(SHAPE, withoutLoneIds(fields) as Record<string, unknown>) : fields,
  );
}
