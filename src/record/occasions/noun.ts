import { EDITED, type Noun } from '../../platform/noun.js';
import { OCCASION_FIELDS } from './fields.js';

export const OCCASION = {
  kind: 'occasion',
  table: 'occasions',
  stamps: EDITED,
  address: '/occasions',
  called: 'occasion',
  name: { column: 'name' },
  fields: OCCASION_FIELDS,
  listed: { section: 'claims', title: 'Occasions' },
  seen: 'stored',
  history: true,
  pointers: [
    { table: 'claims', column: 'occasion_id', one: 'quotation', many: 'quotations', shows: true },
    {
      table: 'attributions',
      column: 'occasion_id',
      one: 'source of a quotation',
      many: 'sources of quotations',
      shows: true,
    },
  ],
  merges: true,
  alike: true,
  words: ['name', 'note'],
  edits: { by: 'checker' },
} as const satisfies Noun;
