import type { CslItem } from './model/csl.js';

// Deviations of single styles from the rules of csl.ts, which apply to all. A style prints a kind of source as its
// guide says only if the item has the type its file expects, so only types and the fields they need are changed.

type Adapter = (item: CslItem) => CslItem;

const ADAPTERS: Readonly<Record<string, Adapter>> = {
  'chicago-fullnote-bibliography': chicago,
};

/** Adapts an item to a style. */
export function adapterOf(style: string): Adapter {
  return (Object.hasOwn(ADAPTERS, style) && ADAPTERS[style]) || ((item) => item);
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
