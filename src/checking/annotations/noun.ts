import type { Noun } from '../../platform/noun.js';

export const ANNOTATION = {
  kind: 'annotation',
  table: 'annotations',
  stamps: ['created_at', 'version', 'trashed_at', 'trashed_by'],
  address: '/annotations',
  called: 'note',
  name: { column: 'body', more: 'motivation' },
  listed: { section: 'desk', title: 'Notes' },
  seen: 'stored',
  history: true,
  words: ['body', 'selector_exact'],
} as const satisfies Noun;
