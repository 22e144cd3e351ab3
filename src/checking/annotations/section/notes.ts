import { shortWords } from '../../../engines/text/short-words.js';
import { optionsOf } from '../../../platform/lib/fields/form-page.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { mayWrite, type Viewer } from '../../../platform/viewer.js';
import type { Since } from '../followed-store.js';
import { FIRST_MOTIVATIONS, OFFERED_MOTIVATIONS } from '../input.js';
import { isSameTarget, notesAddress, type Target, targetOf } from '../model.js';
import type { Note, NotesPart, NoteThread } from '../store.js';
import { aboutOf, BodyBudget, noteCard } from './note-card.js';
import { type WordsTyped, wordsFields } from './words.js';

// The notes section of another page (views/annotations/section.ejs): of a claim, a source or a copy. A file of its
// own, since pages of other nouns import it.

export interface NotesShown extends WordsTyped {
  /** The number of each note's words, by its id, where the page marks them. */
  readonly numbers?: ReadonlyMap<number, number>;
  /** The place of each note's words in newer copies. */
  readonly since?: ReadonlyMap<number, Since>;
}

/**
 * The data of the section. `form` is null for those who may not write, and where the target is in the trash.
 * @param on the page's own target: notes on others (a claim's attributions) name theirs
 */
export function notesSection(
  { threads, kept, open, questions, isWhole }: NotesPart,
  viewer: Viewer,
  on: { readonly target: Target; readonly trashed_at: string | null },
  more: NotesShown = { typed: {}, errors: [] },
) {
  const { target } = on;
  const budget = new BodyBudget();
  return {
    heading: 'Notes',
    questions,
    count: kept === 0 ? null : `${open} of ${kept} open`,
    more: isWhole
      ? null
      : { words: `${howMany(threads.filter(isOpen).length, 'open note')} here.`, href: allNotes(target) },
    parts: null as { readonly first: string | null; readonly next: string | null } | null,
    notes: threads.map((thread) => {
      const about = isSameTarget(targetOf(thread.note), target) ? null : aboutHere(thread.note, target);
      return noteCard(thread, viewer, {
        budget,
        about,
        level: 'h3',
        repliesHere: true,
        number: more.numbers?.get(thread.note.id),
        since: more.since?.get(thread.note.id),
      });
    }),
    form: mayWrite(viewer) && on.trashed_at === null ? noteForm(target, more) : null,
  };
}

function isOpen({ note }: NoteThread): boolean {
  return note.trashed_at === null && note.resolved_at === null;
}

/** The address of all notes that the page of a target shows: for a claim, those on its sources too. */
export function allNotes(target: Target): string {
  return `${notesAddress(target)}${target.kind === 'claim' ? '?include=sources' : ''}`;
}

/** A claim's own page does not repeat the claim. */
function aboutHere(note: Note, target: Target) {
  const about = aboutOf(note);
  return target.kind === 'claim' && note.attribution_id !== null
    ? { ...about, label: `the source ${shortWords(note.source_title ?? '')}` }
    : about;
}

function noteForm(target: Target, { typed, errors, places }: WordsTyped) {
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message ?? null;
  return {
    form: 'note',
    action: notesAddress(target),
    ...motivationsOffered(typed.motivation ?? 'commenting'),
    isOpen: errors.length > 0 || typed.body !== undefined || typed['selector.exact'] !== undefined,
    words: wordsFields({ typed, errors, places }, 'note', HINTS[target.kind]),
    place: typed['selector.place'] ?? null,
    body: typed.body ?? null,
    errors: { motivation: errorOf('motivation'), body: errorOf('body') },
    submit: 'Add note',
  };
}

/** The usual motivations, and the others, which are shown when one of them was chosen. */
function motivationsOffered(motivation: string) {
  const isUsual = ({ value }: { readonly value: string }) => OFFERED_MOTIVATIONS.has(value);
  const all = optionsOf(FIRST_MOTIVATIONS);
  const [usual, others] = [all.filter(isUsual), all.filter((one) => !isUsual(one))];
  return { motivation, usual, others, isOther: others.some(({ value }) => value === motivation) };
}

const LEFT_EMPTY = 'Leave empty for a note on the whole.';

const HINTS: Readonly<Record<Target['kind'], string>> = {
  claim: `Copy it from the quotation. ${LEFT_EMPTY}`,
  attribution: `Copy it from the wording. ${LEFT_EMPTY}`,
  source: `Copy it exactly. ${LEFT_EMPTY}`,
  snapshot: `Copy it from the text. ${LEFT_EMPTY}`,
};
