import type { Db } from '../../../platform/db/schema.js';
import { AppError } from '../../../platform/lib/errors.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import { TERMINAL } from '../../../platform/viewer.js';
import { parseFilters } from '../../../record/claims/input.js';
import type { Wanted } from '../../lists/export-job.js';
import { ListReader } from '../../lists/store.js';

/** The claims that `--list` or `--query` select. */
export interface SelectionOptions {
  readonly list?: string;
  readonly query?: string;
}

/**
 * All claims by default. `--query` has filters as in the address of /claims, or words to search for.
 * @throws UsageError for an invalid number or filter; AppError not_found for an unknown list
 */
export async function selectedClaims(db: Db, { list, query = '' }: SelectionOptions): Promise<Wanted> {
  if (list !== undefined && query !== '') throw new UsageError('give --list or --query, not both.');
  if (list !== undefined) return { kind: 'list', id: await askedList(db, list) };
  const isWords = query !== '' && !query.includes('=');
  const filters = parseFilters(isWords ? { q: query } : Object.fromEntries(new URLSearchParams(query)));
  if (filters.ok) return { kind: 'filters', filters: filters.value };
  throw new UsageError(...filters.errors.map(({ path, message }) => `--query: ${path}: ${message}`));
}

async function askedList(db: Db, said: string): Promise<number> {
  if (!/^[1-9]\d{0,14}$/.test(said))
    throw new UsageError(`--list is ‘${said}’: give the number of a list, as in its address.`);
  const id = Number(said);
  if ((await new ListReader(db, TERMINAL).byId(id)) !== undefined) return id;
  throw new AppError(
    'not_found',
    `There is no shared list ${id}. See /lists. Private lists can be exported only from their pages.`,
  );
}
