import type { Context } from '../../../platform/context.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { type Answers, conflictWith, outcomeReply, withRow } from '../../../platform/http/outcomes.js';
import { faces, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { AppError } from '../../../platform/lib/errors.js';
import { PAGED } from '../../../platform/lib/fields/filters.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { ok } from '../../../platform/lib/result.js';
import { reaches } from '../../../platform/viewer.js';
import { editNote, isStill, reopenNote, replyTo, resolveNote, restoreNote, trashNote } from '../actions.js';
import { FollowedNoteReader } from '../followed-store.js';
import { type NoteEdit, parseNoteEdit, parseReply } from '../input.js';
import { noteJson } from '../json.js';
import { mayEdit, targetOf } from '../model.js';
import { type NoteForm, noteFormPage, repliesHref, threadPage, typedFromNote } from '../page.js';
import { hrefOnTarget } from '../section/note-card.js';
import type { WordsTyped } from '../section/words.js';
import { AnnotationReader, type Note, type ThreadPart } from '../store.js';
import { placed, refusalOf } from './words.js';

// A note at its own address: show, reply, edit, resolve, trash.

export function noteRoutes(router: Router, ctx: Context): void {
  const one = '/annotations/:id';
  router.get(one, (req) => show(req, ctx));
  router.get(`${one}/edit`, (req) => edit(req, ctx));
  router.post(one, (req) => save(req, ctx));
  router.patch(one, (req) => save(req, ctx));
  router.post(`${one}/replies`, (req) => reply(req, ctx));
  router.post(`${one}/resolution`, (req) => setResolved(req, ctx, resolveNote));
  router.post(`${one}/reopening`, (req) => setResolved(req, ctx, reopenNote));
  router.post(`${one}/trash`, (req) => trash(req, ctx));
  router.delete(one, (req) => trash(req, ctx));
  router.post(`${one}/restoration`, (req) => restore(req, ctx));
}

/** @throws AppError not_found, also where its target is hidden; gone where either is in the trash */
async function noteOf(req: RequestContext, ctx: Context): Promise<Note> {
  const note = orNotFound(await new AnnotationReader(ctx.db, req.viewer).byId(idIn(req)), 'note', req.viewer);
  orNotFound({ trashed_at: note.target_trashed_at }, 'note', req.viewer);
  return note;
}

/** A trashed note cannot be written to. */
async function livingNoteOf(req: RequestContext, ctx: Context): Promise<Note> {
  const note = await noteOf(req, ctx);
  if (note.trashed_at === null && note.target_trashed_at === null) return note;
  throw new AppError('gone', 'This note, or what it is about, is in the trash. Restore it first.');
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const notes = new AnnotationReader(ctx.db, req.viewer);
  const note = await notes.byId(idIn(req));
  orNotFound(note && { trashed_at: note.target_trashed_at }, 'note', req.viewer);
  if (!note) throw new AppError('not_found', 'There is no note at this address.');
  const { after } = filtersIn(req, PAGED);
  const isAnswersAlone = req.representation === 'json' && note.parent_id !== null;
  const part = readableBy(req.viewer, note, await notes.threadOf(note, { after, isAnswersAlone }));
  return faces({
    html: () => threadShown(req, ctx, part, { typed: {}, errors: [] }),
    json: () => ({
      ...noteJson(note),
      replies: part.thread.replies.map(noteJson),
      next: part.next && repliesHref(note.id, '.json', part.next),
    }),
  });
}

/** @throws AppError gone where nothing readable is left */
function readableBy(viewer: RequestContext['viewer'], note: Note, part: ThreadPart | undefined): ThreadPart {
  const isReadable = note.trashed_at === null || note.parent_id === null || reaches(viewer.role, 'editor');
  if (part !== undefined && isReadable) return part;
  throw new AppError('gone', 'This note is in the trash. An editor can restore it.');
}

async function reply(req: RequestContext, ctx: Context): Promise<Reply> {
  const [parent, { as, fields }] = [await livingNoteOf(req, ctx), bodyOf(req)];
  const refused = refusalOf(fields, async (typed) => {
    const wanted = { after: null, isAnswersAlone: false };
    const part = await new AnnotationReader(ctx.db, req.viewer).threadOf(parent, wanted);
    const none = { thread: { note: parent, replies: [] }, next: null, isFirst: true };
    return threadShown(req, ctx, part ?? none, typed);
  });
  const input = parseReply(as, fields);
  if (!input.ok) return refused(input);
  return req.write(async (change) => {
    const words = await placed(change.tx, req, targetOf(parent), input.value.selector);
    if (!words.ok) return refused(words.errors);
    const { id } = await replyTo(change, parent, { ...input.value, selector: words.value });
    const note = await noteIn(change, req, id);
    return written(201, as === 'form' ? hrefOnTarget(note) : `/annotations/${id}`, noteJson(note));
  });
}

/** @throws AppError forbidden for another person's note, unless the viewer is an editor */
async function editableNoteOf(req: RequestContext, ctx: Context): Promise<Note> {
  const note = await livingNoteOf(req, ctx);
  if (mayEdit(note, req.viewer)) return note;
  throw new AppError('forbidden', 'This is someone else’s note. Reply to it, or ask an editor to change it.');
}

async function edit(req: RequestContext, ctx: Context): Promise<Reply> {
  const note = await editableNoteOf(req, ctx);
  return faces({
    html: () => formPage({ note, version: note.version, typed: typedFromNote(note), errors: [] }),
  });
}

async function save(req: RequestContext, ctx: Context): Promise<Reply> {
  const [note, { as, fields }, version] = [await editableNoteOf(req, ctx), bodyOf(req), versionSent(req)];
  const refused = refusalOf(fields, (typed) => formPage({ note, version, ...typed }));
  const input = parseNoteEdit(as, note.parent_id === null ? 'note' : 'reply', fields);
  if (!input.ok) return refused(input);
  return req.write(async (change) => {
    const edit = await placedAnew(change, req, note, input.value);
    if (!edit.ok) return refused(edit.errors);
    const outcome = await editNote(change, note, { version, edit: edit.value });
    return answerWith(change, req, outcome, {
      ...answersFor(req, note),
      conflict: (current) => {
        const typed = typedFrom(fields);
        const form: NoteForm = { note: current, version: current.version, typed, errors: [] };
        return formPage(form, conflictWith(noteFormPage(form).fields, typedFromNote(current)));
      },
    });
  });
}

/** Unchanged words keep their position, even where their text has changed since. */
async function placedAnew(change: WriteContext, req: RequestContext, note: Note, edit: NoteEdit) {
  if (edit.selector === undefined || isStill(note, edit.selector)) return ok(edit);
  const words = await placed(change.tx, req, targetOf(note), edit.selector);
  return words.ok ? ok({ ...edit, selector: words.value }) : words;
}

type ResolutionChange = (
  change: WriteContext,
  note: Note,
  version: number | null,
) => Promise<RowChange<'annotations'>>;

async function setResolved(req: RequestContext, ctx: Context, how: ResolutionChange): Promise<Reply> {
  const note = await livingNoteOf(req, ctx);
  if (note.parent_id !== null) throw new AppError('not_now', 'A reply is resolved together with its note.');
  return req.write(async (change) => {
    const outcome = await how(change, note, bodyOf(req).version);
    return answerWith(change, req, outcome, answersFor(req, note));
  });
}

async function trash(req: RequestContext, ctx: Context): Promise<Reply> {
  const note = await noteOf(req, ctx);
  return req.write(async (change) => {
    const outcome = await trashNote(change, note, bodyOf(req).version);
    // Back to the note itself, where it can be restored immediately.
    return answerWith(change, req, outcome, {
      ...answersFor(req, note),
      location: `/annotations/${note.id}`,
    });
  });
}

async function restore(req: RequestContext, ctx: Context): Promise<Reply> {
  const note = await noteOf(req, ctx);
  return req.write(async (change) =>
    answerWith(change, req, await restoreNote(change, note), answersFor(req, note)),
  );
}

async function answerWith(
  change: WriteContext,
  req: RequestContext,
  outcome: RowChange<'annotations'>,
  answers: Answers<Note>,
): Promise<Reply> {
  return outcomeReply(await withRow(outcome, (id) => noteIn(change, req, id)), answers);
}

export async function noteIn(change: WriteContext, req: RequestContext, id: number): Promise<Note> {
  return orNotFound(await new AnnotationReader(change.tx, req.viewer).byId(id), 'note', req.viewer);
}

function answersFor(req: RequestContext, note: Note) {
  const location = req.body?.as === 'form' ? hrefOnTarget(note) : `/annotations/${note.id}`;
  return { location, json: noteJson, conflict: null };
}

async function threadShown(
  req: RequestContext,
  ctx: Context,
  part: ThreadPart,
  typed: WordsTyped,
): Promise<Page> {
  const { id } = part.thread.note;
  const since = await new FollowedNoteReader(ctx.db, req.viewer).since([id]);
  const page = threadPage(part, req.viewer, typed, since.get(id));
  return { view: 'annotations/show', title: page.title, section: 'desk', crumbs: CRUMBS, page };
}

function formPage(form: NoteForm, conflict: readonly object[] | null = null): Page {
  const page = noteFormPage(form);
  return {
    view: 'annotations/form',
    title: page.title,
    section: 'desk',
    crumbs: CRUMBS,
    page: { ...page, conflict },
  };
}

const CRUMBS = [
  { label: 'Desk', href: '/' },
  { label: 'Notes', href: '/annotations' },
] as const;
