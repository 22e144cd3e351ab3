import type { Noun } from '../../platform/noun.js';

export const SET_ASIDE = {
  kind: 'set_aside',
  table: 'set_asides',
  stamps: ['created_at', 'version'],
  address: '/set-asides',
  called: 'set aside',
  name: null,
  of: { kind: 'claim', column: 'claim_id' },
  seen: 'of claim',
  words: ['difference', 'reason'],
} as const satisfies Noun;
