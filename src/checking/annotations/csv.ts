import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { noteJson } from './json.js';
import type { NoteRow } from './store.js';

export const NOTE_COLUMNS: Columns<NoteRow> = {
  id: ({ id }) => id,
  target_kind: (note) => noteJson(note).target.kind,
  target_id: (note) => noteJson(note).target.id,
  claim_id: ({ on_claim_id }) => on_claim_id,
  motivation: ({ motivation }) => motivation,
  body: (note) => noteJson(note).body,
  passage: (note) => noteJson(note).selector?.exact ?? null,
  author: ({ author_name }) => author_name,
  created_at: ({ created_at }) => created_at,
  resolved_at: ({ resolved_at }) => resolved_at,
  resolved_by: ({ resolved_by_name }) => resolved_by_name,
  replies: ({ reply_count }) => reply_count,
};
