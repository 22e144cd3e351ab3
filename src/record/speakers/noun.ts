import { EDITED, type Noun } from '../../platform/noun.js';
import { SPEAKER_FIELDS } from './fields.js';

const CREDITING = { table: 'attributions', shows: true } as const;

export const SPEAKER = {
  kind: 'speaker',
  table: 'speakers',
  stamps: EDITED,
  address: '/speakers',
  called: 'speaker',
  name: { column: 'name', language: 'language' },
  fields: SPEAKER_FIELDS,
  parts: [
    { table: 'speaker_names', kind: 'speaker_name', column: 'speaker_id', stamps: [], words: ['name'] },
    {
      table: 'speaker_titles',
      kind: 'speaker_title',
      column: 'speaker_id',
      stamps: [],
      words: ['title', 'body'],
    },
    { table: 'speaker_members', kind: 'speaker_member', column: 'body_id', stamps: [] },
    {
      table: 'merge_proposals',
      kind: 'merge_proposal',
      column: 'going_id',
      stamps: ['created_at', 'version'],
      words: ['reason'],
    },
  ],
  listed: { section: 'speakers', title: 'Speakers' },
  seen: 'stored',
  history: true,
  pointers: [
    { table: 'claims', column: 'speaker_id', one: 'quotation', many: 'quotations', shows: true },
    { ...CREDITING, column: 'speaker_id', one: 'source of a quotation', many: 'sources of quotations' },
    {
      ...CREDITING,
      column: 'voiced_by_id',
      one: 'quotation with this spokesperson',
      many: 'quotations with this spokesperson',
    },
    {
      ...CREDITING,
      column: 'recounted_by_id',
      one: 'quotation recalled by this person',
      many: 'quotations recalled by this person',
    },
    // Which of these are public depends on a second person's agreement: derived/visibility has the rule.
    {
      table: 'findings',
      column: 'actual_speaker_id',
      one: 'finding that names the real speaker',
      many: 'findings that name the real speaker',
    },
    { table: 'speaker_names', column: 'speaker_id', one: 'other name', many: 'other names' },
    { table: 'speaker_titles', column: 'speaker_id', one: 'title', many: 'titles' },
    { table: 'speaker_members', column: 'body_id', one: 'member', many: 'members' },
    { table: 'speaker_members', column: 'member_id', one: 'membership', many: 'memberships' },
  ],
  merges: true,
  alike: true,
  words: ['name', 'description'],
  edits: { by: 'checker' },
} as const satisfies Noun;
