import { FollowedNoteReader, type Since } from '../../../checking/annotations/followed-store.js';
import { threadJson } from '../../../checking/annotations/json.js';
import { MAX_WORDS_LENGTH } from '../../../checking/annotations/model.js';
import { notesSection } from '../../../checking/annotations/section/notes.js';
import { threadsForPage } from '../../../checking/annotations/store/thread-part.js';
import { AnnotationReader, type NotesPart, type NoteThread } from '../../../checking/annotations/store.js';
import { ComparisonReader } from '../../../checking/comparisons/store.js';
import { SourceMatchReader } from '../../../derived/match/sources-store.js';
import type { Span } from '../../../engines/text/span.js';
import { formatTime } from '../../../engines/text/time-mark.js';
import type { Context } from '../../../platform/context.js';
import { faces, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { CopyIntegrityReader } from '../../../record/snapshots/integrity-store.js';
import { partsOf } from '../../../record/snapshots/model/parts.js';
import { placesOfCopy } from '../../../record/snapshots/model/places.js';
import { isSubtitles, timeMarksOf } from '../../../record/snapshots/model/time-marks.js';
import { SnapshotReader, type SnapshotWithText } from '../../../record/snapshots/store.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { headersOf } from '../page/facts.js';
import { type CopyMark, goneFrom, markJson, marksOf, missingIn, type PointsHere } from '../page/marks.js';
import { type CopyShown, snapshotJson, snapshotPage } from '../page/show.js';
import { requestedPart } from './requested-part.js';
import { copyOf, sourceOf } from './visible-copy.js';

/** A saved copy: its text, in parts where it is long, with marks for everything that refers to it. */
export async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  const snapshot = await copyOf(req, ctx, source);
  const target = { kind: 'snapshot', id: snapshot.id, sourceId: source.id } as const;
  const threads = await new AnnotationReader(ctx.db, req.viewer).threadsOn(target);
  const shown = await shownOf(req, ctx, { source, snapshot, threads });
  const since = await new FollowedNoteReader(ctx.db, req.viewer).since(threads.map(({ note }) => note.id));
  return faces({
    html: () => ({
      ...frameOf(shown),
      page: {
        ...snapshotPage(shown),
        notes: notesOf(shown, threadsForPage(threads, Number(req.query.one('note'))), since),
      },
    }),
    json: () => ({
      ...snapshotJson(snapshot, shown.mismatch),
      page_marks: shown.places.pages.map((start_utf16, at) => ({ start_utf16, page: at + 1 })),
      time_marks: shown.places.times.map((mark) => ({ ...mark, time: formatTime(mark.start_ms) })),
      marks: shown.marks.flatMap((mark) => markJson(mark, shown.places)),
      annotations: threads.map(threadJson),
    }),
  });
}

interface CopyRead {
  readonly source: SourceRow;
  readonly snapshot: SnapshotWithText;
  readonly threads: readonly NoteThread[];
}

async function shownOf(req: RequestContext, ctx: Context, read: CopyRead): Promise<CopyShown> {
  const { source, snapshot, threads } = read;
  const mismatch = await new CopyIntegrityReader(ctx.db, req.viewer).mismatchOf(snapshot);
  const text = snapshot.text ?? '';
  const parts = partsOf(text);
  const here = await pointsHere(req, ctx, { ...snapshot, isAsKept: mismatch.length === 0 }, threads);
  const marks = marksOf(text, here);
  return {
    ...{ source, snapshot, mismatch, marks, parts, viewer: req.viewer, like: likeOf(req) },
    places: await placesOf(req, ctx, source, snapshot),
    matches: await matchesOf(req, ctx, marks),
    missing: missingIn(here, marks),
    waiting:
      text === '' ? 0 : await new ComparisonReader(ctx.db, req.viewer).waitingOf({ sourceId: source.id }),
    gone: goneFrom(here),
    ...requestedPart(req, text, parts),
  };
}

function matchesOf(req: RequestContext, ctx: Context, marks: readonly CopyMark[]) {
  const claims = marks.flatMap((mark) => (mark.kind === 'quotation' ? [mark.of.claim_id] : []));
  return new SourceMatchReader(ctx.db, req.viewer).ofClaims([...new Set(claims)]);
}

/** Prefills the form for a note with the words of the passage in the address. */
function notesOf(
  { source, snapshot, viewer, passage }: CopyShown,
  part: NotesPart,
  since: ReadonlyMap<number, Since>,
) {
  const target = { kind: 'snapshot', id: snapshot.id, sourceId: source.id } as const;
  const typed = passage === null ? {} : wordsOf(snapshot.text ?? '', passage);
  const { trashed_at } = snapshot;
  return notesSection(part, viewer, { target, trashed_at }, { typed, errors: [], since });
}

/** Empty for a passage longer than a note can be about. */
function wordsOf(text: string, [start, end]: Span): Typed {
  const exact = text.slice(start, end);
  return exact.length > MAX_WORDS_LENGTH
    ? {}
    : { 'selector.exact': exact, 'selector.place': `${start}-${end}` };
}

function frameOf({ source, part, parts }: Pick<CopyShown, 'source' | 'part' | 'parts'>) {
  const which = parts.length > 1 ? `, part ${part.number} of ${parts.length}` : '';
  return {
    view: 'snapshots/show',
    title: `Copy of ${source.title}${which}`,
    section: 'sources',
    crumbs: [
      { label: 'Sources', href: '/sources' },
      { label: source.title, href: `/sources/${source.id}` },
    ],
  } as const;
}

async function pointsHere(
  req: RequestContext,
  ctx: Context,
  { id, text, trashed_at, isAsKept }: SnapshotWithText & { readonly isAsKept: boolean },
  threads: readonly NoteThread[],
): Promise<PointsHere> {
  // A copy in the trash, without text, or changed since it was saved is no evidence for any wording.
  if (text === null || trashed_at !== null || !isAsKept)
    return { comparisons: [], anchors: [], threads: [], followed: [] };
  const reader = new ComparisonReader(ctx.db, req.viewer);
  return {
    comparisons: await reader.onCopy(id),
    anchors: await reader.anchorsOn(id),
    followed: await new FollowedNoteReader(ctx.db, req.viewer).on(id),
    threads,
  };
}

async function placesOf(req: RequestContext, ctx: Context, source: SourceRow, snapshot: SnapshotWithText) {
  const { id, text, media_type: mediaType } = snapshot;
  const headers = headersOf(snapshot);
  if (text === null || !isSubtitles(mediaType) || headers?.[':times'] !== undefined)
    return placesOfCopy({ headers, text }, []);
  const bytes = await new SnapshotReader(ctx.db, req.viewer).bytesOf(source.id, id);
  return placesOfCopy({ headers, text }, bytes ? timeMarksOf({ bytes, mediaType, text }) : []);
}

/** `like=41`: passed on to the form for a quotation from this copy. */
function likeOf(req: RequestContext): string | null {
  const like = req.query.one('like');
  return like !== null && /^[1-9]\d{0,14}$/.test(like) ? like : null;
}
