import { EDITED, type Noun } from '../../platform/noun.js';

export const VIEW = {
  kind: 'view',
  table: 'views',
  stamps: EDITED,
  address: '/views',
  called: 'view',
  heading: 'Saved view',
  name: { column: 'name' },
  listed: { section: 'claims', title: 'Saved views' },
  seen: 'owned',
  history: true,
  erased: { query: '' },
  words: ['name', 'query'],
} as const satisfies Noun;
