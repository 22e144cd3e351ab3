import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parsePatch, parseWith } from '../../platform/lib/fields/parse-with.js';
import { pickedId } from '../../platform/lib/fields/picks.js';
import {
  type CreateInput,
  createSchema,
  type PatchInput,
  patchSchema,
} from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';
import { BESIDE, withoutBeside } from '../duplicates/input.js';
import { OUTLET_FIELDS } from './fields.js';

const SHAPE = inputShape(OUTLET_FIELDS);

const PICKED = { id: pickedId('The outlet'), ...SHAPE };

export type NewOutlet = CreateInput<typeof SHAPE>;
/** How a source names its outlet: a saved one, or a new one. */
export type PickedOutlet = CreateInput<typeof PICKED>;
export type OutletEdit = PatchInput<typeof SHAPE>;

/** Also part of a source's schema: `outlet: {…}`. */
export const newOutlet = createSchema(PICKED);
export const wholeOutlet = createSchema({ ...SHAPE, ...BESIDE });
export const outletEdit = patchSchema(SHAPE);

export function parseOutlet(fields: unknown): Result<NewOutlet> {
  return withoutBeside(parseWith(wholeOutlet, fields));
}

export function parseOutletEdit(as: 'form' | 'json', fields: unknown): Result<OutletEdit> {
  return parsePatch(outletEdit, SHAPE, as, fields);
}
