import { shifted } from '../../engines/anchoring/shifted.js';
import { compareWording } from '../../engines/fidelity/compare.js';
import type { Comparison } from '../../engines/fidelity/verdict.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { CopyReader, type FoundCopy } from './copies-store.js';
import { rarePhrases, runs } from './model/phrases.js';
import { type Holding, passageOf, ranked } from './model/ranking.js';
import { SnapshotIndexReader } from './snapshot-index-store.js';

// Finds the saved copies that contain a wording, changed or not. The index gives copies with some of its rarer words;
// these are read and compared.

/** A copy with the words, and the comparison; positions are UTF-16 code units of the copy's whole text. */
export interface FoundWording {
  readonly copy: Omit<FoundCopy, 'text'>;
  readonly comparison: Comparison;
}

/** A word in more parts than this is common, and no evidence. */
const MAX_PARTS_OF_RARE_WORD = 128;
/** This many rare words identify the copies with a wording, even if some words were changed. */
const MAX_RARE_PHRASES = 6;
/**
 * Maximum number of trigrams looked up where rare words find nothing: they cost more, and every changed word breaks
 * three.
 */
const MAX_TRIGRAMS = 8;
/** Maximum number of copies read per search. */
const MAX_COPIES_READ = 12;
/** Maximum length of a wording in UTF-16 code units; its beginning suffices. */
const MAX_WORDING_LENGTH = 5_000;

const RANK = { exact: 0, truncated: 1, elided: 2, altered: 3, spliced: 4, not_found: 5 } as const;

export class TextSearch {
  private readonly index: SnapshotIndexReader;
  private readonly copies: CopyReader;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.index = new SnapshotIndexReader(db, { seesRestricted: seesRestricted(viewer) });
    this.copies = new CopyReader(db, viewer);
  }

  /** The copies with the words, most faithful first; twelve at most. */
  async find(wording: string): Promise<FoundWording[]> {
    const words = wording.slice(0, MAX_WORDING_LENGTH);
    const found = await this.among(words, await this.hold(rarePhrases(words)));
    return found.length > 0 ? found : this.among(words, await this.hold(runs(words, MAX_TRIGRAMS)));
  }

  /** The same for several wordings, in their order. */
  async findEach(wordings: readonly string[]): Promise<readonly (readonly FoundWording[])[]> {
    const found: (readonly FoundWording[])[] = [];
    for (const wording of wordings) found.push(await this.find(wording));
    return found;
  }

  /** Among copies with most of the phrases, those with the wording. */
  private async among(wording: string, holdings: readonly Holding[]): Promise<FoundWording[]> {
    const likely = ranked(holdings, MAX_COPIES_READ);
    if (likely.size === 0) return [];
    const copies = await this.copies.withText([...likely.keys()]);
    return copies
      .map(({ text, ...copy }) => ({ copy, comparison: compared(wording, text, likely.get(copy.id) ?? []) }))
      .filter(({ comparison }) => comparison.verdict !== 'not_found')
      .sort(byFaithfulness);
  }

  private async hold(phrases: readonly string[]): Promise<Holding[]> {
    const holdings: Holding[] = [];
    for (const phrase of phrases) {
      if (holdings.filter(isDistinctive).length >= MAX_RARE_PHRASES) break;
      const entries = await this.index.holding(phrase, MAX_PARTS_OF_RARE_WORD + 1);
      holdings.push({ entries, isAll: entries.length <= MAX_PARTS_OF_RARE_WORD });
    }
    return holdings;
  }
}

function isDistinctive({ entries, isAll }: Holding): boolean {
  return isAll && entries.length > 0;
}

function compared(wording: string, text: string, parts: readonly number[]): Comparison {
  const { start, end } = passageOf(text, parts, wording.length);
  return shifted(compareWording(wording, text.slice(start, end)), start);
}

function byFaithfulness(one: FoundWording, other: FoundWording): number {
  return (
    RANK[one.comparison.verdict] - RANK[other.comparison.verdict] ||
    changes(one.comparison) - changes(other.comparison) ||
    other.copy.captured_at.localeCompare(one.copy.captured_at) ||
    other.copy.id - one.copy.id
  );
}

function changes({ alignment }: Comparison): number {
  return alignment.filter(({ op }) => op !== 'same').length;
}
