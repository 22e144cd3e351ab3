import { EDITED, type Noun } from '../../platform/noun.js';
import { CLAIM_FIELDS } from './fields.js';

export const CLAIM = {
  kind: 'claim',
  table: 'claims',
  stamps: EDITED,
  address: '/claims',
  called: 'quotation',
  name: { column: 'text', language: 'language', more: 'form' },
  fields: CLAIM_FIELDS,
  parts: [
    {
      table: 'claim_links',
      kind: 'claim_link',
      column: 'claim_id',
      stamps: EDITED,
      called: 'link',
      words: ['note'],
    },
    { table: 'claim_tags', kind: 'claim_tag', column: 'claim_id', stamps: [] },
    {
      table: 'finding_evidence',
      kind: 'finding_evidence',
      column: 'claim_id',
      stamps: [],
      words: ['selector_exact'],
    },
  ],
  listed: { section: 'claims', title: 'Quotations' },
  seen: 'claim',
  history: true,
  words: ['text', 'summary', 'note'],
  edits: { by: 'checker' },
} as const satisfies Noun;
