import { EDITED, type Noun } from '../../platform/noun.js';

export const LIST = {
  kind: 'list',
  table: 'lists',
  stamps: EDITED,
  address: '/lists',
  called: 'list',
  name: { column: 'title' },
  parts: [
    { table: 'list_items', kind: 'list_item', column: 'list_id', stamps: [], words: ['note'] },
    {
      table: 'list_editions',
      kind: 'list_edition',
      column: 'list_id',
      stamps: [],
      called: 'edition',
      words: ['name'],
    },
  ],
  listed: { section: 'lists', title: 'Lists' },
  seen: 'owned',
  history: true,
  erased: { note: null },
  words: ['title', 'note'],
} as const satisfies Noun;
