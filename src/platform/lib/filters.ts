import type { z } from 'zod';
import { clip } from './fields/values.js';
import { line } from './fields.js';
import { parseWith } from './parse-with.js';
import { type Result, refused } from './result.js';
import { type CreateInput, createSchema, type Shape } from './shapes.js';

/** What the address of a list may ask for. */
export interface Filters<T> {
  readonly names: readonly string[];
  readonly schema: z.ZodType<T>;
  /**
   * The filters in an address. One that is not known is refused, so that a misspelt one never shows too much, and
   * whoever typed it is told which there are.
   */
  read(query: unknown): Result<T>;
}

/** As many as an address that somebody typed can have wrong. */
const MAX_FAULTS = 20;

export function filtersBy<S extends Shape>(shape: S): Filters<CreateInput<S>> {
  const [names, schema] = [Object.keys(shape), createSchema(shape)];
  const read = (query: unknown): Result<CreateInput<S>> => {
    const unknown = Object.keys(Object(query)).filter((name) => !names.includes(name));
    if (unknown.length === 0) return parseWith(schema, query);
    const message = (name: string) => `There is no filter ${clip(name)} here${offered(names)}`;
    return refused(
      unknown.slice(0, MAX_FAULTS).map((name) => ({ path: name.slice(0, 100), message: message(name) })),
    );
  };
  return { names, schema, read };
}

/** Where a page begins is no filter: a link says it. */
function offered(names: readonly string[]): string {
  const filters = names.filter((name) => name !== 'after');
  if (filters.length === 0) return ': this list takes none';
  return `. There ${filters.length === 1 ? 'is one' : 'are'}: ${filters.join(', ')}`;
}

const after = line({ max: 1_000, label: 'after' });

/** Of a list that is whole on one page. */
export const WHOLE = filtersBy({});
/** Of a list that is read a page at a time, and not narrowed. */
export const PAGED = filtersBy({ after });
/** Of a list in which words can be looked for. */
export const SEARCHED = filtersBy({ q: line({ max: 1_000, label: 'The search' }), after });
