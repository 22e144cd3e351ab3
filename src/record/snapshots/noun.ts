import type { Noun } from '../../platform/noun.js';

export const SNAPSHOT = {
  kind: 'snapshot',
  table: 'snapshots',
  stamps: ['version', 'trashed_at', 'trashed_by'],
  address: null,
  called: 'saved copy',
  introducedBy: 'copy of',
  name: { by: 'source_id', of: 'source', more: 'source_id' },
  seen: 'copies',
  trashed: { before: 'of ' },
  words: ['text', 'typed_in_by', 'original_name'],
} as const satisfies Noun;
