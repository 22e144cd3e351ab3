import { shortWords } from '../../engines/text/short-words.js';
import { optionsOf } from '../../platform/lib/form-page.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { Since } from './followed-store.js';
import { FIRST_MOTIVATIONS } from './input.js';
import { isSameTarget, notesAddress, type Target, targetOf } from './model.js';
import { aboutOf, NoteRoom, noteCard } from './note-card.js';
import type { Note, NoteThread } from './store.js';
import { type WordsTyped, wordsFields } from './words-fields.js';

// The notes as a section of another page (views/annotations/section.ejs): a claim's, a source's, a copy's.
// It stands apart from page.ts because pages of other nouns take it in.

/** What somebody typed that was refused; nothing of it on a page that is opened. */
export type Refused = WordsTyped;

export interface NotesShown extends Refused {
  /** The number of the words of each note, by its id, where the page shows and numbers them. */
  readonly numbers?: ReadonlyMap<number, number>;
  /** What became in newer copies of the words of each note. */
  readonly since?: ReadonlyMap<number, Since>;
}

const NOTHING: NotesShown = { typed: {}, errors: [] };

/** The notes on something in the trash: read, and not written. */
export function closedNotesPage(
  threads: readonly NoteThread[],
  viewer: Viewer,
  target: Target,
  more: NotesShown = NOTHING,
) {
  return { ...notesPage(threads, viewer, target, more), form: null };
}

/**
 * What the section takes. `form` is null for those who may not write.
 * @param target what the page is about: notes on anything else (a claim's attributions) say what they are on
 */
export function notesPage(
  threads: readonly NoteThread[],
  viewer: Viewer,
  target: Target,
  more: NotesShown = NOTHING,
) {
  const room = new NoteRoom();
  const kept = threads.filter(({ note }) => note.trashed_at === null);
  const open = kept.filter(({ note }) => note.resolved_at === null).length;
  return {
    heading: 'Notes',
    count: threads.length === 0 ? null : `${open} open of ${kept.length}`,
    notes: threads.map((thread) => {
      const about = isSameTarget(targetOf(thread.note), target) ? null : aboutHere(thread.note, target);
      return noteCard(thread, viewer, {
        room,
        about,
        level: 'h3',
        repliesHere: true,
        number: more.numbers?.get(thread.note.id),
        since: more.since?.get(thread.note.id),
      });
    }),
    form: mayWrite(viewer) ? noteForm(target, more) : null,
  };
}

/** On a claim's page the claim goes without saying. */
function aboutHere(note: Note, target: Target) {
  const about = aboutOf(note);
  return target.kind === 'claim' && note.attribution_id !== null
    ? { ...about, label: `the source ${shortWords(note.source_title ?? '')}` }
    : about;
}

function noteForm(target: Target, { typed, errors, places }: Refused) {
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message ?? null;
  return {
    form: 'note',
    action: notesAddress(target),
    motivations: optionsOf(FIRST_MOTIVATIONS),
    motivation: typed.motivation ?? 'commenting',
    words: wordsFields({ typed, errors, places }, 'note', HINTS[target.kind]),
    place: typed['selector.place'] ?? null,
    body: typed.body ?? null,
    errors: {
      motivation: errorOf('motivation'),
      body: errorOf('body'),
    },
    submit: 'Add the note',
  };
}

const LEFT_EMPTY = 'Leave empty for a note on the whole.';

const HINTS: Readonly<Record<Target['kind'], string>> = {
  claim: `Copied from the quotation. ${LEFT_EMPTY}`,
  attribution: `Copied from its wording. ${LEFT_EMPTY}`,
  source: `Copied exactly. ${LEFT_EMPTY}`,
  snapshot: `Copied from the text. ${LEFT_EMPTY}`,
};
