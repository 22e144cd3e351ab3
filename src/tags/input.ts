import { type Field, line, prose } from '../lib/fields.js';
import { parseWith } from '../lib/parse-with.js';
import type { Result } from '../lib/result.js';
import { type Created, creating, type Edited, editing, fullForm, required } from '../lib/shapes.js';

/** One name of a tag, also in a claim’s `tags: […]`. */
export const tagName: Field<string> = line({ max: 100, label: 'A tag' }).refine(
  (name) => name === null || !name.includes(','),
  'A tag has no comma in it: forms tell tags apart by their commas',
);

const SHAPE = {
  name: required(tagName, 'Enter the tag'),
  note: prose({ max: 10_000, label: 'Note' }),
};

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
