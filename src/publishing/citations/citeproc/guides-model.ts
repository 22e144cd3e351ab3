import type { CslItem } from '../model/csl.js';

// What the guide of a style says that its CSL file does not do: which types an item needs there, and which kinds of
// source stand in no bibliography.

export interface Guide {
  /**
   * Adapts an item to a style that deviates from the rules of csl.ts. A style prints a kind of source as its guide says
   * only if the item has the type its file expects, so only types and the fields they need are changed.
   */
  adapt(item: CslItem): CslItem;
  /** Why the guide has no sources of a type in its bibliography, as a sentence. */
  readonly unlisted: Readonly<Partial<Record<CslItem['type'], string>>>;
}

/** The rules for a style, by its id. */
export function guideOf(style: string): Guide {
  return GUIDES.find(({ ids }) => ids.test(style)) ?? { adapt: (item) => item, unlisted: {} };
}

/**
 * @source Publication Manual of the American Psychological Association, 7th edition, 8.9; The Chicago Manual of Style,
 * 17th edition, 14.209, 14.214, 15.53; 18th edition, 14.106, 14.111
 */
const GUIDES: readonly (Guide & { readonly ids: RegExp })[] = [
  {
    ids: /^apa(?!-cv|-numeric)/,
    adapt: apa,
    unlisted: {
      personal_communication:
        'APA cites private communication only in the text (8.9): it stands in note form.',
    },
  },
  {
    ids: /^(?:chicago|turabian)-(?:full)?note/,
    adapt: chicago,
    unlisted: {
      personal_communication:
        'Chicago cites private communication only in notes (14.111): it stands in note form.',
      post: 'Chicago cites posts in notes and seldom in a bibliography (14.106): it stands in note form.',
    },
  },
  {
    ids: /^(?:chicago|turabian)-author-date/,
    adapt: (item) => item,
    unlisted: {
      personal_communication:
        'Chicago cites private communication only in the text (15.53): it stands in note form.',
    },
  },
];

/** An interview that nobody published is private communication. */
function apa(item: CslItem): CslItem {
  const { type, publisher, URL } = item;
  const isPublished = item['container-title'] !== undefined || publisher !== undefined || URL !== undefined;
  return type === 'interview' && !isPublished ? { ...item, type: 'personal_communication' } : item;
}

/**
 * - A podcast needs its title in quotation marks and its day; as `song` it would be an album of a year.
 * - A published interview needs its title in quotation marks; as `interview` it would be printed as unpublished.
 * - The kind of a letter would be printed twice.
 * @source The Chicago Manual of Style, 17th edition, 14.211–14.214, 14.267; 18th edition, 14.108–14.111, 14.165–14.168
 */
function chicago(item: CslItem): CslItem {
  const { type, genre, medium } = item;
  if (type === 'song' && /podcast/i.test(`${genre} ${medium}`)) return { ...item, type: 'broadcast' };
  if (type === 'interview' && item['container-title'] !== undefined)
    return { ...item, type: 'article-magazine', genre: genre ?? 'Interview' };
  if (type === 'personal_communication' && genre !== undefined) {
    const { genre: kind, ...rest } = item;
    return { ...rest, medium: medium === undefined ? kind : `${kind}, ${medium}` };
  }
  return item;
}
