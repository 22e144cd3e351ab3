import type { CslItem } from './csl.js';

// What one style needs otherwise than the rules of csl.ts, which hold for all. A style prints a kind of source
// as its guide says only where the kind is called as its file expects: that is all that is changed here.

type Adapter = (item: CslItem) => CslItem;

const ADAPTERS: Readonly<Record<string, Adapter>> = {
  'chicago-fullnote-bibliography': chicago,
};

/** Fits an item to a style. */
export function adapterOf(style: string): Adapter {
  return (Object.hasOwn(ADAPTERS, style) && ADAPTERS[style]) || ((item) => item);
}

/**
 * - A podcast has its title in quotation marks and its day; as `song` it would be an album of a year.
 * - An interview that was published has its title in quotation marks, and is called one; as `interview` it would
 *   stand as an unpublished one.
 * - What kind of letter it was would be printed twice.
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
