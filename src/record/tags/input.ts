import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  fullForm,
  type PatchInput,
  patchSchema,
} from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';
import { TAG_FIELDS } from './fields.js';

const SHAPE = inputShape(TAG_FIELDS);

export type NewTag = CreateInput<typeof SHAPE>;
export type TagEdit = PatchInput<typeof SHAPE>;

export const newTag = createSchema(SHAPE);
export const tagEdit = patchSchema(SHAPE);

export function parseTag(fields: unknown): Result<NewTag> {
  return parseWith(newTag, fields);
}

/** A field missing from a form is cleared; JSON changes only the fields it names. */
export function parseTagEdit(as: 'form' | 'json', fields: unknown): Result<TagEdit> {
  return parseWith(tagEdit, as === 'form' ? fullForm(SHAPE, fields as Record<string, unknown>) : fields);
}
