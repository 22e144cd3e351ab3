import { hash } from 'node:crypto';
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { AppError } from '../../lib/errors.js';

// Keyset pagination: page 10,000 costs what page 1 costs. The cursor in the address holds the sort values of the last
// row and a checksum, so that a truncated cursor, or one of another order, is refused instead of showing wrong rows.

/**
 * A column that is selected under its own name: `claims.id` is read from the row as `id`. `or` is the one that counts
 * where it is null.
 */
export type PageKey = string | { readonly column: string; readonly or?: string; readonly collate: 'nocase' };

export interface PageWanted {
  /** The `next` of the previous page; null for the first page. */
  readonly after: string | null;
  /** Rows per page, at least 1. */
  readonly limit: number;
  readonly direction: 'asc' | 'desc';
  /** One or two. The last is unique and never null; a first one may be null (null sorts lowest). */
  readonly keys: readonly [PageKey] | readonly [PageKey, PageKey];
}

export interface Page<O> {
  readonly rows: O[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
}

type Value = string | number | null;
type AnyQuery = SelectQueryBuilder<Record<string, Record<string, unknown>>, string, object>;

/**
 * Runs a query for one page. The query has its columns and conditions, but no order and no limit.
 * @throws AppError `bad_request` for a cursor that was not made for this order
 */
export async function pageOf<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  wanted: PageWanted,
): Promise<Page<O>> {
  const ordered = orderBy(query as unknown as AnyQuery, wanted);
  const parts = wanted.after === null ? [null] : partsAfter(readCursor(wanted.after, wanted), wanted);
  const rows: object[] = [];
  // One more row than is shown reveals whether there is a next page.
  for (const condition of parts) {
    const part = condition === null ? ordered : ordered.where(condition);
    rows.push(...(await part.limit(wanted.limit + 1 - rows.length).execute()));
    if (rows.length > wanted.limit) break;
  }
  const shown = rows.slice(0, wanted.limit);
  const last = shown.at(-1);
  const next = rows.length > wanted.limit && last !== undefined ? cursorAfter(last, wanted) : null;
  return { rows: shown as O[], next };
}

function orderBy(query: AnyQuery, { keys, direction }: PageWanted): AnyQuery {
  return keys.reduce((ordered: AnyQuery, key) => ordered.orderBy(expressionOf(key), direction), query);
}

/**
 * The rows after a given one, as conditions whose results follow one another. NOTE: two conditions where nulls begin or
 * end there, since a single one with OR makes SQLite scan from the beginning.
 */
function partsAfter(values: readonly Value[], { keys, direction }: PageWanted): RawBuilder<boolean>[] {
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  const columns = keys.map(expressionOf);
  const [first, second] = columns as [RawBuilder<unknown>, RawBuilder<unknown>?];
  if (second === undefined) return [sql`${first} ${sign} ${values[0]}`];
  if (values[0] === null) {
    const amongNulls = sql<boolean>`(${first} is null and ${second} ${sign} ${values[1]})`;
    return direction === 'asc' ? [amongNulls, sql`${first} is not null`] : [amongNulls];
  }
  const beyond = typeof keys[0] === 'string' ? beyondRow() : beyondCollated();
  return direction === 'asc' ? [beyond] : [beyond, sql`${first} is null`];

  function beyondRow(): RawBuilder<boolean> {
    return sql`(${sql.join(columns)}) ${sign} (${sql.join(values)})`;
  }

  // SQLite uses an index for a row-value comparison only without an explicit collation.
  function beyondCollated(): RawBuilder<boolean> {
    return sql`(${first} ${sign}= ${values[0]} and (${first} ${sign} ${values[0]} or ${second} ${sign} ${values[1]}))`;
  }
}

function expressionOf(key: PageKey): RawBuilder<unknown> {
  if (typeof key === 'string') return sql`${sql.ref(key)}`;
  const { column, or } = key;
  const value = or === undefined ? sql.ref(column) : sql`coalesce(${sql.ref(column)}, ${sql.ref(or)})`;
  return sql`${value} collate nocase`;
}

function nameOf(column: string): string {
  return column.slice(column.lastIndexOf('.') + 1);
}

// Enough against accidents; a cursor is no secret, and a forged one shows nothing that the list itself does not.
const CHECKSUM_BYTES = 6;

/** The cursor with which `pageOf` continues after a row. */
export function cursorAfter(row: object, wanted: Pick<PageWanted, 'keys' | 'direction'>): string {
  const values = wanted.keys.map((key) => keyValue(row as Record<string, unknown>, key));
  return cursorOf(values as Value[], orderOf(wanted));
}

/** A cursor of some values for one order: `valuesIn` returns them for the same order alone. */
export function cursorOf(values: readonly Value[], order: string): string {
  const text = JSON.stringify(values);
  return Buffer.concat([checksumOf(text, order), Buffer.from(text)]).toString('base64url');
}

function keyValue(row: Record<string, unknown>, key: PageKey): unknown {
  if (typeof key === 'string') return sortValue(row, nameOf(key));
  const value = sortValue(row, nameOf(key.column));
  return key.or === undefined ? value : (value ?? sortValue(row, nameOf(key.or)));
}

function sortValue(row: Record<string, unknown>, name: string): unknown {
  if (row[name] === undefined)
    throw new TypeError(`A list in pages has to select what it is ordered by: ${name}`);
  return row[name];
}

function readCursor(cursor: string, wanted: PageWanted): readonly Value[] {
  const values = valuesIn(cursor, orderOf(wanted));
  if (values.length !== wanted.keys.length || values.at(-1) === null) throw damagedCursor();
  return values;
}

/** @throws AppError `bad_request` for a cursor that was not made for this order */
export function valuesIn(cursor: string, order: string): readonly Value[] {
  const bytes = Buffer.from(cursor, 'base64url');
  const text = bytes.subarray(CHECKSUM_BYTES).toString('utf8');
  if (!bytes.subarray(0, CHECKSUM_BYTES).equals(checksumOf(text, order))) throw damagedCursor();
  const values = parseValues(text);
  if (values === null) throw damagedCursor();
  return values;
}

function orderOf({ keys, direction }: Pick<PageWanted, 'keys' | 'direction'>): string {
  return JSON.stringify([keys, direction]);
}

function checksumOf(text: string, order: string): Buffer {
  return hash('sha256', order + text, 'buffer').subarray(0, CHECKSUM_BYTES);
}

function parseValues(text: string): Value[] | null {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) && values.every(isValue) ? values : null;
  } catch {
    return null;
  }
}

function isValue(value: unknown): value is Value {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** The error for a cursor that is truncated, forged or from another list. */
export function damagedCursor(): AppError {
  return new AppError(
    'bad_request',
    'The page position in this address (after=…) is not valid. Start again from the first page.',
  );
}
