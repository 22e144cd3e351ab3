import { threadJson } from '../annotations/note-json.js';
import { closedNotesPage, notesPage } from '../annotations/notes-page.js';
import { AnnotationReader } from '../annotations/store.js';
import type { Context } from '../context.js';
import { type Ask, idIn, sentWith } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { found } from '../http/found.js';
import { outcomeReply } from '../http/outcomes.js';
import { faces, type Reply, refusedWith, written } from '../http/reply.js';
import { typedFrom } from '../lib/form-page.js';
import type { FieldError } from '../lib/result.js';
import { SourceReader, type SourceRow } from '../sources/store.js';
import { keepPastedText, restoreSnapshot, trashSnapshot } from './actions.js';
import { parsePastedText } from './input.js';
import { snapshotJson, snapshotPage } from './page.js';
import { SnapshotReader } from './store.js';

export function snapshotRoutes(door: Door, ctx: Context): void {
  const one = '/sources/:id/snapshots/:snapshot';
  door.get('/sources/:id/snapshots', (ask) => index(ask, ctx));
  door.post('/sources/:id/snapshots', (ask) => keep(ask, ctx));
  door.get(one, (ask) => show(ask, ctx));
  door.post(`${one}/trash`, (ask) => move(ask, ctx, 'trash'));
  door.delete(one, (ask) => move(ask, ctx, 'trash'));
  door.post(`${one}/restoration`, (ask) => move(ask, ctx, 'restore'));
}

async function sourceOf(ask: Ask, ctx: Context): Promise<SourceRow> {
  return found(await new SourceReader(ctx.db, ask.viewer).byId(idIn(ask)), 'source', ask.viewer);
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const source = await sourceOf(ask, ctx);
  const snapshots = await new SnapshotReader(ctx.db, ask.viewer).ofSource(source.id);
  return faces({
    html: () => ({
      view: 'snapshots/index',
      title: `Kept copies of ${source.title}`,
      section: 'sources',
      page: {
        ...keepForm(source, {}, []),
        copies: snapshots.map((copy) => ({
          href: `/sources/${source.id}/snapshots/${copy.id}`,
          at: copy.captured_at,
          by: copy.typed_in_by,
        })),
        canKeep: ask.viewer.role !== 'anonymous' && ask.viewer.role !== 'viewer',
      },
    }),
    json: () => ({ snapshots: snapshots.map(snapshotJson) }),
  });
}

function keepForm(source: SourceRow, typed: Readonly<Record<string, string>>, errors: readonly FieldError[]) {
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message ?? null;
  return {
    title: source.title,
    sourceHref: `/sources/${source.id}`,
    action: `/sources/${source.id}/snapshots`,
    errors,
    text: { value: typed.text ?? null, error: errorOf('text') },
    typedInBy: { value: typed.typed_in_by ?? null, error: errorOf('typed_in_by') },
  };
}

async function keep(ask: Ask, ctx: Context): Promise<Reply> {
  const [source, { fields }] = [await sourceOf(ask, ctx), sentWith(ask)];
  const input = parsePastedText(fields);
  if (!input.ok) {
    const page = { ...keepForm(source, typedFrom(fields), input.errors), copies: [], canKeep: true };
    return refusedWith(input.errors, () => ({
      view: 'snapshots/index',
      title: `Kept copies of ${source.title}`,
      section: 'sources',
      page,
    }));
  }
  return ask.change(async (change) => {
    const { id, text_sha256 } = await keepPastedText(change, source.id, input.value, ask.viewer.name ?? '');
    return written(201, `/sources/${source.id}/snapshots/${id}`, { id, text_sha256 });
  });
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const source = await sourceOf(ask, ctx);
  const snapshot = found(
    await new SnapshotReader(ctx.db, ask.viewer).byId(source.id, idIn(ask, 'snapshot')),
    'kept copy',
    ask.viewer,
  );
  const target = { kind: 'snapshot', id: snapshot.id, sourceId: source.id } as const;
  const threads = await new AnnotationReader(ctx.db, ask.viewer).threadsOn(target);
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
        ...snapshotPage(source, snapshot, ask.viewer),
        notes: (snapshot.trashed_at === null ? notesPage : closedNotesPage)(threads, ask.viewer, target),
      },
    }),
    json: () => ({ ...snapshotJson(snapshot), annotations: threads.map(threadJson) }),
  });
}

async function move(ask: Ask, ctx: Context, where: 'trash' | 'restore'): Promise<Reply> {
  const source = await sourceOf(ask, ctx);
  const snapshot = found(
    await new SnapshotReader(ctx.db, ask.viewer).byId(source.id, idIn(ask, 'snapshot')),
    'kept copy',
    ask.viewer,
  );
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
