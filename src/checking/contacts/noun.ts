import { EDITED, type Noun } from '../../platform/noun.js';

export const CONTACT = {
  kind: 'contact',
  table: 'contacts',
  stamps: EDITED,
  address: null,
  called: 'contact',
  name: { column: 'asked' },
  of: { kind: 'claim', column: 'claim_id' },
  seen: 'of claim',
  erased: { asked: '', question: '', answer: null },
  words: ['asked', 'question', 'answer'],
} as const satisfies Noun;
