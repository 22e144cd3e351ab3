import { targetOf } from './model.js';
import type { Note, NoteThread } from './store.js';

// Notes as JSON: the keys that a write accepts, and computed ones. Other nouns include notes in this form.

export function noteJson(note: Note) {
  const { id, motivation, body, parent_id, created_at, edited_at, version } = note;
  const isHidden = note.erased_by !== null || (note.trashed_at !== null && body === '');
  return {
    id,
    target: { kind: targetOf(note).kind, id: targetOf(note).id },
    claim_id: note.on_claim_id,
    motivation,
    // Null where it was erased, or is in the trash and hidden from the viewer.
    body: isHidden ? null : body,
    selector: selectorJson(note),
    parent_id,
    author: { id: note.author_id, name: note.author_name },
    created_at,
    edited_at,
    resolved:
      note.resolved_at === null
        ? null
        : { at: note.resolved_at, by: { id: note.resolved_by, name: note.resolved_by_name } },
    trashed: note.trashed_at !== null,
    erased: note.erased_by !== null,
    version,
  };
}

export function threadJson({ note, replies }: NoteThread) {
  return { ...noteJson(note), replies: replies.map(noteJson) };
}

function selectorJson(note: Note) {
  if (note.selector_exact === null) return null;
  return {
    exact: note.selector_exact,
    prefix: note.selector_prefix,
    suffix: note.selector_suffix,
    start_utf16: note.selector_start_utf16,
    end_utf16: note.selector_end_utf16,
  };
}
