import { fieldsWith, optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { Since } from './followed-store.js';
import { FIRST_MOTIVATIONS, type NoteFilters } from './input.js';
import { aboutOf, hrefOf, hrefOnTarget, NoteRoom, noteCard, wordTarget } from './section/note-card.js';
import { closedNotesPage, type NotesShown, notesPage, type Refused } from './section/notes.js';
import { type WordsTyped, wordsFields } from './section/words.js';
import type { Note, NoteRow, NoteThread } from './store.js';
import type { TargetRow } from './target-store.js';

export function notesListPage(
  rows: readonly NoteRow[],
  filters: NoteFilters,
  nextHref: string | null,
  viewer: Viewer,
  since: ReadonlyMap<number, Since>,
) {
  const room = new NoteRoom();
  return {
    show: filters.show ?? 'open',
    mine: filters.mine === true,
    motivation: filters.motivation,
    motivations: optionsOf(FIRST_MOTIVATIONS, 'Any kind'),
    isSignedIn: viewer.userId !== null,
    rows: rows.map((note) => rowOf(note, viewer, since.get(note.id), room)),
    nextHref,
  };
}

/** A card without actions, which the page of the thread has. */
function rowOf(note: NoteRow, viewer: Viewer, since: Since | undefined, room: NoteRoom) {
  const card = noteCard({ note, replies: [] }, viewer, {
    about: aboutOf(note),
    level: 'h2',
    repliesHere: false,
    since,
    room,
  });
  const label =
    note.reply_count === 0
      ? 'Show in context'
      : `Show in context, with ${note.reply_count === 1 ? 'one reply' : `${note.reply_count} replies`}`;
  const link = { label, href: hrefOnTarget(note), about: `: the note by ${note.author_name}` };
  return { ...card, acts: [{ ...link, action: null, version: null, danger: false }] };
}

/** A thread on its own page, with a reply form that keeps rejected input. */
export function threadPage(thread: NoteThread, viewer: Viewer, refused: Refused, since: Since | undefined) {
  const { note } = thread;
  const field = fieldsWith(refused.typed, refused.errors);
  const about = aboutOf(note);
  return {
    title: `Note on ${about.label}`,
    targetHref: hrefOnTarget(note),
    isTrashed: note.trashed_at !== null,
    note: noteCard(thread, viewer, { about: null, level: 'h2', repliesHere: false, since }),
    errors: refused.errors,
    reply:
      mayWrite(viewer) && note.trashed_at === null
        ? {
            action: `/annotations/${note.id}/replies`,
            field: field('body', 'Your reply', {
              form: 'reply',
              kind: 'textarea',
              hint: CONFIDENTIAL,
            }),
          }
        : null,
  };
}

/** The notes on one target, on their own page. */
export function targetPage(on: TargetRow, threads: readonly NoteThread[], viewer: Viewer, shown: NotesShown) {
  const label = wordTarget(on.target, on.claimText, on.sourceTitle);
  return {
    title: `Notes on ${label}`,
    backHref: hrefOf(on.target, on.claimId),
    errors: shown.errors.map(inItsField),
    section:
      on.trashed_at === null
        ? notesPage(threads, viewer, on.target, shown)
        : closedNotesPage(threads, viewer, on.target, shown),
  };
}

/** Errors in a selector are shown at the words, since its parts have no fields on the page. */
function inItsField({ path, message }: FieldError): FieldError {
  const isHidden = path === 'selector' || path === 'selector.start_utf16';
  return { path: isHidden ? 'selector.exact' : path, message };
}

export interface NoteForm extends WordsTyped {
  readonly note: Note;
  readonly version: number;
}

export function noteFormPage({ note, version, typed, errors, places }: NoteForm) {
  const field = fieldsWith(typed, errors);
  const isReply = note.parent_id !== null;
  const motivation = field('motivation', 'Kind of note', {
    kind: 'select',
    options: optionsOf(FIRST_MOTIVATIONS),
  });
  return {
    title: isReply ? 'Edit reply' : 'Edit note',
    action: `/annotations/${note.id}`,
    cancelHref: hrefOnTarget(note),
    submit: isReply ? 'Save reply' : 'Save note',
    version,
    errors,
    fields: [
      ...(isReply ? [] : [motivation]),
      ...wordsFields({ typed, errors, places }, '', 'Leave unchanged to keep the note in place.'),
      field('body', 'Note', { kind: 'textarea', rows: 8, hint: CONFIDENTIAL }),
    ],
  };
}

export function typedFromNote(note: Note): Typed {
  return { motivation: note.motivation, 'selector.exact': note.selector_exact ?? '', body: note.body };
}

const CONFIDENTIAL = 'You can use Markdown. Never name a confidential source.';
