import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { pickedId } from '../../platform/lib/fields/picks.js';
import {
  type CreateInput,
  createSchema,
  fullForm,
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

/** A field missing from a form is cleared; JSON changes only the fields it names. */
export function parseOutletEdit(as: 'form' | 'json', fields: unknown): Result<OutletEdit> {
  return parseWith(outletEdit, as === 'form' ? fullForm(SHAPE, fields as Record<string, unknown>) : fields);
}
