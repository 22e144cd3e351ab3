import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { IDS } from './model/entry.js';

// Ranges of entries of the index of claims, and their SQL.

/** A range of entries by number. A null bound is open. */
export interface Span {
  /** An FTS5 query; null for every entry. */
  readonly match: string | null;
  /** With `match` null: only entries on the record. */
  readonly publicOnly: boolean;
  /** The lower bound, inclusive. */
  readonly from: number | null;
  /** The upper bound, exclusive. */
  readonly before: number | null;
  /** Of entries below a number, only those whose last day is at or after a day (YYYY-MM-DD); null for all. */
  readonly reaching: { readonly day: string; readonly below: number } | null;
  /** With `match`: entries with notes that the index may not hold yet; null for none. */
  readonly late: Late | null;
}

/** Entries that were compared with a search apart from the index. */
export interface Late {
  readonly decided: readonly number[];
  /** Those of them that match. */
  readonly found: readonly number[];
}

export type Value = string | number | bigint;

/**
 * A piece of SQL with the values of its parameters; typed text is never in the SQL. LIMIT is a literal: SQLite's
 * planner reads it, so a bound limit forces a re-prepare on every call.
 */
export interface SqlPart {
  readonly text: string;
  readonly values: readonly Value[];
}

/** FROM … WHERE … of a range. The bounds are on rowid, so that the index seeks to the first entry. */
export function sqlOfSpan(span: Span, isHiding: boolean): SqlPart {
  const { match, publicOnly, late } = span;
  // NOTE: the rows of entry_facets have the numbers of the entries, and are a hundredth of their size. A lower bound
  // here would be the one from which SQLite reads, and not that of the span.
  const table = publicOnly ? 'claim_entries' : 'entry_facets';
  const numbered = `${table} WHERE ${publicOnly ? 'public = 1' : '1'}`;
  if (match === null) return bounded(`FROM ${numbered}`, [], span, isHiding ? table : null);
  const hidden = isHiding ? 'claim_index' : null;
  const indexed = bounded('FROM claim_index WHERE claim_index MATCH ?', [match], span, hidden);
  return late === null ? indexed : withLate(indexed, late, span, isHiding);
}

function withLate(indexed: SqlPart, { decided, found }: Late, span: Span, isHiding: boolean): SqlPart {
  const hidden = isHiding ? 'claim_entries' : null;
  const others = bounded(
    `FROM claim_entries WHERE rowid IN ${LISTED}`,
    [JSON.stringify(found)],
    span,
    hidden,
  );
  return {
    text: `FROM (SELECT rowid AS rowid ${indexed.text} AND rowid NOT IN ${LISTED}
      UNION ALL SELECT rowid ${others.text}) WHERE 1`,
    values: [...indexed.values, JSON.stringify(decided), ...others.values],
  };
}

/** The numbers in a JSON array. */
export const LISTED = '(SELECT value FROM json_each(?))';

/** NOTE: a number above 2^31 is bound as a floating-point value, which FTS5 does not accept as a rowid bound. */
export function whole(entry: number): bigint {
  return BigInt(entry);
}

/** @param hidden the table, where entries of a running import have to be left out */
export function bounded(start: string, given: readonly Value[], span: Span, hidden: string | null): SqlPart {
  const parts: SqlPart[] = [{ text: start, values: given }];
  if (hidden) parts.push({ text: `AND ${isSeen('claims', `(${hidden}.rowid % ${IDS})`)}`, values: [] });
  if (span.from !== null) parts.push({ text: 'AND rowid >= ?', values: [whole(span.from)] });
  if (span.before !== null) parts.push({ text: 'AND rowid < ?', values: [whole(span.before)] });
  if (span.reaching !== null) parts.push(reaching(span.reaching));
  return {
    text: parts.map(({ text }) => text).join(' '),
    values: parts.flatMap(({ values }) => values),
  };
}

function reaching({ day, below }: NonNullable<Span['reaching']>): SqlPart {
  const { text, values } = reachingEntries(day, below);
  return { text: `AND (rowid >= ? OR rowid IN (${text}))`, values: [whole(below), ...values] };
}

/**
 * Entries below a number whose last day is at or after a day: those of up to 366 days within the year before, and the
 * few longer ones. NOTE: the indexes are named, since the planner would read all earlier entries instead.
 */
export function reachingEntries(day: string, below: number): SqlPart {
  return {
    text: `SELECT entry FROM main.claim_entries INDEXED BY claim_entries_wide
        WHERE wide_until IS NOT NULL AND entry >= ? AND entry < ? AND wide_until >= ?
      UNION ALL SELECT entry FROM main.claim_entries INDEXED BY claim_entries_long
        WHERE wide_until IS NOT NULL AND coalesce(julianday(wide_until), 9e9) - 1721058.5 - (entry >> 31) > 366
          AND entry < ? AND wide_until >= ?`,
    values: [whole(below - 367 * IDS), whole(below), day, whole(below), day],
  };
}
