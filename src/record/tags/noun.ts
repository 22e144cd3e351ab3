import { EDITED, type Noun } from '../../platform/noun.js';
import { TAG_FIELDS } from './fields.js';

export const TAG = {
  kind: 'tag',
  table: 'tags',
  stamps: EDITED,
  address: '/tags',
  called: 'tag',
  name: { column: 'name', unique: true },
  fields: TAG_FIELDS,
  listed: { section: 'claims', title: 'Tags' },
  seen: 'stored',
  history: true,
  pointers: [{ table: 'claim_tags', column: 'tag_id', one: 'quotation', many: 'quotations', shows: true }],
  merges: true,
  words: ['name', 'note'],
  edits: { by: 'editor' },
  simple: true,
} as const satisfies Noun;
