import type { Places } from '../../../engines/reading/places/places.js';
import { wordsHash } from '../../../engines/text/likeness.js';
import { eachInTurn } from '../../../platform/db/connection/each-in-turn.js';
import type { Db } from '../../../platform/db/schema.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { DESK_ACTOR, type Viewer } from '../../../platform/viewer.js';
import { NearRecordReader } from '../../../record/duplicates/near-store.js';
import type { Copy } from '../../../record/snapshots/model.js';
import { wordAuthors } from '../../../record/sources/model.js';
import { SourceReader } from '../../../record/sources/store.js';
import type { CaptureFound, CaptureJob, FoundDraft } from '../job.js';
import { detailsFrom } from '../model/details.js';
import { fieldsOf } from '../model/fields.js';
import type { IsOwn } from '../model/own-outlet.js';
import { dayOf, FROM_TEXT, typedSource } from '../model/source-input.js';
import type { FoundText, NewItem } from '../model.js';
import { SavedCaptureReader } from '../saved-store.js';
import { SourceWordingReader } from '../source-store.js';
import { newerVersionOf } from './newer-version.js';
import { ownOutletOf } from './own-outlet.js';
import { locatorField, type PlacedIn, placesIn } from './places.js';

// Reads an article and finds its quotations. Slow, and before anything is written.

/** A copy that is not saved yet, or one that is. */
export type ArticleFrom =
  | { readonly copy: Copy }
  | { readonly snapshot: { readonly id: number; readonly text: string; readonly sha256: string } };

export interface ArticleToRead {
  readonly from: ArticleFrom;
  /** What is known of its source, by the names of the form. */
  readonly given: Typed;
}

export interface ReadArticle {
  readonly from: ArticleFrom;
  readonly text: string;
  readonly textSha256: string;
  readonly source: Typed;
  readonly readIn: Typed;
  readonly found: FoundText;
  readonly items: readonly NewItem[];
  /** Numbers of those that were dropped in an earlier version. */
  readonly dropped: readonly number[];
}

export interface ReadingParts {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly find: (job: CaptureJob) => Promise<CaptureFound>;
}

/** @throws AppError busy or unavailable where the quotations cannot be looked for */
export async function readArticle(parts: ReadingParts, article: ArticleToRead): Promise<ReadArticle> {
  const known = await withSavedCopy(parts, article.from);
  const { text, sha256 } = textOf(known);
  const read = await sourceOf(parts, known, article.given);
  const {
    quotations,
    saidOn: _,
    ...found
  } = await parts.find({ wanted: 'quotations', text, date: dayOf(read.source) });
  const { source, readIn } = withLanguage(read, found.language);
  const places = await placesIn(parts.db, parts.viewer, placedIn(known));
  const channels = quotations.map(({ found: { channel } }) => channel);
  const isOwn = await ownOutletOf(parts.db, parts.viewer, source, channels);
  const items: NewItem[] = [];
  await eachInTurn(quotations, (draft) => {
    items.push(itemOf(draft, source.title ?? null, { places, isOwn }));
  });
  const dropped = await droppedBefore(parts, source, items);
  return { from: known, text, textSha256: sha256, source, readIn, found, items, dropped };
}

function itemOf(
  { wording, found, teller, saidOn }: FoundDraft,
  title: string | null,
  { places, isOwn }: { readonly places: Places; readonly isOwn: IsOwn },
): NewItem {
  const { channel } = found;
  const cited = channel !== null && isOwn(channel) ? null : channel;
  const fields = {
    ...fieldsOf(wording, { ...found, channel: cited }, title),
    ...saidOn,
    ...(teller !== null && { 'recounted_by.name': teller }),
    ...locatorField(places, wording),
  };
  return { spans: wording.spans, found, fields };
}

function placedIn(from: ArticleFrom): PlacedIn {
  return 'copy' in from ? { copy: from.copy, text: from.copy.text } : { snapshotId: from.snapshot.id };
}

type ReadSource = Pick<ReadArticle, 'source' | 'readIn'>;

/** The language of the text is that of its source, unless it is known or nobody can tell. */
function withLanguage({ source, readIn }: ReadSource, language: string | null): ReadSource {
  if (language === null || source.id !== undefined || source.language !== undefined)
    return { source, readIn };
  return { source: { ...source, language }, readIn: { ...readIn, language: FROM_TEXT } };
}

export function textOf(from: ArticleFrom): { readonly text: string; readonly sha256: string } {
  return 'copy' in from ? { text: from.copy.text, sha256: from.copy.text_sha256 } : from.snapshot;
}

async function droppedBefore(
  { db, viewer }: ReadingParts,
  { id }: Typed,
  items: readonly NewItem[],
): Promise<number[]> {
  if (id === undefined) return [];
  const hashes = await new SavedCaptureReader(db, viewer.userId).droppedFrom(Number(id));
  if (hashes.size === 0) return [];
  const dropped: number[] = [];
  await eachInTurn(items, ({ fields }, at) => {
    if (hashes.has(wordsHash(fields.text ?? ''))) dropped.push(at + 1);
  });
  return dropped;
}

/** The same text once more is the copy that is saved. */
async function withSavedCopy({ db, viewer }: ReadingParts, from: ArticleFrom): Promise<ArticleFrom> {
  if ('snapshot' in from) return from;
  const { text, text_sha256: sha256 } = from.copy;
  const saved = await new SourceWordingReader(db, viewer).copyWith(sha256);
  return saved === undefined ? from : { snapshot: { id: saved.id, text, sha256 } };
}

/** The saved source of the copy or the address; otherwise what the article says of itself. */
async function sourceOf({ db, viewer }: ReadingParts, from: ArticleFrom, given: Typed): Promise<ReadSource> {
  const { id, ...typed } = given;
  const saved = 'snapshot' in from ? await sourceOfCopy(db, viewer, from.snapshot.id) : Number(id ?? 0);
  const details = 'copy' in from ? detailsFrom(from.copy) : { fields: {}, readIn: {} };
  const fields = { ...details.fields, ...typed };
  const same =
    saved > 0
      ? saved
      : ((await sameSource(db, viewer, fields)) ??
        (await newerVersionOf(db, viewer, fields, textOf(from).text)));
  const source = same === null ? undefined : await new SourceReader(db, viewer).byId(same);
  if (source !== undefined) return { source: typedSource(source), readIn: {} };
  const read = Object.entries(details.readIn).filter(([name]) => !Object.hasOwn(typed, name));
  return { source: fields, readIn: Object.fromEntries(read) };
}

async function sourceOfCopy(db: Db, viewer: Viewer, id: number): Promise<number> {
  return (await new SourceWordingReader(db, viewer).sourceOfCopy(id)) ?? 0;
}

async function sameSource(db: Db, viewer: Viewer, fields: Typed): Promise<number | null> {
  const { title = '', url = null, issued = null } = fields;
  if (title === '' && url === null) return null;
  const described = {
    ...{ title, url, archive_url: null, issued, outlet: fields['outlet.name'] ?? null },
    ...{ container_title: null, number: null, names: (fields.authors ?? '').split('\n').filter(Boolean) },
  };
  return new NearRecordReader(db, viewer).sameSource(described, wordAuthors);
}

/** The reader of a context: what matching needs of a change, outside of one. */
export function readingContext(db: Db) {
  return { tx: db, actor: DESK_ACTOR } as const;
}
