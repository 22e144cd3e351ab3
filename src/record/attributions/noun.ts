import { EDITED, type Noun } from '../../platform/noun.js';
import { ATTRIBUTION_FIELDS } from './fields.js';

export const ATTRIBUTION = {
  kind: 'attribution',
  table: 'attributions',
  stamps: EDITED,
  address: '/attributions',
  called: 'attribution',
  introducedBy: 'attribution by',
  name: { by: 'source_id', of: 'source' },
  fields: ATTRIBUTION_FIELDS,
  seen: 'of claim',
  history: true,
  trashed: { before: 'by ' },
  words: ['wording', 'credited_as', 'selector_exact', 'note'],
  edits: { by: 'checker', kept: true },
} as const satisfies Noun;
