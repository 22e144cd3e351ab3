import { shifted } from '../../engines/anchoring/shifted.js';
import { compareWording } from '../../engines/fidelity/compare.js';
import type { Comparison } from '../../engines/fidelity/verdict.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { CopyReader, type FoundCopy } from './copies-store.js';
import { SnapshotIndexReader } from './snapshot-index.js';
import { rarePhrases, runs } from './texts/phrases.js';
import { type Holding, passageOf, ranked } from './texts/ranking.js';

// In which kept copies a wording stands, changed or not. The index names copies that have some of its rarer words;
// those are read and compared.

/** A copy in which the words stand, and how; positions count in the copy's whole text. */
export interface FoundWording {
  readonly copy: Omit<FoundCopy, 'text'>;
  readonly comparison: Comparison;
}

/** A word that stands in more parts than this is common, and tells nothing. */
const COMMON = 128;
/** So many rare words tell the copies that have the wording from others, though some were changed. */
const TELLING = 6;
/** Runs of three words are looked for where rare words find nothing: costlier, and broken by every change. */
const RUNS = 8;
/** Copies that are read for one question. */
const READ = 12;
/** Longer wordings are cut: where their first words stand they stand. */
const MAX_WORDING_LENGTH = 5_000;

const RANK = { exact: 0, truncated: 1, elided: 2, altered: 3, spliced: 4, not_found: 5 } as const;

export class TextSearch {
  private readonly index: SnapshotIndexReader;
  private readonly copies: CopyReader;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.index = new SnapshotIndexReader(db, { seesRestricted: seesRestricted(viewer) });
    this.copies = new CopyReader(db, viewer);
  }

  /** The copies that have the words, those that have them most faithfully first; at most twelve. */
  async find(wording: string): Promise<FoundWording[]> {
    const words = wording.slice(0, MAX_WORDING_LENGTH);
    const found = await this.among(words, await this.hold(rarePhrases(words)));
    return found.length > 0 ? found : this.among(words, await this.hold(runs(words, RUNS)));
  }

  /** Of the copies that have most of the phrases, those that have the wording. */
  private async among(wording: string, holdings: readonly Holding[]): Promise<FoundWording[]> {
    const likely = ranked(holdings, READ);
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
      if (holdings.filter(isTelling).length >= TELLING) break;
      const entries = await this.index.holding(phrase, COMMON + 1);
      holdings.push({ entries, isAll: entries.length <= COMMON });
    }
    return holdings;
  }
}

function isTelling({ entries, isAll }: Holding): boolean {
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
