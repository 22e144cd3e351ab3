import { EDITED, type Noun } from '../../platform/noun.js';

export const SEARCH = {
  kind: 'search',
  table: 'searches',
  stamps: EDITED,
  address: '/searches',
  called: 'search',
  name: { column: 'place' },
  of: { kind: 'claim', column: 'claim_id' },
  listed: { section: 'desk', title: 'Searches', at: '/searches?show=all' },
  seen: 'of claim',
  history: true,
  trashed: { words: 'words', before: 'for ' },
  erased: { place: '', words: '', result: null },
  words: ['place', 'words', 'result'],
  edits: { by: 'checker', kept: true },
} as const satisfies Noun;
