import { fold } from '../../../../engines/text/fold.js';

// Finds styles by words of their titles and ids, and by the abbreviations that people use for them.

export interface TitledStyle {
  readonly id: string;
  readonly title: string;
}

/**
 * Styles that are listed before all others that match: by id, with further words for them. An abbreviation that stands
 * for one style alone is its name.
 */
const COMMON: readonly (readonly [id: string, words: string, abbreviation?: string])[] = [
  ['newsroom', 'newsroom onrecord evidence'],
  ['apa', 'apa'],
  ['chicago-fullnote-bibliography', 'cmos notes bibliography footnotes'],
  ['chicago-author-date', 'cmos'],
  ['modern-language-association', 'mla', 'mla'],
  ['harvard-cite-them-right', 'harvard'],
  ['oscola', 'oxford law'],
  ['bluebook-law-review', 'legal'],
  ['american-medical-association', 'ama', 'ama'],
  ['ieee', 'ieee'],
  ['vancouver', 'nlm icmje'],
  ['modern-humanities-research-association', 'mhra', 'mhra'],
  ['american-sociological-association', 'asa', 'asa'],
  ['american-chemical-society', 'acs', 'acs'],
  ['australian-guide-to-legal-citation', 'aglc', 'aglc'],
  ['mcgill-en', 'mcgill canadian law'],
];

/** The styles that are offered before anything is typed, in this order. */
export const USUAL_STYLES: readonly string[] = COMMON.slice(0, 8).map(([id]) => id);

interface Indexed extends TitledStyle {
  /** Every word, folded, each after a space. */
  readonly text: string;
  readonly folded: string;
  /** Its place among the common styles; behind them for any other. */
  readonly rank: number;
}

/** Styles with their folded words, so that a search compares text alone. */
export class StyleIndex {
  readonly #styles: readonly Indexed[];

  constructor(styles: readonly TitledStyle[]) {
    this.#styles = styles.map(indexed);
  }

  /** All styles that have every word, or a word that begins with it: common ones first, then by title. */
  matching(words: string): TitledStyle[] {
    const typed = wordsOf(words);
    if (typed.length === 0) return [];
    const start = fold(words);
    const isBehind = ({ folded }: Indexed) => (folded.startsWith(start) ? 0 : 1);
    return this.#styles
      .filter(({ text }) => typed.every((word) => text.includes(` ${word}`)))
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          isBehind(a) - isBehind(b) ||
          a.title.length - b.title.length ||
          (a.title < b.title ? -1 : 1),
      );
  }

  /** The styles that are named exactly so: by id, abbreviation or title. */
  called(name: string): TitledStyle[] {
    const typed = fold(name);
    const short = COMMON.find(([, , abbreviation]) => abbreviation === typed)?.[0];
    const byId = this.#styles.filter(({ id }) => id === typed || id === short);
    return byId.length > 0 ? byId : this.#styles.filter(({ folded }) => folded === typed);
  }

  /** In the order of the ids; those that are not here are left out. */
  withIds(ids: readonly string[]): TitledStyle[] {
    return ids.flatMap((id) => this.#styles.find((style) => style.id === id) ?? []);
  }
}

function indexed({ id, title }: TitledStyle): Indexed {
  const rank = COMMON.findIndex(([common]) => common === id);
  const more = COMMON[rank]?.[1] ?? '';
  const words = wordsOf(`${title} ${id} ${more}`);
  return {
    id,
    title,
    text: ` ${words.join(' ')}`,
    folded: fold(title),
    rank: rank < 0 ? COMMON.length : rank,
  };
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
