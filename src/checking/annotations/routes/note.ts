import type { Context } from '../../../context.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { Change } from '../../../platform/db/transact.js';
import { type Ask, idIn, sentWith, versionSent } from '../../../platform/http/ask.js';
import type { Door } from '../../../platform/http/door.js';
import { found } from '../../../platform/http/found.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import { faces, type Page, type Reply, refusedWith, written } from '../../../platform/http/reply.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/form-page.js';
import { type FieldError, ok } from '../../../platform/lib/result.js';
import { reaches } from '../../../platform/viewer.js';
import type { PlaceOffered } from '../../../record/snapshots/model/words-in.js';
import { editNote, isStill, reopenNote, replyTo, resolveNote, restoreNote, trashNote } from '../actions.js';
import { FollowedNoteReader } from '../followed-store.js';
import { type NoteEdit, parseNoteEdit, parseReply } from '../input.js';
import { mayEdit, targetOf, withoutTrash } from '../model.js';
import { hrefOnTarget } from '../note-card.js';
import { noteJson } from '../note-json.js';
import type { Refused } from '../notes-page.js';
import { type NoteForm, noteFormPage, threadPage, typedFromNote } from '../page.js';
import { AnnotationReader, type Note, type NoteThread } from '../store.js';
import { placed } from './words.js';

// A note at its own address: read with its thread, answered, edited, resolved, trashed.

export function noteRoutes(door: Door, ctx: Context): void {
  const one = '/annotations/:id';
  door.get(one, (ask) => show(ask, ctx));
  door.get(`${one}/edit`, (ask) => edit(ask, ctx));
  door.post(one, (ask) => save(ask, ctx));
  door.patch(one, (ask) => save(ask, ctx));
  door.post(`${one}/replies`, (ask) => reply(ask, ctx));
  door.post(`${one}/resolution`, (ask) => settle(ask, ctx, resolveNote));
  door.post(`${one}/reopening`, (ask) => settle(ask, ctx, reopenNote));
  door.post(`${one}/trash`, (ask) => trash(ask, ctx));
  door.delete(one, (ask) => trash(ask, ctx));
  door.post(`${one}/restoration`, (ask) => restore(ask, ctx));
}

/** @throws AppError not_found, also where what it is about is hidden; gone where either is in the trash */
async function noteOf(ask: Ask, ctx: Context): Promise<Note> {
  const note = found(await new AnnotationReader(ctx.db, ask.viewer).byId(idIn(ask)), 'note', ask.viewer);
  found({ trashed_at: note.target_trashed_at }, 'note, or what it is about,', ask.viewer);
  return note;
}

/** A note in the trash takes no more words. */
async function livingNoteOf(ask: Ask, ctx: Context): Promise<Note> {
  const note = await noteOf(ask, ctx);
  if (note.trashed_at === null && note.target_trashed_at === null) return note;
  throw new AppError('gone', 'This note, or what it is about, is in the trash. Bring it back first.');
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const notes = new AnnotationReader(ctx.db, ask.viewer);
  const note = await notes.byId(idIn(ask));
  found(note && { trashed_at: note.target_trashed_at }, 'note, or what it is about,', ask.viewer);
  const thread = note && (await notes.threadOf(note));
  if (!note || !thread) throw new AppError('not_found', 'There is no note at this address.');
  const readable = readableIn(thread, note, ask.viewer);
  const answers = readable.replies.filter(
    ({ parent_id }) => note.parent_id === null || parent_id === note.id,
  );
  return faces({
    html: () => threadShown(ask, ctx, readable, { typed: {}, errors: [] }),
    json: () => ({ ...noteJson(note), replies: answers.map(noteJson) }),
  });
}

/**
 * The thread as far as this viewer reads it: a note in the trash keeps the place of what answers it.
 * @throws AppError gone where nothing of it is left to read
 */
function readableIn(thread: NoteThread, note: Note, viewer: Ask['viewer']): NoteThread {
  if (reaches(viewer.role, 'editor')) return thread;
  const [left] = withoutTrash([thread]);
  if (left && (note.trashed_at === null || note.parent_id === null)) return left;
  throw new AppError('gone', 'This note is in the trash. An editor can bring it back.');
}

async function reply(ask: Ask, ctx: Context): Promise<Reply> {
  const [parent, { as, fields }] = [await livingNoteOf(ask, ctx), sentWith(ask)];
  const again = (errors: readonly FieldError[], places: readonly PlaceOffered[] = []) => {
    const html = async () => {
      const thread = await new AnnotationReader(ctx.db, ask.viewer).threadOf(parent);
      const refused = { typed: typedFrom(fields), errors };
      return threadShown(ask, ctx, thread ?? { note: parent, replies: [] }, refused);
    };
    return refusedWith(errors, html, places.length > 0 ? { places } : undefined);
  };
  const input = parseReply(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const words = await placed(change.tx, ask, targetOf(parent), input.value.selector);
    if (!words.ok) return again(words.errors.errors, words.errors.places);
    const { id } = await replyTo(change, parent, { ...input.value, selector: words.value });
    const note = await noteIn(change, ask, id);
    return written(201, as === 'form' ? hrefOnTarget(note) : `/annotations/${id}`, noteJson(note));
  });
}

/** @throws AppError forbidden for somebody else's note, unless an editor changes it */
async function editableNoteOf(ask: Ask, ctx: Context): Promise<Note> {
  const note = await livingNoteOf(ask, ctx);
  if (mayEdit(note, ask.viewer)) return note;
  throw new AppError('forbidden', 'This note is somebody else’s. Answer it, or ask an editor to change it.');
}

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const note = await editableNoteOf(ask, ctx);
  return faces({
    html: () => formPage({ note, version: note.version, typed: typedFromNote(note), errors: [] }),
  });
}

async function save(ask: Ask, ctx: Context): Promise<Reply> {
  const [note, { as, fields }, version] = [await editableNoteOf(ask, ctx), sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[], places: readonly PlaceOffered[] = []) =>
    refusedWith(
      errors,
      () => formPage({ note, version, typed, errors, places }),
      places.length > 0 ? { places } : undefined,
    );
  const input = parseNoteEdit(as, note.parent_id === null ? 'note' : 'reply', fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const edit = await placedAnew(change, ask, note, input.value);
    if (!edit.ok) return again(edit.errors.errors, edit.errors.places);
    const outcome = await editNote(change, note, { version, edit: edit.value });
    return outcomeReply<Note>(await named(change, ask, outcome), {
      ...answersFor(ask, note),
      conflict: (current) => {
        const form: NoteForm = { note: current, version: current.version, typed, errors: [] };
        return formPage(form, conflictWith(noteFormPage(form).fields, typedFromNote(current)));
      },
    });
  });
}

/** Words that are still those of the note stay where they were, also where what they stood in has changed since. */
async function placedAnew(change: Change, ask: Ask, note: Note, edit: NoteEdit) {
  if (edit.selector === undefined || isStill(note, edit.selector)) return ok(edit);
  const words = await placed(change.tx, ask, targetOf(note), edit.selector);
  return words.ok ? ok({ ...edit, selector: words.value }) : words;
}

type Settle = (change: Change, note: Note, version: number | null) => Promise<RowChange<'annotations'>>;

async function settle(ask: Ask, ctx: Context, how: Settle): Promise<Reply> {
  const note = await livingNoteOf(ask, ctx);
  if (note.parent_id !== null)
    throw new AppError('not_now', 'A reply is settled with the note that it answers.');
  return ask.change(async (change) => {
    const outcome = await how(change, note, sentWith(ask).version);
    return outcomeReply<Note>(await named(change, ask, outcome), answersFor(ask, note));
  });
}

async function trash(ask: Ask, ctx: Context): Promise<Reply> {
  const note = await noteOf(ask, ctx);
  return ask.change(async (change) => {
    const outcome = await trashNote(change, note, sentWith(ask).version);
    // Back to the note itself, where it can be brought back at once.
    const answers = { ...answersFor(ask, note), location: `/annotations/${note.id}` };
    return outcomeReply<Note>(await named(change, ask, outcome), answers);
  });
}

async function restore(ask: Ask, ctx: Context): Promise<Reply> {
  const note = await noteOf(ask, ctx);
  return ask.change(async (change) => {
    const outcome = await restoreNote(change, note);
    return outcomeReply<Note>(await named(change, ask, outcome), answersFor(ask, note));
  });
}

/** The outcome with the names that a note is shown with. */
async function named(change: Change, ask: Ask, outcome: RowChange<'annotations'>) {
  if (outcome.kind === 'missing') return outcome;
  const row =
    outcome.kind === 'changed' ? outcome.after : outcome.kind === 'conflict' ? outcome.current : outcome.row;
  const note = await noteIn(change, ask, row.id);
  return outcome.kind === 'conflict'
    ? { ...outcome, current: note }
    : { kind: 'unchanged' as const, row: note };
}

async function noteIn(change: Change, ask: Ask, id: number): Promise<Note> {
  return found(await new AnnotationReader(change.tx, ask.viewer).byId(id), 'note', ask.viewer);
}

function answersFor(ask: Ask, note: Note) {
  const location = ask.sent?.as === 'form' ? hrefOnTarget(note) : `/annotations/${note.id}`;
  return { location, json: noteJson, conflict: null };
}

async function threadShown(ask: Ask, ctx: Context, thread: NoteThread, refused: Refused): Promise<Page> {
  const { id } = thread.note;
  const since = await new FollowedNoteReader(ctx.db, ask.viewer).since([id]);
  const page = threadPage(thread, ask.viewer, refused, since.get(id));
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
