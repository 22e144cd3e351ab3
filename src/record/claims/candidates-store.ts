import { ClaimIndexReader } from '../../derived/search/index-store.js';
import { compileInWordings, compileInWords } from '../../derived/search/model/compile-query.js';
import { claimOf } from '../../derived/search/model/entry.js';
import { rarePhrases } from '../../derived/search/model/phrases.js';
import type { Query } from '../../derived/search/model/query.js';
import { type SoughtKeys, soughtKeysOf } from '../../engines/alike/claim-keys.js';
import type { Comparable } from '../../engines/alike/compare.js';
import { searchWords } from '../../engines/text/search-words.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import { commonPhrasesOf } from './common-phrases.js';
import { KeyListReader, MAX_OF_KEY } from './key-lists-store.js';

/** Maximum number of candidates by shared trigrams. */
const MAX_SHARING = 60;
/**
 * Of a text with so many trigrams a claim must share two: one is a turn of phrase, and even with every fourth word
 * changed more of them are left.
 */
const MIN_SHINGLES_OF_SEVERAL = 12;
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
  private readonly lists = new KeyListReader(this.db, this.viewer);
  private readonly keys = new WeakMap<Comparable, SoughtKeys>();
  private readonly timer = new YieldTimer();

  /** Reads the keys of several texts together: neighbours in the index are then read once. */
  async prepare(texts: readonly Comparable[]): Promise<void> {
    const keys: number[] = [];
    for (const text of texts) {
      if (this.timer.isDue) await this.timer.yield();
      const { whole, parts, shingles, windows } = this.keysOf(text);
      keys.push(whole, ...parts, ...shingles, ...windows.flat());
    }
    await this.lists.load(keys);
  }

  /** Ids of claims that share runs of words with the text, are a part of it or may contain it; most likely first. */
  async sharingRuns(sought: Comparable, most = ALL): Promise<readonly number[]> {
    await this.prepare([sought]);
    const keys = this.keysOf(sought);
    const idsOf = (key: number) => this.lists.of(key);
    const containing = rarestWindow(keys.windows, idsOf) ?? (await this.containing(sought.pieces));
    const parts = keys.parts.map(idsOf).sort((a, b) => a.length - b.length);
    const least = keys.shingles.length < MIN_SHINGLES_OF_SEVERAL ? 1 : 2;
    const sharing = mostSharing(keys.shingles.map(idsOf), weightOfKey, least);
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
    const phrases = rarePhrases(text).values();
    const lists: (readonly number[])[] = [];
    while (lists.length < MAX_RARE_PHRASES) {
      const some = await this.nextLists(phrases, MAX_RARE_PHRASES - lists.length);
      if (some.length === 0) break;
      lists.push(...(await this.seenIn(some)));
    }
    return mostSharing(lists, weightOfWord).slice(0, MAX_SHARING_WORDS);
  }

  private keysOf(text: Comparable): SoughtKeys {
    const known = this.keys.get(text) ?? soughtKeysOf(text);
    this.keys.set(text, known);
    return known;
  }

  /** The claims of each of the next so many phrases that are rare, hidden ones included. */
  private async nextLists(phrases: Iterator<string>, count: number): Promise<(readonly number[])[]> {
    const common = commonPhrasesOf(this.db);
    const lists: (readonly number[])[] = [];
    for (let next = phrases.next(); !next.done; next = phrases.next()) {
      if (common.has(next.value)) continue;
      const match = compileInWordings(inOrder([next.value.split(' ')]));
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

/** Claims that are in the most lists, each list weighted by its length; `least` of them. */
function mostSharing(
  lists: readonly (readonly number[])[],
  weightOf: (claims: number) => number,
  least = 1,
): number[] {
  const shared = new Map<number, { lists: number; weight: number }>();
  for (const ids of lists) {
    const weight = weightOf(ids.length);
    for (const id of ids) {
      const its = shared.get(id);
      if (its === undefined) shared.set(id, { lists: 1, weight });
      else {
        its.lists += 1;
        its.weight += weight;
      }
    }
  }
  return [...shared]
    .filter(([, its]) => its.lists >= least)
    .sort(([a, one], [b, other]) => other.weight - one.weight || b - a)
    .slice(0, MAX_SHARING)
    .map(([id]) => id);
}
