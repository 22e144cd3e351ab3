import { fieldsWith, optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { Since } from './followed-store.js';
import { FIRST_MOTIVATIONS, type NoteFilters } from './input.js';
import { targetHref } from './model.js';
import { aboutOf, BodyBudget, hrefOnTarget, noteCard, wordTarget } from './section/note-card.js';
import { type NotesShown, notesSection } from './section/notes.js';
import { type WordsTyped, wordsFields } from './section/words.js';
import type { Note, NoteRow, NotesPart, ThreadPart } from './store.js';
import type { TargetRow } from './target-store.js';

export function notesListPage(
  rows: readonly NoteRow[],
  filters: NoteFilters,
  nextHref: string | null,
  viewer: Viewer,
  since: ReadonlyMap<number, Since>,
) {
  const budget = new BodyBudget();
  return {
    fields: filterFields(filters, viewer),
    rows: rows.map((note) => rowOf(note, viewer, since.get(note.id), budget)),
    nextHref,
  };
}

function filterFields({ show, motivation, mine }: NoteFilters, { userId }: Viewer) {
  const select = { kind: 'select', short: true };
  const kinds = optionsOf(FIRST_MOTIVATIONS, 'Any kind');
  const own = { name: 'mine', label: 'Written by me', kind: 'checkbox', value: mine === true };
  return [
    { name: 'show', label: 'Show', ...select, value: show ?? 'open', options: optionsOf(SHOWN) },
    { name: 'motivation', label: 'Kind of note', ...select, value: motivation, options: kinds },
    ...(userId === null ? [] : [own]),
  ];
}

const SHOWN = { open: 'Open', resolved: 'Resolved', all: 'All' } as const;

/** A card without actions, which the page of the thread has. */
function rowOf(note: NoteRow, viewer: Viewer, since: Since | undefined, budget: BodyBudget) {
  const card = noteCard({ note, replies: [] }, viewer, {
    about: aboutOf(note),
    level: 'h2',
    repliesHere: false,
    since,
    budget,
  });
  const replies = note.reply_count === 0 ? '' : `, with ${howMany(note.reply_count, 'reply', 'replies')}`;
  const about = `: the note by ${note.author_name}`;
  return { ...card, acts: [{ label: `Show in context${replies}`, href: hrefOnTarget(note), about }] };
}

/** The address of a part of the replies to a note; without a cursor, of the first. */
export function repliesHref(noteId: number, suffix: string, after: string | null = null): string {
  return `/annotations/${noteId}${suffix}${after === null ? '' : `?${new URLSearchParams({ after })}`}`;
}

/** A thread on its own page, with a reply form that keeps rejected input. */
export function threadPage(
  { thread, next, isFirst }: ThreadPart,
  viewer: Viewer,
  refused: WordsTyped,
  since: Since | undefined,
) {
  const { note } = thread;
  const field = fieldsWith(refused.typed, refused.errors);
  const about = aboutOf(note);
  return {
    title: `Note on ${about.label}`,
    targetHref: hrefOnTarget(note),
    firstHref: isFirst ? null : repliesHref(note.id, ''),
    nextHref: next && repliesHref(note.id, '', next),
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

/** A part of the notes on a target, and the addresses of the first and the next part; null where they are this one. */
export interface TargetNotes {
  readonly part: NotesPart;
  readonly first: string | null;
  readonly next: string | null;
}

/** The notes on one target, on their own page. */
export function targetPage(
  on: TargetRow,
  { part, first, next }: TargetNotes,
  viewer: Viewer,
  shown: NotesShown,
) {
  const label = wordTarget(on.target, on.claimText, on.sourceTitle);
  return {
    title: `Notes on ${label}`,
    backHref: targetHref(on.target),
    errors: shown.errors.map(inItsField),
    section: {
      ...notesSection(part, viewer, on, shown),
      more: null,
      parts: first === null && next === null ? null : { first, next },
    },
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
