import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import { hidesRows } from '../../platform/db/connection/dialect.js';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import { ENTRIES_OF_CLAIMS, rewriteEntry, rewriteNotes } from './entry-store.js';
import { IDS } from './model/entry.js';

// The index of claims: with entry-store.ts, which it calls, the only place with SQL for full-text search on claims.
// Queries come compiled (model/compile-query.ts); the caller adds a token for what the viewer may see.

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

export type Direction = 'asc' | 'desc';

/** The facet tokens that some claims share, separated by spaces, and the number of these claims. */
export interface FacetCombo {
  readonly facets: string;
  readonly claims: number;
}

export interface SomeFacets {
  readonly combos: readonly FacetCombo[];
  /** Whether there are no more. */
  readonly isWhole: boolean;
}

export class ClaimIndexReader extends UnfilteredReader {
  /** Entry numbers in order: by date, and by claim within a day. */
  async entries(span: Span, direction: Direction, limit: number): Promise<number[]> {
    const { text, values } = this.from(span);
    const order = direction === 'asc' ? 'ASC' : 'DESC';
    const rows = await this.ask<{ entry: number }>(
      `SELECT rowid AS entry ${text} ORDER BY rowid ${order} LIMIT ${whole(limit)}`,
      values,
    );
    return rows.map(({ entry }) => entry);
  }

  /** Claims, most recently added first. With a query it takes time proportional to the number of matches. */
  async newestAdded(span: Span, below: number, limit: number): Promise<number[]> {
    // NOTE: the plus keeps SQLite from reading all public entries and sorting them.
    const all = `FROM claim_entries WHERE ${span.publicOnly ? '+public = 1' : '1'}`;
    const [id, { text, values }] =
      span.match === null
        ? (['claim_id', bounded(all, [], span, this.isHiding() ? 'claim_entries' : null)] as const)
        : ([`rowid % ${IDS}`, this.from(span)] as const);
    const found = await this.ask<{ id: number }>(
      `SELECT ${id} AS id ${text} AND ${id} < ? ORDER BY ${id} DESC LIMIT ${whole(limit)}`,
      [...values, below],
    );
    return found.map((row) => row.id);
  }

  /** Those of some entries that match. */
  async among(match: string, entries: readonly number[]): Promise<number[]> {
    const rows = await this.ask<{ entry: number }>(
      `SELECT rowid AS entry FROM claim_index WHERE claim_index MATCH ? AND rowid IN ${LISTED}`,
      [match, JSON.stringify(entries)],
    );
    return rows.map(({ entry }) => entry);
  }

  /** The number of matches, counted up to `most`. */
  async count(span: Span, most: number): Promise<number> {
    const { text, values } = this.from(span);
    const counted = `SELECT count(*) AS n FROM (SELECT 1 ${text} LIMIT ${whole(most)})`;
    const [row] = await this.ask<{ n: number }>(counted, values);
    return row?.n ?? 0;
  }

  /** The earliest entry below a number whose last day is at or after a day; null where there is none. */
  async firstReaching(day: string, before: number): Promise<number | null> {
    const { text, values } = reachingEntries(day, before);
    const seen = this.isHiding() ? ` WHERE ${isSeen('claims', `(entry % ${IDS})`)}` : '';
    const [row] = await this.ask<{ entry: number | null }>(
      `SELECT min(entry) AS entry FROM (${text})${seen}`,
      values,
    );
    return row?.entry ?? null;
  }

  /** The facets of the first matches, up to `most`. NOTE: also of entries that are not on the record. */
  async facets(span: Span, most: number): Promise<SomeFacets> {
    const { text, values } = this.from({ ...span, publicOnly: false });
    const limit = `LIMIT ${whole(most + 1)}`;
    // NOTE: one text of all numbers takes half the time of counting them in SQL.
    const numbers =
      span.match === null
        ? `SELECT combo_id ${text} ${limit}`
        : `SELECT f.combo_id FROM (SELECT rowid AS entry ${text} ${limit}) m JOIN entry_facets f ON f.entry = m.entry`;
    const [row] = await this.ask<{ ids: string | null }>(
      `SELECT group_concat(combo_id) AS ids FROM (${numbers})`,
      values,
    );
    const ids = row?.ids?.split(',') ?? [];
    return { combos: await this.combosOf(ids), isWhole: ids.length <= most };
  }

  /**
   * The tokens of the newest matches from the speaker on, up to `most` matches: their records and tags.
   * NOTE: with `match` null also of entries that are not on the record, unless `publicOnly`.
   */
  async recordTokens(span: Span, most: number): Promise<readonly string[]> {
    const { text, values } = this.from(span);
    const [row] = await this.ask<{ tokens: string | null }>(
      `SELECT group_concat(substr(e.tokens, instr(e.tokens, ' _sp_') + 1), ' ') AS tokens
        FROM (SELECT rowid AS entry ${text} ORDER BY rowid DESC LIMIT ${whole(most)}) m
        CROSS JOIN main.claim_entries e ON e.entry = m.entry`,
      values,
    );
    // Several of a kind are separated by commas.
    return row?.tokens?.split(/[ ,]/) ?? [];
  }

  private async combosOf(ids: readonly string[]): Promise<readonly FacetCombo[]> {
    const claims = new Map<string, number>();
    for (const id of ids) claims.set(id, (claims.get(id) ?? 0) + 1);
    const named = await this.ask<{ id: number; facets: string }>(
      `SELECT id, facets FROM facet_combos WHERE id IN ${LISTED}`,
      [`[${[...claims.keys()].join()}]`],
    );
    return named.map(({ id, facets }) => ({ facets, claims: claims.get(String(id)) ?? 0 }));
  }

  /** The facets of all entries, which are counted as they are written. */
  async allFacets(): Promise<readonly FacetCombo[]> {
    return this.ask<FacetCombo>(`${FACETS} GROUP BY facets`, []);
  }

  /** The facets of the dated entries of these years, both inclusive. */
  async facetsOfYears(first: number, last: number): Promise<readonly FacetCombo[]> {
    return this.ask<FacetCombo>(`${FACETS} AND year BETWEEN ? AND ? GROUP BY facets`, [first, last]);
  }

  private from(span: Span): SqlPart {
    return from(span, this.isHiding());
  }

  /** Whether entries of a running import have to be left out. */
  private isHiding(): boolean {
    return hidesRows(this.db);
  }

  // SQL as a string, since a page runs two dozen of these, and building each query would cost as much as running it.
  private async ask<Row>(text: string, values: readonly Value[]): Promise<readonly Row[]> {
    return (await this.db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
  }
}

const FACETS = 'SELECT facets, sum(claims) AS claims FROM facet_combos WHERE claims > 0';

type Value = string | number | bigint;

/**
 * A piece of SQL with the values of its parameters; typed text is never in the SQL. LIMIT is a literal: SQLite's
 * planner reads it, so a bound limit forces a re-prepare on every call.
 */
interface SqlPart {
  readonly text: string;
  readonly values: readonly Value[];
}

/** FROM … WHERE … of a range. The bounds are on rowid, so that the index seeks to the first entry. */
function from(span: Span, isHiding: boolean): SqlPart {
  const { match, publicOnly, late } = span;
  // NOTE: the rows of entry_facets have the numbers of the entries, and are a hundredth of their size.
  const numbered = publicOnly ? 'claim_entries WHERE public = 1' : 'entry_facets WHERE rowid > 0';
  if (match === null)
    return bounded(`FROM ${numbered}`, [], span, isHiding && publicOnly ? 'claim_entries' : null);
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

const LISTED = '(SELECT value FROM json_each(?))';

/** NOTE: a number above 2^31 is bound as a floating-point value, which FTS5 does not accept as a rowid bound. */
function whole(entry: number): bigint {
  return BigInt(entry);
}

/** @param hidden the table, where entries of a running import have to be left out */
function bounded(start: string, given: readonly Value[], span: Span, hidden: string | null): SqlPart {
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
function reachingEntries(day: string, below: number): SqlPart {
  return {
    text: `SELECT entry FROM main.claim_entries INDEXED BY claim_entries_wide
        WHERE wide_until IS NOT NULL AND entry >= ? AND entry < ? AND wide_until >= ?
      UNION ALL SELECT entry FROM main.claim_entries INDEXED BY claim_entries_long
        WHERE wide_until IS NOT NULL AND coalesce(julianday(wide_until), 9e9) - 1721058.5 - (entry >> 31) > 366
          AND entry < ? AND wide_until >= ?`,
    values: [whole(below - 367 * IDS), whole(below), day, whole(below), day],
  };
}

export class ClaimIndexWriter extends InTransaction {
  /** Recomputes the entries of these claims with a constant number of statements. */
  async refresh(claimIds: readonly number[]): Promise<void> {
    const [first] = claimIds;
    if (first === undefined) return;
    if (claimIds.length === 1 && (await rewriteEntry(this.tx, first))) return;
    const [ids, how] =
      claimIds.length === 1 ? ([first, 'one'] as const) : ([JSON.stringify(claimIds), 'many'] as const);
    for (const step of REFRESH) await step(this.tx, { ids }, how);
  }

  /** The same where only notes changed. */
  async refreshNotes(claimIds: readonly number[]): Promise<void> {
    if (claimIds.length > 0) await rewriteNotes(this.tx, claimIds);
  }

  /** Counts the facets of entries that readers did not see before: of these claims, both bounds inclusive. */
  async countFacets(first: number, last: number): Promise<void> {
    const span = sql`WHERE e.claim_id BETWEEN ${first} AND ${last}`;
    await sql`INSERT INTO facet_combos (facets, year, claims)
      SELECT e.facets, ${YEAR_OF_ENTRY}, count(*) FROM claim_entries e ${span} GROUP BY 1, 2
      ON CONFLICT (facets, year) DO UPDATE SET claims = claims + excluded.claims`.execute(this.tx);
    await sql`INSERT INTO entry_facets (entry, combo_id)
      SELECT e.entry, c.id FROM claim_entries e
        JOIN facet_combos c ON c.facets = e.facets AND c.year = ${YEAR_OF_ENTRY} ${span} ORDER BY 1`.execute(
      this.tx,
    );
  }

  /** Rebuilds the whole index; returns the number of entries. */
  async rebuild(): Promise<number> {
    await sql`DELETE FROM claim_entries`.execute(this.tx);
    await sql`${INSERT_ENTRIES} ORDER BY 1`.execute(this.tx);
    // During a rebuild, segments can be merged while they are written.
    await this.tell('automerge', 4);
    await sql`INSERT INTO claim_index (claim_index) VALUES ('rebuild')`.execute(this.tx);
    await this.tell('automerge', 0);
    await sql`UPDATE notes_indexed SET up_to = (SELECT coalesce(max(id), 0) FROM annotations)`.execute(
      this.tx,
    );
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM claim_entries`.execute(this.tx);
    return rows[0]?.n ?? 0;
  }

  /**
   * Merges some of the segments that changes have left.
   * @param pages how many pages of 4 KB to write at most
   * @returns whether there was anything to merge
   * @source SQLite, FTS5, the 'merge' command: a difference of one in total_changes() is its own row
   */
  async merge(pages: number): Promise<boolean> {
    const before = await this.written();
    await this.tell('merge', pages);
    return (await this.written()) - before > 1;
  }

  private async tell(what: 'automerge' | 'merge', rank: number): Promise<void> {
    await sql`INSERT INTO claim_index (claim_index, rank) VALUES (${what}, ${whole(rank)})`.execute(this.tx);
  }

  private async written(): Promise<number> {
    const { rows } = await sql<{ n: number }>`SELECT total_changes() AS n`.execute(this.tx);
    return rows[0]?.n ?? 0;
  }

  /** Merges the whole index into one segment, so that deleted content leaves the file. */
  async optimise(): Promise<void> {
    await sql`INSERT INTO claim_index (claim_index) VALUES ('optimize')`.execute(this.tx);
  }
}

// As the triggers of claim_entries count it.
const YEAR_OF_ENTRY = sql.raw(
  `CASE WHEN e.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (e.entry >> 31) + 1721058.5) AS INTEGER) END`,
);

const INSERT_ENTRIES = sql.raw(`INSERT INTO claim_entries
  (entry, claim_id, public, wide_until, words, wordings, names, sources, notes, tokens)${ENTRIES_OF_CLAIMS}`);

/**
 * For entries that are new, removed or renumbered, and for several at once; built once, since building takes as long
 * as running.
 */
const REFRESH = [
  // NOTE: the index before the entries, from which it reads what to delete.
  step(
    (ids) =>
      sql`DELETE FROM claim_index WHERE rowid IN (SELECT entry FROM claim_entries WHERE claim_id IN ${ids})`,
  ),
  step((ids) => sql`DELETE FROM claim_entries WHERE claim_id IN ${ids}`),
  step((ids) => sql`${INSERT_ENTRIES} AND claims.id IN ${ids}`),
  // NOTE: in order, since FTS5 flushes to disk each time a rowid is below the one before.
  step(
    (ids) => sql`INSERT INTO claim_index (rowid, words, wordings, names, sources, notes, tokens)
      SELECT entry, words, wordings, names, sources, notes, tokens FROM claim_entries
      WHERE claim_id IN ${ids} ORDER BY entry`,
  ),
] as const;

// Most changes affect one claim, for which reading a list of ids costs as much as computing the entry.
function step(worded: (ids: RawBuilder<unknown>) => RawBuilder<unknown>) {
  return prepared((db, { ids }: { ids: string | number }, how: 'one' | 'many') => {
    const wording = worded(how === 'one' ? sql`(${ids})` : sql`(SELECT value FROM json_each(${ids}))`);
    return { compile: () => wording.compile(db) };
  });
}
