import type { TitleKind } from '../../../vocabulary.js';
import { type CslItem, toSourceItem } from '../model/csl.js';
import { readLocator } from '../model/locator.js';
import type { PlacedEntry } from '../model/renderer.js';
import { SaidTogether } from '../model/said.js';
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

/**
 * A source is one work, however many quotations are from it; two sources with the same description are one work too.
 * @param isBySource whether each source is cited once and as a whole: by the first of its entries, without the place of it
 */
export async function worksOf(
  entries: AsyncIterable<PlacedEntry>,
  style: string,
  isBySource: boolean,
): Promise<Cited> {
  const sources = new Map<number, Quoted>();
  const cites: Quote[] = [];
  for await (const { entry, place } of entries) {
    const { source, locator } = entry.cited;
    const known = sources.get(source.id);
    const quoted = known ?? { source, said: new SaidTogether() };
    quoted.said.add(entry);
    sources.set(source.id, quoted);
    if (isBySource && known !== undefined) continue;
    cites.push({ sourceId: source.id, locator: isBySource ? null : locator, place });
  }
  const works = new Works(guideOf(style));
  const keys = new Map(Array.from(sources, ([id, quoted]) => [id, works.add(quoted)] as const));
  return {
    ...{ works: works.all, reasons: works.reasons },
    cites: cites.map(({ sourceId, locator }) => ({
      key: keys.get(sourceId) ?? '',
      locator: locator === null ? null : readLocator(locator),
    })),
    places: cites.map(({ place }) => place),
  };
}

/** A source, and what is known of when its words were said. */
interface Quoted {
  readonly source: CitedSource;
  readonly said: SaidTogether;
}

interface Quote {
  readonly sourceId: number;
  readonly locator: string | null;
  readonly place: number;
}

class Works {
  readonly all: Work[] = [];
  readonly reasons = new Map<string, string>();
  readonly #guide: Guide;
  readonly #keys = new Map<string, string>();

  constructor(guide: Guide) {
    this.#guide = guide;
  }

  /** @returns its key, which it shares with a work that is the same but for the id */
  add({ source, said }: Quoted): string {
    const work = workOf(toSourceItem(source, said.inCommon), source, this.#guide);
    const sameness = JSON.stringify({ ...work, item: { ...work.item, id: null } });
    const known = this.#keys.get(sameness);
    if (known !== undefined) return known;
    const key = `work-${this.#keys.size + 1}`;
    this.#keys.set(sameness, key);
    const reason = this.#guide.unlisted[work.item.type] ?? null;
    if (reason !== null) this.reasons.set(key, reason);
    this.all.push({ key, ...work, isUnlisted: reason !== null });
    return key;
  }
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
