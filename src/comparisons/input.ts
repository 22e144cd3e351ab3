import { idOf } from '../lib/fields.js';
import { parseWith } from '../lib/parse-with.js';
import type { Result } from '../lib/result.js';
import { type Created, creating, required } from '../lib/shapes.js';

const CHOICE = { snapshot_id: required(idOf('The newer copy'), 'Enter the number of the newer copy') };

/** Which newer copy of its source an attribution is to point to. */
export const newerCopy = creating(CHOICE);

export function parseNewerCopy(fields: unknown): Result<Created<typeof CHOICE>> {
  return parseWith(newerCopy, fields);
}
