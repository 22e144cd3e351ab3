import { LANGUAGES, type Language } from '../../language/language.js';
import { fold } from '../../text/fold.js';
import { isCharacterWord } from '../../text/tokens.js';

// Indexes the lists of negations by the first word of each entry, folded. The file of the lists describes each.

interface NegationLists {
  readonly words: readonly string[];
  readonly phrases?: readonly string[];
  readonly endings?: readonly string[];
  readonly beginnings?: readonly string[];
  readonly lone?: readonly string[];
  readonly exceptions?: readonly string[];
  readonly conditions: readonly string[];
}

/** The words of one entry, in lower case, as printed. */
export type Sequence = readonly string[];

export interface NegationIndex {
  readonly words: ReadonlyMap<string, readonly Sequence[]>;
  readonly phrases: ReadonlyMap<string, readonly Sequence[]>;
  readonly exceptions: ReadonlyMap<string, readonly Sequence[]>;
  readonly conditions: ReadonlyMap<string, readonly Sequence[]>;
  readonly endings: readonly string[];
  readonly beginnings: readonly string[];
  /** Prefixes of words that look like negations and are none. */
  readonly others: readonly string[];
  readonly lone: ReadonlySet<string>;
}

const INDEXES = new Map<Language, NegationIndex>();

/** The index of a language, built on first use: a text needs one or two of them. */
export function negationsOf(language: Language): NegationIndex {
  const known = INDEXES.get(language);
  if (known !== undefined) return known;
  const index = indexed(LANGUAGES[language]);
  INDEXES.set(language, index);
  return index;
}

function indexed(lists: NegationLists): NegationIndex {
  const {
    words,
    phrases = [],
    endings = [],
    beginnings = [],
    lone = [],
    exceptions = [],
    conditions,
  } = lists;
  return {
    words: byFirst(words),
    phrases: byFirst(phrases),
    exceptions: byFirst(exceptions.filter((one) => !one.endsWith('-'))),
    conditions: byFirst(conditions),
    endings: endings.map(fold),
    beginnings: beginnings.map(fold),
    others: exceptions.filter((one) => one.endsWith('-')).map((one) => fold(one.slice(0, -1))),
    lone: new Set(lone),
  };
}

function byFirst(entries: readonly string[]): ReadonlyMap<string, readonly Sequence[]> {
  const map = new Map<string, Sequence[]>();
  for (const entry of entries) {
    const words = wordsOf(entry);
    const first = fold(words[0] ?? '');
    map.set(first, [...(map.get(first) ?? []), words]);
  }
  return map;
}

/** Split as texts are: at spaces and hyphens, and into characters in spaceless scripts. */
function wordsOf(entry: string): Sequence {
  return entry
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s-]+/)
    .flatMap((word) => (isCharacterWord(word) ? (word.match(/\P{M}\p{M}*/gu) ?? []) : [plain(word)]))
    .filter((word) => word !== '');
}

/** Without invisible characters. */
function plain(word: string): string {
  return word.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '');
}
