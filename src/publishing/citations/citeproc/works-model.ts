import type { TitleKind } from '../../../vocabulary.js';
import { type CslItem, cslItems } from '../model/csl.js';
import { readLocator } from '../model/locator.js';
import type { PlacedEntry } from '../model/renderer.js';
import type { CitedSource } from '../model.js';
import type { Guide } from './guide-model.js';
import { guideOf } from './guides-model.js';
import type { Cite, Work } from './model.js';
import { styledItem } from './styled-model.js';

// From entries to what citeproc prints: each work once, and where it is cited.

export interface Cited {
  readonly works: Work[];
  readonly cites: Cite[];
  /** The position of each cite's entry. */
  readonly places: number[];
  /** Why works are in no bibliography, by key. */
  readonly reasons: Map<string, string>;
}

/** Claims of one work share a key; two works are the same if everything but the claim's id is equal. */
export async function worksOf(entries: AsyncIterable<PlacedEntry>, style: string): Promise<Cited> {
  const cited: Cited = { works: [], cites: [], places: [], reasons: new Map() };
  const keys = new Map<string, string>();
  const guide = guideOf(style);
  const toItem = cslItems();
  for await (const { entry, place } of entries) {
    const { source, locator } = entry.cited;
    const work = workOf(toItem(entry), source, guide);
    const sameness = JSON.stringify({ ...work, item: { ...work.item, id: null } });
    const key = keys.get(sameness) ?? `work-${keys.size + 1}`;
    if (!keys.has(sameness)) {
      const reason = guide.unlisted[work.item.type] ?? null;
      if (reason !== null) cited.reasons.set(key, reason);
      cited.works.push({ key, ...work, isUnlisted: reason !== null });
    }
    keys.set(sameness, key);
    cited.cites.push({ key, locator: locator === null ? null : readLocator(locator) });
    cited.places.push(place);
  }
  return cited;
}

function workOf(item: CslItem, source: CitedSource, guide: Guide): Omit<Work, 'key'> {
  const { titleIs, account } = source;
  const { item: adapted, authorNotes = [] } = guide.adapt(styledItem(item), source);
  const named = account === null || isAccount(adapted, account) ? null : guide.account(account);
  const notes = named === null ? authorNotes : [named + (authorNotes[0] ?? ''), ...authorNotes.slice(1)];
  return { item: { ...adapted, title: titleFor(adapted, titleIs) }, titleIs, authorNotes: notes };
}

function isAccount({ author }: CslItem, account: string): boolean {
  return author === undefined || author.some(({ literal }) => literal === account);
}

/** NOTE: a description is in brackets, so that no reader takes it for a title. A style ends quoted words as it ends titles. */
function titleFor({ title }: CslItem, titleIs: TitleKind): string {
  if (titleIs === 'words') return title.replace(/(?<=[^.])\.$/, '');
  return titleIs === 'description' && !/^\[.*\]$/.test(title) ? `[${title}]` : title;
}
