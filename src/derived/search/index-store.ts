import { CompiledQuery } from 'kysely';
import { hidesRows } from '../../platform/db/connection/dialect.js';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { IDS } from './model/entry.js';
import {
  bounded,
  LISTED,
  reachingEntries,
  type Span,
  type SqlPart,
  sqlOfSpan,
  type Value,
  whole,
} from './span-store.js';

// Reads the index of claims. Queries come compiled (model/compile-query.ts); the caller adds a token for what the
// viewer may see.

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

/** An entry with the number of its speaker. */
export interface EntryOfSpeaker {
  readonly entry: number;
  readonly speaker: number;
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

  /** Some entries that match, as fast as possible: also of claims that are not on the record. */
  async unordered(match: string, limit: number): Promise<number[]> {
    const seen = this.isHiding() ? ` AND ${isSeen('claims', `(rowid % ${IDS})`)}` : '';
    const rows = await this.ask<{ entry: number }>(
      `SELECT rowid AS entry FROM claim_index WHERE claim_index MATCH ?${seen} LIMIT ${whole(limit)}`,
      [match],
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

  /** All matches with their speakers, in no order; null where they are more than `most`. */
  async ofSpeakers(span: Span, most: number): Promise<readonly EntryOfSpeaker[] | null> {
    if ((await this.count(span, most + 1)) > most) return null;
    const { text, values } = this.from(span);
    return this.ask<EntryOfSpeaker>(withSpeakers(`SELECT rowid AS entry ${text}`), values);
  }

  async speakersOf(entries: readonly number[]): Promise<readonly EntryOfSpeaker[]> {
    return this.ask<EntryOfSpeaker>(withSpeakers(`SELECT value AS entry FROM json_each(?)`), [
      JSON.stringify(entries),
    ]);
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
    const { claims, all } = countedIds(row?.ids ?? '');
    return { combos: await this.combosOf(claims), isWhole: all <= most };
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

  private async combosOf(claims: ReadonlyMap<number, number>): Promise<readonly FacetCombo[]> {
    if (claims.size === 0) return [];
    const named = await this.ask<{ id: number; facets: string }>(
      `SELECT id, facets FROM facet_combos WHERE id IN ${LISTED}`,
      [`[${[...claims.keys()].join()}]`],
    );
    return named.map(({ id, facets }) => ({ facets, claims: claims.get(id) ?? 0 }));
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
    return sqlOfSpan(span, this.isHiding());
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

function withSpeakers(entries: string): string {
  return `SELECT m.entry, c.speaker_id AS speaker FROM (${entries}) m
    CROSS JOIN main.claims c ON c.id = m.entry % ${IDS}`;
}

const FACETS = 'SELECT facets, sum(claims) AS claims FROM facet_combos WHERE claims > 0';

/**
 * How often each number is in a text of numbers separated by commas. Reading digit by digit takes a tenth of the time of
 * splitting the text.
 */
function countedIds(ids: string): { readonly claims: ReadonlyMap<number, number>; readonly all: number } {
  const claims = new Map<number, number>();
  if (ids === '') return { claims, all: 0 };
  let [id, all] = [0, 0];
  for (let at = 0; at <= ids.length; at += 1) {
    const code = at < ids.length ? ids.charCodeAt(at) : COMMA;
    if (code !== COMMA) {
      id = id * 10 + code - ZERO;
      continue;
    }
    claims.set(id, (claims.get(id) ?? 0) + 1);
    all += 1;
    id = 0;
  }
  return { claims, all };
}

const [COMMA, ZERO] = [44, 48];
