import { CopyReader } from '../../derived/search/copies-store.js';
import type { FoundWording } from '../../derived/search/text-search-store.js';
import type { Credit } from '../../engines/context/credit.js';
import { mouthOf } from '../../engines/context/mouth.js';
import type { Span } from '../../engines/text/span.js';
import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import type { FoundItem, LookupReader } from './found-store.js';
import type { CopyToRead } from './model/copy-credit.js';
import type { Item } from './model/items.js';
import { OUR_OWN, remarksOnCopy } from './model/remarks.js';
import { isAnother as areTwo, type ShownCopy } from './model/shown.js';

// The saved copies with the quotations of a text, and whom they credit.

/** The saved copies with each of these wordings, as the viewer may see them. @throws AppError busy, unavailable */
export type FindCopies = (wordings: readonly string[]) => Promise<readonly (readonly FoundWording[])[]>;
/** In their order. @throws AppError busy, unavailable */
export type ReadCredits = (copies: readonly CopyToRead[]) => Promise<readonly (Credit | null)[]>;

export interface CopiesParts {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly findCopies: FindCopies;
  readonly readCredits: ReadCredits;
  readonly reader: LookupReader;
  /** Null where too much is asked for at the moment. */
  readonly unlessBusy: <T>(ask: () => Promise<T>) => Promise<T | null>;
}

/** Quotations that are searched for at once: others wait between. */
const SEARCHED_AT_ONCE = 20;
/** Maximum number of quotations on record that are searched for in further sources. */
const MAX_RECORDED_SEARCHED = 20;
/** Maximum number of copies whose credits are read, and UTF-16 code units around the words. */
const MAX_READ = 60;
const MAX_BEFORE_UTF16 = 30_000;
const MAX_AFTER_UTF16 = 10_000;

/**
 * For each quotation the copies of sources that none of its claims cites; null where they were not searched.
 * @param sources of each claim
 */
export async function copiesFor(
  parts: CopiesParts,
  items: readonly FoundItem[],
  sources: ReadonlyMap<number, ReadonlySet<number>>,
  speaker: string | null,
): Promise<readonly (readonly ShownCopy[] | null)[]> {
  const found = await searched(parts, items);
  const unread = items.map((one, at) => found[at]?.filter((copy) => !isRecorded(copy, one, sources)) ?? null);
  const credits = await readBest(parts, items, unread);
  const ours = await parts.reader.oursAmong(
    unread.flatMap((own) => own?.map(({ copy }) => copy.source_id) ?? []),
  );
  return unread.map(
    (copies, at) =>
      copies?.map((wording): ShownCopy => {
        const credit = credits.get(wording) ?? null;
        const { item } = items[at] as FoundItem;
        const isOurs = ours.has(wording.copy.source_id);
        const remarks = isOurs ? [OUR_OWN] : remarksOnCopy(credit, isAnother(credit, item, speaker));
        return { wording, credit, isOurs, remarks };
      }) ?? null,
  );
}

async function searched({ findCopies, unlessBusy }: CopiesParts, items: readonly FoundItem[]) {
  const isOnRecord = ({ claims }: FoundItem) => claims.some(({ kind }) => kind !== 'alike');
  const recorded = items.filter(isOnRecord).slice(0, MAX_RECORDED_SEARCHED);
  const wanted = items.filter((one) => !isOnRecord(one) || recorded.includes(one));
  const found = new Map<FoundItem, readonly FoundWording[]>();
  for (let at = 0; at < wanted.length; at += SEARCHED_AT_ONCE) {
    const some = wanted.slice(at, at + SEARCHED_AT_ONCE);
    const copies = await unlessBusy(() => findCopies(some.map(({ item }) => item.text)));
    if (copies === null) break;
    for (const [n, one] of some.entries()) found.set(one, copies[n] ?? []);
  }
  return items.map((one) => found.get(one) ?? (isOnRecord(one) && !recorded.includes(one) ? [] : null));
}

/** Whether a claim that was found for the quotation is of the same source. */
function isRecorded(
  { copy }: FoundWording,
  { claims }: FoundItem,
  sources: ReadonlyMap<number, ReadonlySet<number>>,
): boolean {
  return claims.some(
    ({ id, kind, place }) => kind !== 'alike' && place !== null && sources.get(id)?.has(copy.source_id),
  );
}

/** Whom the copies credit, the closest copy of each quotation before any further one. */
async function readBest(
  { db, viewer, readCredits, unlessBusy }: CopiesParts,
  items: readonly FoundItem[],
  copies: readonly (readonly FoundWording[] | null)[],
): Promise<ReadonlyMap<FoundWording, Credit | null>> {
  const most = Math.max(0, ...copies.map((own) => own?.length ?? 0));
  const ranked = Array.from({ length: most }, (_, rank) => rank).flatMap((rank) =>
    copies.flatMap((own, at) => {
      const copy = own?.[rank];
      return copy === undefined ? [] : [{ copy, item: (items[at] as FoundItem).item }];
    }),
  );
  const read = ranked.slice(0, MAX_READ);
  if (read.length === 0) return new Map();
  const ids = [...new Set(read.map(({ copy }) => copy.copy.id))];
  const texts = new Map((await new CopyReader(db, viewer).withText(ids)).map(({ id, text }) => [id, text]));
  const toRead = read.map(({ copy, item }) => aroundWords(copy, item, texts.get(copy.copy.id) ?? ''));
  const credits = await unlessBusy(() => readCredits(toRead));
  return new Map(read.map(({ copy }, at) => [copy, credits?.[at] ?? null]));
}

function aroundWords(
  { comparison: { spans } }: FoundWording,
  { text: wording, name }: Item,
  text: string,
): CopyToRead {
  const ordered = [...spans].sort((one, other) => one[0] - other[0]);
  const [start, end] = [ordered[0]?.[0] ?? 0, ordered.at(-1)?.[1] ?? 0];
  const from = Math.max(0, start - MAX_BEFORE_UTF16);
  return {
    text: text.slice(from, end + MAX_AFTER_UTF16),
    spans: ordered.map(([a, b]): Span => [a - from, b - from]),
    wording,
    credited: name,
  };
}

function isAnother(credit: Credit | null, { name }: Item, speaker: string | null): boolean {
  const typed = speaker ?? name;
  if (credit === null || typed === null) return false;
  return mouthOf(credit, [typed]) === 'another' && areTwo(typed, [credit.name ?? typed]);
}
