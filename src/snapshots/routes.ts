import { threadJson } from '../annotations/note-json.js';
import { closedNotesPage, notesPage } from '../annotations/notes-page.js';
import { AnnotationReader } from '../annotations/store.js';
import type { Context } from '../context.js';
import { type Ask, sentWith } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { outcomeReply } from '../http/outcomes.js';
import { faces, type Reply } from '../http/reply.js';
import type { SourceRow } from '../sources/store.js';
import { restoreSnapshot, trashSnapshot } from './actions.js';
import { snapshotJson, snapshotPage } from './page/show.js';
import { isSubtitles, timeMarksOf } from './reading/time-marks.js';
import { keep, listCopies } from './routes/keep.js';
import { raw } from './routes/raw.js';
import { recheck } from './routes/recheck.js';
import { copyOf, sourceOf } from './routes/seen.js';
import { SnapshotReader, type SnapshotWithText } from './store.js';

export function snapshotRoutes(door: Door, ctx: Context): void {
  const one = '/sources/:id/snapshots/:snapshot';
  door.post('/sources/:id/recheck', (ask) => recheck(ask, ctx));
  door.get('/sources/:id/snapshots', (ask) => listCopies(ask, ctx));
  door.post('/sources/:id/snapshots', (ask) => keep(ask, ctx), 'file');
  door.get(one, (ask) => show(ask, ctx));
  door.get(`${one}/raw`, (ask) => raw(ask, ctx));
  door.post(`${one}/trash`, (ask) => move(ask, ctx, 'trash'));
  door.delete(one, (ask) => move(ask, ctx, 'trash'));
  door.post(`${one}/restoration`, (ask) => move(ask, ctx, 'restore'));
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const source = await sourceOf(ask, ctx);
  const snapshot = await copyOf(ask, ctx, source);
  const target = { kind: 'snapshot', id: snapshot.id, sourceId: source.id } as const;
  const threads = await new AnnotationReader(ctx.db, ask.viewer).threadsOn(target);
  const times = await timesOf(ask, ctx, source, snapshot);
  const crumbs = [
    { label: 'Sources', href: '/sources' },
    { label: source.title, href: `/sources/${source.id}` },
  ];
  return faces({
    html: () => ({
      view: 'snapshots/show',
      title: `Copy of ${source.title}`,
      section: 'sources',
      crumbs,
      page: {
        ...snapshotPage(source, snapshot, times, ask.viewer),
        notes: (snapshot.trashed_at === null ? notesPage : closedNotesPage)(threads, ask.viewer, target),
      },
    }),
    json: () => ({ ...snapshotJson(snapshot), time_marks: times, annotations: threads.map(threadJson) }),
  });
}

async function timesOf(ask: Ask, ctx: Context, source: SourceRow, snapshot: SnapshotWithText) {
  if (snapshot.text === null || !isSubtitles(snapshot.media_type)) return [];
  const bytes = await new SnapshotReader(ctx.db, ask.viewer).bytesOf(source.id, snapshot.id);
  return bytes ? timeMarksOf({ bytes, mediaType: snapshot.media_type, text: snapshot.text }) : [];
}

async function move(ask: Ask, ctx: Context, where: 'trash' | 'restore'): Promise<Reply> {
  const source = await sourceOf(ask, ctx);
  const snapshot = await copyOf(ask, ctx, source);
  return ask.change(async (change) =>
    outcomeReply<'snapshots', { id: number; version: number }>(
      where === 'trash'
        ? await trashSnapshot(change, snapshot.id, sentWith(ask).version)
        : await restoreSnapshot(change, source.id, snapshot.id),
      {
        location: `/sources/${source.id}/snapshots/${snapshot.id}`,
        json: ({ id, version }) => ({ id, version }),
        conflict: null,
      },
    ),
  );
}
