import { prose } from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { createSchema } from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';

/** Part of the input of every action that may hide a mismatch: the reason, which is then required. */
export const SET_ASIDE_REASON = { set_aside_reason: prose({ max: 20_000, label: 'The reason' }) };

/** For an action without other input. */
export const setAsideBeside = createSchema(SET_ASIDE_REASON);

export function parseSetAside(fields: unknown): Result<{ readonly set_aside_reason: string | null }> {
  return parseWith(setAsideBeside, fields ?? {});
}
