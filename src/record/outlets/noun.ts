import { EDITED, type Noun } from '../../platform/noun.js';
import { OUTLET_FIELDS } from './fields.js';

export const OUTLET = {
  kind: 'outlet',
  table: 'outlets',
  stamps: EDITED,
  address: '/outlets',
  called: 'outlet',
  name: { column: 'name' },
  fields: OUTLET_FIELDS,
  listed: { section: 'sources', title: 'Outlets' },
  seen: 'stored',
  history: true,
  pointers: [{ table: 'sources', column: 'outlet_id', one: 'source', many: 'sources', shows: true }],
  merges: true,
  alike: true,
  words: ['name', 'note'],
  edits: { by: 'checker' },
  simple: true,
} as const satisfies Noun;
