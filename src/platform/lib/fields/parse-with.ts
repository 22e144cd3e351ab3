import type { z } from 'zod';
import type { FieldError, Result } from '../result.js';
import { ok, refused } from '../result.js';
import { wasSentAsJson } from './sent-as-json.js';
import { textForNumber } from './text-for-number.js';
import { clip } from './values.js';

/** Enough to correct a form; bounds the answer to a list with a million wrong members. */
const MAX_ERRORS = 50;

/** Parses untrusted input with a schema of `shapes.ts`. Paths have dots: `authors.0.family`. Never throws. */
export function parseWith<T>(schema: z.ZodType<T>, fields: unknown): Result<T> {
  const parsed = schema.safeParse(fields);
  const asText = wasSentAsJson(fields) ? textForNumber(schema, fields) : [];
  if (parsed.success && asText.length === 0) return ok(parsed.data);
  const issues = parsed.error?.issues ?? [];
  const others = issues.slice(0, MAX_ERRORS).flatMap(toFieldErrors).filter(isNotAmong(asText));
  return refused([...asText, ...others].slice(0, MAX_ERRORS));
}

/** Reports one error per place, and drops those for places within it. */
function isNotAmong(errors: readonly FieldError[]): (error: FieldError) => boolean {
  return ({ path: place }) => !errors.some(({ path }) => place === path || place.startsWith(`${path}.`));
}

function toFieldErrors(issue: z.core.$ZodIssue): readonly FieldError[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: dotted(issue.path), message: issue.message }];
  return issue.keys.slice(0, MAX_ERRORS).map((key) => ({
    path: dotted([...issue.path, key.slice(0, MAX_KEY)]),
    message: `${clip(key)} is not a field here; ${issue.message}`,
  }));
}

/** Bounds the length of an unknown key that is repeated in the answer. */
const MAX_KEY = 100;

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
