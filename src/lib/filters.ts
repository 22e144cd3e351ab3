import type { z } from 'zod';
import { clip } from './fields/values.js';
import { parseWith } from './parse-with.js';
import { type Result, refused } from './result.js';
import type { Shape } from './shapes.js';

/** As many as an address that somebody typed can have wrong. */
const MOST = 20;

/**
 * The filters in an address. One that is not known is refused, so that a misspelt one never shows too much, and
 * whoever typed it is told which there are.
 */
export function parseFiltersBy<T>(schema: z.ZodType<T>, shape: Shape, query: unknown): Result<T> {
  const names = Object.keys(shape).filter((name) => name !== 'after');
  const unknown = Object.keys(Object(query)).filter((name) => !Object.hasOwn(shape, name));
  if (unknown.length === 0) return parseWith(schema, query);
  return refused(
    unknown.slice(0, MOST).map((name) => ({
      path: name.slice(0, 100),
      message: `There is no filter ${clip(name)} here. There are: ${names.join(', ')}`,
    })),
  );
}
