import { mayWrite, type Viewer } from '../accounts/model.js';
import { shortWords } from '../claims/model.js';
import type { Typed } from '../lib/form-page.js';
import { optionsOf } from '../lib/form-page.js';
import type { FieldError } from '../lib/result.js';
import { FIRST_MOTIVATIONS } from './input.js';
import { isSameTarget, notesAddress, type Target, targetOf } from './model.js';
import { aboutOf, noteCard } from './note-card.js';
import type { Note, NoteThread } from './store.js';

// The notes as a section of another page (views/annotations/section.ejs): a claim's, a source's, a copy's.
// It stands apart from page.ts because pages of other nouns take it in.

/** What somebody typed that was refused; nothing of either on a page that is opened. */
export interface Refused {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

const NOTHING: Refused = { typed: {}, errors: [] };

/** The notes on something in the trash: read, and not written. */
export function closedNotesPage(threads: readonly NoteThread[], viewer: Viewer, target: Target) {
  return { ...notesPage(threads, viewer, target), form: null };
}

/**
 * What the section takes. `form` is null for those who may not write.
 * @param target what the page is about: notes on anything else (a claim's attributions) say what they are on
 */
export function notesPage(
  threads: readonly NoteThread[],
  viewer: Viewer,
  target: Target,
  refused: Refused = NOTHING,
) {
  const kept = threads.filter(({ note }) => note.trashed_at === null);
  const open = kept.filter(({ note }) => note.resolved_at === null).length;
  return {
    heading: 'Notes',
    count: threads.length === 0 ? null : `${open} open of ${kept.length}`,
    notes: threads.map((thread) => {
      const about = isSameTarget(targetOf(thread.note), target) ? null : aboutHere(thread.note, target);
      return noteCard(thread, viewer, { about, level: 'h3', repliesHere: true });
    }),
    form: mayWrite(viewer) ? noteForm(target, refused) : null,
  };
}

/** On a claim's page the claim goes without saying. */
function aboutHere(note: Note, target: Target) {
  const about = aboutOf(note);
  return target.kind === 'claim' && note.attribution_id !== null
    ? { ...about, label: `what ${shortWords(note.source_title ?? '')} has of it` }
    : about;
}

function noteForm(target: Target, { typed, errors }: Refused) {
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message ?? null;
  return {
    form: 'note',
    action: notesAddress(target),
    motivations: optionsOf(FIRST_MOTIVATIONS),
    motivation: typed.motivation ?? 'commenting',
    exact: typed['selector.exact'] ?? null,
    body: typed.body ?? null,
    errors: {
      motivation: errorOf('motivation'),
      exact: errorOf('selector.exact') ?? errorOf('selector'),
      body: errorOf('body'),
    },
    problems: errors,
    submit: 'Add the note',
  };
}
