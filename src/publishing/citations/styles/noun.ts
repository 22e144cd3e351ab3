import { EDITED, type Noun } from '../../../platform/noun.js';

export const STYLE = {
  kind: 'style',
  table: 'styles',
  stamps: EDITED,
  address: '/styles',
  called: 'style',
  heading: 'Citation style',
  name: { column: 'title' },
  listed: { section: 'lists', title: 'Citation styles' },
  seen: 'everybody',
  history: true,
  erased: { authors: '[]', csl: '' },
  words: ['title', 'authors', 'csl'],
} as const satisfies Noun;
