import { idOf } from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { type CreateInput, createSchema, required } from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';

const CHOICE = { snapshot_id: required(idOf('The newer copy'), 'Choose the newer copy') };

/** The newer copy to which an attribution is to refer. */
export const newerCopy = createSchema(CHOICE);

export function parseNewerCopy(fields: unknown): Result<CreateInput<typeof CHOICE>> {
  return parseWith(newerCopy, fields);
}
