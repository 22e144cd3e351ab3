import type { Context } from '../../context.js';
import { type Ask, idIn, sentWith } from '../../platform/http/ask.js';
import { csvHref, csvOf } from '../../platform/http/csv.js';
import type { Door } from '../../platform/http/door.js';
import { filtersIn } from '../../platform/http/filters.js';
import { found } from '../../platform/http/found.js';
import { faces, type Reply, refusedWith, written } from '../../platform/http/reply.js';
import { everyRow } from '../../platform/lib/csv-table.js';
import { AppError } from '../../platform/lib/errors.js';
import { WHOLE } from '../../platform/lib/filters.js';
import { typedFrom } from '../../platform/lib/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { crumbsBelow } from '../../record/claims/model.js';
import type { PlaceOffered } from '../../record/snapshots/model/words-in.js';
import { addNote } from './actions.js';
import { NOTE_COLUMNS } from './csv.js';
import { FollowedNoteReader } from './followed-store.js';
import { noteFilters, parseNote } from './input.js';
import type { Target } from './model.js';
import { hrefOnTarget } from './note-card.js';
import { noteJson, threadJson } from './note-json.js';
import type { NotesShown } from './notes-page.js';
import { notesListPage, targetPage } from './page.js';
import { noteRoutes } from './routes/note.js';
import { placed } from './routes/words.js';
import { AnnotationReader, type NoteThread } from './store.js';
import { TargetReader, type TargetRow } from './target-store.js';

// Where notes are listed and made: at what they are about, and all of them at /annotations.
// A note at its own address is in routes/note.ts.

type TargetIn = (ask: Ask) => Target;

const TARGETS: readonly (readonly [string, TargetIn])[] = [
  ['/claims/:id/annotations', (ask) => ({ kind: 'claim', id: idIn(ask) })],
  ['/attributions/:id/annotations', (ask) => ({ kind: 'attribution', id: idIn(ask) })],
  ['/sources/:id/annotations', (ask) => ({ kind: 'source', id: idIn(ask) })],
  [
    '/sources/:id/snapshots/:snapshot/annotations',
    (ask) => ({ kind: 'snapshot', id: idIn(ask, 'snapshot'), sourceId: idIn(ask) }),
  ],
];

export function annotationRoutes(door: Door, ctx: Context): void {
  door.get('/annotations', (ask) => index(ask, ctx));
  for (const [path, targetIn] of TARGETS) {
    door.get(path, (ask) => listOn(ask, ctx, targetIn(ask)));
    door.post(path, (ask) => addOn(ask, ctx, targetIn(ask)));
  }
  noteRoutes(door, ctx);
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const { query, viewer } = ask;
  const filters = filtersIn(ask, noteFilters);
  const { show, mine, motivation } = filters;
  // Nobody who is not signed in has notes of their own.
  const authorId = mine ? (viewer.userId ?? 0) : null;
  const wanted = { show: show ?? 'open', authorId, motivation } as const;
  const read = (after: string | null) => new AnnotationReader(ctx.db, viewer).page({ ...wanted, after });
  const page = await read(filters.after);
  const next = (suffix: string) =>
    page.next && `/annotations${suffix}?${new URLSearchParams({ ...query.single(), after: page.next })}`;
  const since = () => new FollowedNoteReader(ctx.db, viewer).since(page.rows.map(({ id }) => id));
  return faces({
    html: async () => ({
      view: 'annotations/index',
      title: 'Notes',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: {
        ...notesListPage(page.rows, filters, next(''), viewer, await since()),
        csvHref: csvHref(ask),
      },
    }),
    json: () => ({
      annotations: page.rows.map((note) => ({ ...noteJson(note), reply_count: note.reply_count })),
      next: next('.json'),
    }),
    csv: csvOf('notes', NOTE_COLUMNS, () => everyRow(read)),
  });
}

async function targetOn(ask: Ask, ctx: Context, target: Target): Promise<TargetRow> {
  return found(await new TargetReader(ctx.db, ask.viewer).find(target), NOUNS[target.kind], ask.viewer);
}

async function listOn(ask: Ask, ctx: Context, target: Target): Promise<Reply> {
  const on = await targetOn(ask, ctx, target);
  filtersIn(ask, WHOLE);
  const threads = await new AnnotationReader(ctx.db, ask.viewer).threadsOn(target);
  return faces({
    html: async () => pageOn(ask, on, threads, await sinceOf(ask, ctx, threads)),
    json: () => ({ annotations: threads.map(threadJson) }),
  });
}

async function addOn(ask: Ask, ctx: Context, target: Target): Promise<Reply> {
  const [on, { as, fields }] = [await targetOn(ask, ctx, target), sentWith(ask)];
  if (on.trashed_at !== null)
    throw new AppError(
      'gone',
      `This ${NOUNS[target.kind]} is in the trash. Bring it back first, then add the note.`,
    );
  const again = (errors: readonly FieldError[], places: readonly PlaceOffered[] = []) => {
    const html = async () => {
      const threads = await new AnnotationReader(ctx.db, ask.viewer).threadsOn(target);
      const since = await sinceOf(ask, ctx, threads);
      return pageOn(ask, on, threads, { ...since, typed: typedFrom(fields), errors, places });
    };
    return refusedWith(errors, html, places.length > 0 ? { places } : undefined);
  };
  const input = parseNote(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const words = await placed(change.tx, ask, target, input.value.selector);
    if (!words.ok) return again(words.errors.errors, words.errors.places);
    const added = await addNote(change, ask.viewer, on, { ...input.value, selector: words.value });
    if (!added.ok) return again(added.errors);
    const note = found(
      await new AnnotationReader(change.tx, ask.viewer).byId(added.value.id),
      'note',
      ask.viewer,
    );
    return written(201, as === 'form' ? hrefOnTarget(note) : `/annotations/${note.id}`, noteJson(note));
  });
}

/** What became of their words in newer copies, where they are about a copy. */
async function sinceOf(ask: Ask, ctx: Context, threads: readonly NoteThread[]) {
  const ids = threads.map(({ note }) => note.id);
  const since = await new FollowedNoteReader(ctx.db, ask.viewer).since(ids);
  return { typed: {}, errors: [], since };
}

function pageOn(ask: Ask, on: TargetRow, threads: readonly NoteThread[], shown: NotesShown) {
  const page = targetPage(on, threads, ask.viewer, shown);
  const section = on.claimId === null ? ('sources' as const) : ('claims' as const);
  return { view: 'annotations/target', title: page.title, section, crumbs: crumbsTo(on), page };
}

/** The way to what the notes are about, as on every page below it. */
function crumbsTo({ target, claim, sourceTitle }: TargetRow) {
  if (claim !== null) return crumbsBelow(claim);
  const sourceId = target.kind === 'snapshot' ? target.sourceId : target.id;
  return [
    { label: 'Sources', href: '/sources' },
    { label: sourceTitle ?? '', href: `/sources/${sourceId}` },
  ];
}

const NOUNS = {
  claim: 'claim',
  attribution: 'attribution',
  source: 'source',
  snapshot: 'kept copy',
} as const;
