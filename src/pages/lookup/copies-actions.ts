import { CopyReader } from '../../derived/search/copies-store.js';
import type { FoundWording } from '../../derived/search/text-search-store.js';
import type { Credit } from '../../engines/context/credit.js';
import { mouthOf } from '../../engines/context/mouth.js';
import type { Span } from '../../engines/text/span.js';
import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import type { AnsweredItem } from './claims-actions.js';
import { isAnother as areTwo } from './model/another.js';
import type { CopyToRead } from './model/copy-credit.js';
import { NOT_READ, OUR_OWN, type Remark, remarksOnCopy } from './model/remarks.js';
import type { ShownCopy } from './model/shown.js';
import { RecordedReader } from './recorded-store.js';

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

/** For each quotation the copies of sources that none of its claims cites; null where they were not searched. */
export async function copiesFor(
  parts: CopiesParts,
  items: readonly AnsweredItem[],
): Promise<readonly (readonly ShownCopy[] | null)[]> {
  const recorded = new RecordedReader(parts.db, parts.viewer);
  const sources = await recorded.sourcesOf(items.flatMap(({ claims }) => claims.map(({ id }) => id)));
  const found = await searched(parts, items);
  const unread = items.map((one, at) => found[at]?.filter((copy) => !isRecorded(copy, one, sources)) ?? null);
  const credits = await readBest(parts, items, unread);
  const ours = await recorded.oursAmong(
    unread.flatMap((own) => own?.map(({ copy }) => copy.source_id) ?? []),
  );
  return unread.map(
    (copies, at) =>
      copies?.map((wording): ShownCopy => {
        const read = { credit: credits.get(wording) ?? null, isRead: credits.has(wording) };
        const isOurs = ours.has(wording.copy.source_id);
        const remarks = isOurs ? [OUR_OWN] : remarksOn(read, items[at] as AnsweredItem);
        return { wording, ...read, isOurs, remarks };
      }) ?? null,
  );
}

function remarksOn({ credit, isRead }: Pick<ShownCopy, 'credit' | 'isRead'>, item: AnsweredItem): Remark[] {
  return isRead ? remarksOnCopy(credit, isAnother(credit, item)) : [NOT_READ];
}

async function searched({ findCopies, unlessBusy }: CopiesParts, items: readonly AnsweredItem[]) {
  const isOnRecord = ({ claims }: AnsweredItem) => claims.some(({ kind }) => kind !== 'alike');
  const recorded = items.filter(isOnRecord).slice(0, MAX_RECORDED_SEARCHED);
  const wanted = items.filter((one) => !isOnRecord(one) || recorded.includes(one));
  const found = new Map<AnsweredItem, readonly FoundWording[]>();
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
  { claims }: AnsweredItem,
  sources: ReadonlyMap<number, ReadonlySet<number>>,
): boolean {
  return claims.some(
    ({ id, kind, place }) => kind !== 'alike' && place !== null && sources.get(id)?.has(copy.source_id),
  );
}

/** Whom the copies credit, the closest copy of each quotation before any further one. */
async function readBest(
  { db, viewer, readCredits, unlessBusy }: CopiesParts,
  items: readonly AnsweredItem[],
  copies: readonly (readonly FoundWording[] | null)[],
): Promise<ReadonlyMap<FoundWording, Credit | null>> {
  const most = Math.max(0, ...copies.map((own) => own?.length ?? 0));
  const ranked = Array.from({ length: most }, (_, rank) => rank).flatMap((rank) =>
    copies.flatMap((own, at) => {
      const copy = own?.[rank];
      return copy === undefined ? [] : [{ copy, item: items[at] as AnsweredItem }];
    }),
  );
  const read = ranked.slice(0, MAX_READ);
  if (read.length === 0) return new Map();
  const ids = [...new Set(read.map(({ copy }) => copy.copy.id))];
  const texts = new Map((await new CopyReader(db, viewer).withText(ids)).map(({ id, text }) => [id, text]));
  const toRead = read.map(({ copy, item }) => aroundWords(copy, item, texts.get(copy.copy.id) ?? ''));
  const credits = await unlessBusy(() => readCredits(toRead));
  if (credits === null) return new Map();
  return new Map(read.map(({ copy }, at) => [copy, credits[at] ?? null]));
}

function aroundWords(
  { comparison: { spans } }: FoundWording,
  { item: { text: wording, name }, answeredFor: { typed } }: AnsweredItem,
  text: string,
): CopyToRead {
  const ordered = [...spans].sort((one, other) => one[0] - other[0]);
  const [start, end] = [ordered[0]?.[0] ?? 0, ordered.at(-1)?.[1] ?? 0];
  const from = Math.max(0, start - MAX_BEFORE_UTF16);
  return {
    text: text.slice(from, end + MAX_AFTER_UTF16),
    spans: ordered.map(([a, b]): Span => [a - from, b - from]),
    wording,
    credited: typed ?? name,
  };
}

function isAnother(credit: Credit | null, { item: { name }, answeredFor: { typed } }: AnsweredItem): boolean {
  const wanted = typed ?? name;
  if (credit === null || wanted === null) return false;
  return mouthOf(credit, [wanted]) === 'another' && areTwo(wanted, [credit.name ?? wanted]);
}
