import { selectorOf } from '../../record/attributions/model.js';
import { targetOf } from './model.js';
import type { Note, NoteThread } from './store.js';

// Notes as JSON: the keys that a write accepts, and computed ones. Other nouns include notes in this form.

export function noteJson(note: Note) {
  const { id, motivation, body, parent_id, created_at, edited_at, version } = note;
  const { kind, id: targetId } = targetOf(note);
  const isHidden = note.erased_by !== null || (note.trashed_at !== null && body === '');
  return {
    id,
    target: { kind, id: targetId },
    claim_id: note.on_claim_id,
    motivation,
    // Null where it was erased, or is in the trash and hidden from the viewer.
    body: isHidden ? null : body,
    selector: selectorOf(note),
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

/** `all_replies` is the address with all of them where these are only the first. */
export function threadJson({ note, replies, more = 0 }: NoteThread) {
  const all_replies = more === 0 ? null : `/annotations/${note.id}.json`;
  return { ...noteJson(note), replies: replies.map(noteJson), all_replies };
}
