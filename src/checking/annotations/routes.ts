import type { Context } from '../../platform/context.js';
import { filtersIn } from '../../platform/http/filters.js';
import { listReply } from '../../platform/http/list-reply.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { faces, type Reply, written } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { PAGED } from '../../platform/lib/fields/filters.js';
import { crumbsBelow } from '../../record/claims/model.js';
import { addNote } from './actions.js';
import { NOTE_COLUMNS } from './csv.js';
import { FollowedNoteReader } from './followed-store.js';
import { claimNoteFilters, noteFilters, parseNote } from './input.js';
import { noteJson, threadJson } from './json.js';
import { notesAddress, type Target } from './model.js';
import { notesListPage, type TargetNotes, targetPage } from './page.js';
import { noteIn, noteRoutes } from './routes/note.js';
import { placed, refusalOf } from './routes/words.js';
import { hrefOnTarget } from './section/note-card.js';
import type { NotesShown } from './section/notes.js';
import { AnnotationReader, type NoteThread } from './store.js';
import { TargetReader, type TargetRow } from './target-store.js';

// Lists and adds notes: under their targets, and all of them at /annotations. routes/note.ts serves single notes.

type TargetIn = (req: RequestContext) => Target;

const TARGETS: readonly (readonly [string, TargetIn])[] = [
  ['/claims/:id/annotations', (req) => ({ kind: 'claim', id: idIn(req) })],
  ['/attributions/:id/annotations', (req) => ({ kind: 'attribution', id: idIn(req) })],
  ['/sources/:id/annotations', (req) => ({ kind: 'source', id: idIn(req) })],
  [
    '/sources/:id/snapshots/:snapshot/annotations',
    (req) => ({ kind: 'snapshot', id: idIn(req, 'snapshot'), sourceId: idIn(req) }),
  ],
];

export function annotationRoutes(router: Router, ctx: Context): void {
  router.get('/annotations', (req) => index(req, ctx));
  for (const [path, targetIn] of TARGETS) {
    router.get(path, (req) => listOn(req, ctx, targetIn(req)));
    router.post(path, (req) => addOn(req, ctx, targetIn(req)));
  }
  noteRoutes(router, ctx);
}

async function index(req: RequestContext, ctx: Context): Promise<Reply> {
  const { viewer } = req;
  return listReply(req, {
    plural: 'annotations',
    file: 'notes',
    frame: { title: 'Notes', section: 'desk', crumbs: [{ label: 'Desk', href: '/' }] },
    filters: noteFilters,
    // A visitor who is not signed in has no notes.
    read: ({ show, mine, motivation, after }) =>
      new AnnotationReader(ctx.db, viewer).page({
        ...{ show: show ?? 'open', authorId: mine ? (viewer.userId ?? 0) : null, motivation, after },
      }),
    page: async ({ rows }, nextHref, filters) => {
      const since = await new FollowedNoteReader(ctx.db, viewer).since(rows.map(({ id }) => id));
      return notesListPage(rows, filters, nextHref, viewer, since);
    },
    json: (note) => ({ ...noteJson(note), reply_count: note.reply_count }),
    columns: NOTE_COLUMNS,
  });
}

async function targetOn(req: RequestContext, ctx: Context, target: Target): Promise<TargetRow> {
  return orNotFound(await new TargetReader(ctx.db, req.viewer).find(target), NOUNS[target.kind], req.viewer);
}

async function listOn(req: RequestContext, ctx: Context, target: Target): Promise<Reply> {
  const on = await targetOn(req, ctx, target);
  const { include, after } =
    target.kind === 'claim' ? filtersIn(req, claimNoteFilters) : { include: null, ...filtersIn(req, PAGED) };
  const part = await new AnnotationReader(ctx.db, req.viewer).part(
    { ...target, withSources: include !== null },
    after,
  );
  const href = (suffix: string, cursor: string | null): string => {
    const query = new URLSearchParams({ ...(include && { include }), ...(cursor && { after: cursor }) });
    return `${notesAddress(target)}${suffix}${query.size === 0 ? '' : `?${query}`}`;
  };
  const notes = { part, first: after && href('', null), next: part.next && href('', part.next) };
  return faces({
    html: async () => pageOn(req, on, notes, await sinceOf(req, ctx, part.threads)),
    json: () => ({
      annotations: part.threads.map(threadJson),
      next: part.next && href('.json', part.next),
    }),
  });
}

async function addOn(req: RequestContext, ctx: Context, target: Target): Promise<Reply> {
  const [on, { as, fields }] = [await targetOn(req, ctx, target), bodyOf(req)];
  if (on.trashed_at !== null)
    throw new AppError(
      'gone',
      `This ${NOUNS[target.kind]} is in the trash. Restore it first, then add the note.`,
    );
  const refused = refusalOf(fields, async (typed) => {
    const part = await new AnnotationReader(ctx.db, req.viewer).forPage(target);
    const notes = { part, first: null, next: part.isWhole ? null : notesAddress(target) };
    return pageOn(req, on, notes, { ...(await sinceOf(req, ctx, part.threads)), ...typed });
  });
  const input = parseNote(as, fields);
  if (!input.ok) return refused(input);
  return req.write(async (change) => {
    const words = await placed(change.tx, req, target, input.value.selector);
    if (!words.ok) return refused(words.errors);
    const added = await addNote(change, req.viewer, on, { ...input.value, selector: words.value });
    if (!added.ok) return refused(added);
    const note = await noteIn(change, req, added.value.id);
    const location = as === 'form' ? hrefOnTarget(note) : `/annotations/${note.id}`;
    return written(201, location, noteJson(note));
  });
}

/** The place of the words in newer copies, for notes on a copy. */
async function sinceOf(req: RequestContext, ctx: Context, threads: readonly NoteThread[]) {
  const ids = threads.map(({ note }) => note.id);
  const since = await new FollowedNoteReader(ctx.db, req.viewer).since(ids);
  return { typed: {}, errors: [], since };
}

function pageOn(req: RequestContext, on: TargetRow, notes: TargetNotes, shown: NotesShown) {
  const page = targetPage(on, notes, req.viewer, shown);
  const section = on.claimId === null ? ('sources' as const) : ('claims' as const);
  return { view: 'annotations/target', title: page.title, section, crumbs: crumbsTo(on), page };
}

/** Breadcrumbs of the notes' target. */
function crumbsTo({ target, claim, sourceTitle }: TargetRow) {
  if (claim !== null) return crumbsBelow(claim);
  const sourceId = target.kind === 'snapshot' ? target.sourceId : target.id;
  return [
    { label: 'Sources', href: '/sources' },
    { label: sourceTitle ?? '', href: `/sources/${sourceId}` },
  ];
}

const NOUNS = {
  claim: 'quotation',
  attribution: 'attribution',
  source: 'source',
  snapshot: 'saved copy',
} as const;
