import { EDITED, type Noun } from '../../platform/noun.js';
import { SOURCE_FIELDS } from './fields.js';

export const SOURCE = {
  kind: 'source',
  table: 'sources',
  stamps: EDITED,
  address: '/sources',
  called: 'source',
  name: { column: 'title', language: 'language' },
  fields: SOURCE_FIELDS,
  listed: { section: 'sources', title: 'Sources' },
  seen: 'stored',
  history: true,
  pointers: [
    { table: 'attributions', column: 'source_id', one: 'quotation', many: 'quotations', shows: true },
    { table: 'snapshots', column: 'source_id', one: 'saved copy', many: 'saved copies' },
    { table: 'annotations', column: 'source_id', one: 'note', many: 'notes' },
    { table: 'occasions', column: 'source_id', one: 'occasion', many: 'occasions' },
    { table: 'speaker_titles', column: 'source_id', one: 'title of a speaker', many: 'titles of speakers' },
  ],
  merges: true,
  alike: true,
  erased: { authors: '[]' },
  words: ['title', 'translated_title', 'url', 'note', 'condition_notice'],
  edits: { by: 'checker' },
} as const satisfies Noun;
