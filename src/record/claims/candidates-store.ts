import { type SqlBool, sql } from 'kysely';
import { ClaimIndexReader } from '../../derived/search/index-store.js';
import { compileInWordings, compileInWords } from '../../derived/search/model/compile-query.js';
import { claimOf } from '../../derived/search/model/entry.js';
import { rarePhrases } from '../../derived/search/model/phrases.js';
import type { Query } from '../../derived/search/model/query.js';
import { soughtKeys } from '../../engines/alike/claim-keys.js';
import type { Comparable } from '../../engines/alike/compare.js';
import { searchWords } from '../../engines/text/search-words.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';

/**
 * Maximum number of claims read per key. A more common key distinguishes little, and the full-text index finds those
 * claims.
 */
const MAX_OF_KEY = 100;
/** Number of keys in one query, which bounds how long it blocks. */
const KEYS_AT_ONCE = 300;
/** Maximum number of candidates by shared trigrams. */
const MAX_SHARING = 60;
/** How many candidates are wanted: in all, which is some tens of milliseconds, and of those by shared trigrams. */
export interface MostCandidates {
  readonly compared: number;
  readonly sharing: number;
}
const ALL: MostCandidates = { compared: 200, sharing: MAX_SHARING };
/** Maximum number of pieces, and of words of a piece, in a full-text query; the words are compared afterwards. */
const MAX_PIECES = 4;
const MAX_WORDS_ASKED = 8;
/** A word in more claims than this, hidden ones included, is common, and no evidence. */
const MAX_CLAIMS_OF_RARE_WORD = 192;
/** Maximum number of candidates by rare words. */
const MAX_SHARING_WORDS = 24;
/** This many rare words identify the claims with a wording, even if some words were changed. */
const MAX_RARE_PHRASES = 6;

/** Finds the claims that are worth comparing with a text, as one viewer may see them. */
export class CandidateReader extends ViewerReader {
  private readonly index = new ClaimIndexReader(this.db);

  /** Ids of claims that share runs of words with the text, are a part of it or may contain it; most likely first. */
  async sharingRuns(text: string, { pieces }: Comparable, most = ALL): Promise<readonly number[]> {
    const keys = soughtKeys(text);
    const all = [...new Set([keys.whole, ...keys.parts, ...keys.shingles, ...keys.windows.flat()])];
    const claimsOf = await this.claimsOf(all);
    const idsOf = (key: number) => claimsOf.get(key) ?? [];
    const containing = rarestWindow(keys.windows, idsOf) ?? (await this.containing(pieces));
    const parts = keys.parts.map(idsOf).sort((a, b) => a.length - b.length);
    const sharing = mostSharing(keys.shingles.map(idsOf), weightOfKey);
    const ids = [
      ...idsOf(keys.whole).slice(0, MAX_OF_KEY / 2),
      ...sharing.slice(0, most.sharing),
      ...containing.slice(0, MAX_SHARING),
      ...parts.flat(),
    ];
    return [...new Set(ids)].slice(0, most.compared);
  }

  /**
   * Ids of claims that share the rarest words of a text, in the claim or in another wording of it: changed words may
   * leave no run of three.
   */
  async sharingRareWords(text: string): Promise<readonly number[]> {
    const lists: (readonly number[])[] = [];
    for (const phrase of rarePhrases(text)) {
      if (lists.length >= MAX_RARE_PHRASES) break;
      const match = compileInWordings(inOrder([phrase.split(' ')]));
      const claims = await this.index.unordered(match, MAX_CLAIMS_OF_RARE_WORD + 1);
      if (claims.length > MAX_CLAIMS_OF_RARE_WORD) continue;
      const seen = await this.seenAmong(claims.map(claimOf));
      if (seen.length > 0) lists.push(seen);
    }
    return mostSharing(lists, weightOfWord).slice(0, MAX_SHARING_WORDS);
  }

  /** NOTE: a condition in the full-text query would read the list of all public claims for each word. */
  private async seenAmong(ids: readonly number[]): Promise<readonly number[]> {
    if (this.sees || ids.length === 0) return ids;
    const rows = await seenClaims(this.db, { ids: JSON.stringify(ids) }, this.sees);
    return rows.map(({ id }) => id);
  }

  /** For each key the newest claims that have it. */
  private async claimsOf(keys: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
    const claims = new Map<number, readonly number[]>();
    const timer = new YieldTimer();
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      if (timer.isDue) await timer.yield();
      const some = JSON.stringify(keys.slice(at, at + KEYS_AT_ONCE));
      const { rows } = await sql<{ key: number; ids: string }>`
        SELECT keys.value AS key, (SELECT json_group_array(claim_id) FROM (
          SELECT claim_id FROM claim_shingles WHERE shingle = keys.value AND ${this.isSeen()}
          ORDER BY claim_id DESC LIMIT ${sql.lit(MAX_OF_KEY)})) AS ids
        FROM json_each(${some}) AS keys`.execute(this.db);
      for (const { key, ids } of rows) if (ids !== '[]') claims.set(key, JSON.parse(ids) as number[]);
    }
    return claims;
  }

  /** Hidden claims must not displace others from the list of a common key. */
  private isSeen() {
    if (this.sees) return sql<SqlBool>`1`;
    return sql<SqlBool>`exists (select 1 from claims
      where claims.id = claim_shingles.claim_id and ${this.visible.claims()})`;
  }

  /** Claims that may contain every piece, for pieces too short or too common for windows of trigrams. */
  private async containing(pieces: Comparable['pieces']): Promise<number[]> {
    const asked = pieces
      .slice(0, MAX_PIECES)
      .map((piece) => searchWords(piece.slice(0, MAX_WORDS_ASKED).join(' ')))
      .filter((words) => words.length > 0);
    if (asked.length === 0) return [];
    return this.matching(compileInWords(this.tokens, inOrder(asked)), MAX_SHARING);
  }

  private get tokens(): readonly string[] {
    return this.sees ? [] : ['_public'];
  }

  private async matching(match: string | null, limit: number): Promise<number[]> {
    const span = { match, publicOnly: !this.sees, from: null, before: null, reaching: null, late: null };
    const entries = await this.index.entries(span, 'desc', limit);
    return entries.map(claimOf);
  }
}

const seenClaims = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('claims')
    .select('claims.id')
    .where(amongListed('claims.id', ids))
    .where(visibleTo({ seesRestricted: sees }).claims()),
);

function inOrder(phrases: readonly (readonly string[])[]): Query {
  return { all: phrases.map((words) => [{ words, prefix: false, field: null }]), none: [] };
}

/**
 * The claims with a key of the window that fewest have: among them are all that contain the text. Null where every
 * window has a common key, of which not all claims are known.
 */
function rarestWindow(
  windows: readonly (readonly number[])[],
  idsOf: (key: number) => readonly number[],
): readonly number[] | null {
  const known = windows
    .map((keys) => keys.map(idsOf))
    .filter((lists) => lists.every((ids) => ids.length < MAX_OF_KEY));
  const [rarest] = known.map((lists) => [...new Set(lists.flat())]).sort((a, b) => a.length - b.length);
  return rarest ?? null;
}

/** A trigram weighs the less the more claims have it. */
function weightOfKey(claims: number): number {
  return 1 / claims;
}

/** The number of shared words matters more than their rarity: an inserted word is rare too. */
function weightOfWord(claims: number): number {
  return 1 + 1 / (1 + claims);
}

/** Claims that are in the most lists, each list weighted by its length. */
function mostSharing(lists: readonly (readonly number[])[], weightOf: (claims: number) => number): number[] {
  const shared = new Map<number, number>();
  for (const ids of lists) for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + weightOf(ids.length));
  return [...shared]
    .sort(([a, x], [b, y]) => y - x || b - a)
    .slice(0, MAX_SHARING)
    .map(([id]) => id);
}
