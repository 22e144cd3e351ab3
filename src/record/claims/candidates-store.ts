import { ClaimIndexReader } from '../../derived/search/index-store.js';
import { compileInWords } from '../../derived/search/model/compile-query.js';
import { claimOf } from '../../derived/search/model/entry.js';
import type { Query } from '../../derived/search/model/query.js';
import { type SoughtKeys, soughtKeys } from '../../engines/alike/claim-keys.js';
import type { Comparable } from '../../engines/alike/compare.js';
import { searchWords } from '../../engines/text/search-words.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { KeyListReader, MAX_OF_KEY } from './key-lists-store.js';
import { MAX_SHARING, mostSharing } from './model/sharing.js';

/** A shorter text, in trigrams, may have only one left where words were changed. */
const MIN_SHINGLES_OF_SEVERAL = 12;
/** Which candidates are wanted. */
export interface CandidateOptions {
  /** Maximum number in all; comparing them takes some tens of milliseconds. */
  readonly most: number;
  /** Maximum number of those by shared trigrams. */
  readonly mostSharing: number;
  /** Minimum number of trigrams that those share with a text that is not short. */
  readonly leastShared: number;
}
const ALL: CandidateOptions = { most: 200, mostSharing: MAX_SHARING, leastShared: 1 };
/** Maximum number of pieces, and of words of a piece, in a full-text query; the words are compared afterwards. */
const MAX_PIECES = 4;
const MAX_WORDS_ASKED = 8;

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
  async sharingRuns(sought: Comparable, options = ALL): Promise<readonly number[]> {
    await this.prepare([sought]);
    const keys = this.keysOf(sought);
    const idsOf = (key: number) => this.lists.of(key);
    const containing = rarestWindow(keys.windows, idsOf) ?? (await this.containing(sought.pieces));
    const parts = keys.parts.map(idsOf).sort((a, b) => a.length - b.length);
    const least = keys.shingles.length < MIN_SHINGLES_OF_SEVERAL ? 1 : options.leastShared;
    const sharing = mostSharing(keys.shingles.map(idsOf), weightOfKey, least);
    const ids = [
      ...idsOf(keys.whole).slice(0, MAX_OF_KEY / 2),
      ...sharing.slice(0, options.mostSharing),
      ...containing.slice(0, MAX_SHARING),
      ...parts.flat(),
    ];
    return [...new Set(ids)].slice(0, options.most);
  }

  private keysOf(text: Comparable): SoughtKeys {
    const known = this.keys.get(text) ?? soughtKeys(text);
    this.keys.set(text, known);
    return known;
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
