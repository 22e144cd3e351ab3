import lists from '../../../data/words/zones.json' with { type: 'json' };

// Words that mark the parts of an article, of all languages: a page may be in another language than its article.

export interface Vocabulary {
  /** Before a colon or another sign, or alone in a line. */
  readonly label: RegExp;
  /** At the beginning of a line. */
  readonly start: RegExp;
  /** A whole line. */
  readonly whole: RegExp;
  readonly within: RegExp;
}

type Lists = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const LANGUAGES = Object.values(lists.languages) as readonly Lists[];
const NEVER = /(?!)/;

/** The words of a kind in all languages. */
export function wordsFor(kind: string, list: string): string[] {
  return [...new Set(LANGUAGES.flatMap((language) => language[kind]?.[list] ?? []))];
}

export function vocabularyOf(kind: string): Vocabulary {
  return {
    label: patternOf(wordsFor(kind, 'label'), (any) => `^(?:${any})\\s{0,3}(?:[:|–—]|-\\s|$)`),
    start: patternOf(wordsFor(kind, 'start'), (any) => `^(?:${any})(?![\\p{L}\\p{N}])`),
    whole: patternOf(wordsFor(kind, 'whole'), (any) => `^(?:${any})$`),
    within: patternOf(wordsFor(kind, 'within'), (any) => `(?<!\\p{L})(?:${any})(?!\\p{L})`),
  };
}

function patternOf(words: readonly string[], write: (any: string) => string): RegExp {
  const any = words
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('’', "['’]"))
    .join('|');
  return any === '' ? NEVER : new RegExp(write(any), 'iu');
}
