import type { z } from 'zod';
import { type Result, refused } from '../result.js';
import { line } from './fields.js';
import { parseWith } from './parse-with.js';
import { type CreateInput, createSchema, type Shape } from './shapes.js';
import { clip } from './values.js';

/** The filters that a list accepts in its address. */
export interface Filters<T> {
  readonly names: readonly string[];
  readonly schema: z.ZodType<T>;
  /**
   * The filters in an address. An unknown one is refused, so that a misspelt filter never shows too much; the error
   * lists the known ones.
   */
  read(query: unknown): Result<T>;
}

/** More errors than an address typed by hand can have. */
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

/** A cursor is no filter: only links contain it. */
function offered(names: readonly string[]): string {
  const filters = names.filter((name) => name !== 'after');
  if (filters.length === 0) return ': this list takes none';
  return `. There ${filters.length === 1 ? 'is one' : 'are'}: ${filters.join(', ')}`;
}

const after = line({ max: 1_000, label: 'after' });

/** For a list that is neither filtered nor paginated. */
export const NO_FILTERS = filtersBy({});
/** For a paginated list without filters. */
export const PAGED = filtersBy({ after });
/** For a list with text search. */
export const SEARCHED = filtersBy({ q: line({ max: 1_000, label: 'The search' }), after });
