import { inputShape } from '../../platform/lib/noun-fields.js';
import { parseWith } from '../../platform/lib/parse-with.js';
import type { Result } from '../../platform/lib/result.js';
import { type Created, creating, type Edited, editing, fullForm } from '../../platform/lib/shapes.js';
import { TAG_FIELDS } from './fields.js';

const SHAPE = inputShape(TAG_FIELDS);

export type NewTag = Created<typeof SHAPE>;
export type TagEdit = Edited<typeof SHAPE>;

export const newTag = creating(SHAPE);
export const tagEdit = editing(SHAPE);

export function parseTag(fields: unknown): Result<NewTag> {
  return parseWith(newTag, fields);
}

/** A form says what is cleared by leaving it out; JSON changes only what it names. */
export function parseTagEdit(as: 'form' | 'json', fields: unknown): Result<TagEdit> {
  return parseWith(tagEdit, as === 'form' ? fullForm(SHAPE, fields as Record<string, unknown>) : fields);
}
