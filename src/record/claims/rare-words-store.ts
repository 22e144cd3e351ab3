import { ClaimIndexReader } from '../../derived/search/index-store.js';
import { compileInWordings } from '../../derived/search/model/compile-query.js';
import { claimOf } from '../../derived/search/model/entry.js';
import { rarePhrases } from '../../derived/search/model/phrases.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { CommonPhrases } from './model/common-phrases.js';
import { mostSharing } from './model/sharing.js';

/** A word in more claims than this, hidden ones included, is common, and no evidence. */
const MAX_CLAIMS_OF_RARE_WORD = 192;
/** Maximum number of claims found. */
const MAX_SHARING_WORDS = 24;
/** This many rare words identify the claims with a wording, even if some words were changed. */
const MAX_RARE_PHRASES = 6;

/** Finds the claims that share the rarest words of a text, as one viewer may see them. */
export class RareWordReader extends ViewerReader {
  private readonly index = new ClaimIndexReader(this.db);

  /**
   * Ids of claims that share the rarest words of a text, in the claim or in another wording of it: changed words may
   * leave no run of three.
   */
  async sharing(text: string): Promise<readonly number[]> {
    const phrases = rarePhrases(text).values();
    const lists: (readonly number[])[] = [];
    while (lists.length < MAX_RARE_PHRASES) {
      const some = await this.nextLists(phrases, MAX_RARE_PHRASES - lists.length);
      if (some.length === 0) break;
      lists.push(...(await this.seenIn(some)));
    }
    return mostSharing(lists, weightOfWord).slice(0, MAX_SHARING_WORDS);
  }

  /** The claims of each of the next so many phrases that are rare, hidden ones included. */
  private async nextLists(phrases: Iterator<string>, count: number): Promise<(readonly number[])[]> {
    const common = commonPhrasesOf(this.db);
    const lists: (readonly number[])[] = [];
    for (let next = phrases.next(); !next.done; next = phrases.next()) {
      if (common.has(next.value)) continue;
      const match = compileInWordings({
        all: [[{ words: next.value.split(' '), prefix: false, field: null }]],
      });
      const claims = await this.index.unordered(match, MAX_CLAIMS_OF_RARE_WORD + 1);
      if (claims.length > MAX_CLAIMS_OF_RARE_WORD) common.add(next.value);
      else if (claims.length > 0) lists.push(claims.map(claimOf));
      if (lists.length === count) break;
    }
    return lists;
  }

  /**
   * The lists without what the viewer may not see, and none that is then empty.
   * NOTE: a condition in the full-text query would read the list of all public claims for each word.
   */
  private async seenIn(lists: readonly (readonly number[])[]): Promise<readonly (readonly number[])[]> {
    if (this.sees) return lists;
    const ids = JSON.stringify([...new Set(lists.flat())]);
    const seen = new Set((await seenClaims(this.db, { ids }, this.sees)).map(({ id }) => id));
    return lists.map((own) => own.filter((id) => seen.has(id))).filter((own) => own.length > 0);
  }
}

const KNOWN = new WeakMap<Db | Tx, CommonPhrases>();

/** Those of a database, which its readers share. */
function commonPhrasesOf(db: Db | Tx): CommonPhrases {
  const known = KNOWN.get(db) ?? new CommonPhrases();
  KNOWN.set(db, known);
  return known;
}

const seenClaims = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('claims')
    .select('claims.id')
    .where(amongListed('claims.id', ids))
    .where(visibleTo({ seesRestricted: sees }).claims()),
);

/** The number of shared words matters more than their rarity: an inserted word is rare too. */
function weightOfWord(claims: number): number {
  return 1 + 1 / (1 + claims);
}
