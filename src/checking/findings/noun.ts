import type { Noun } from '../../platform/noun.js';

export const FINDING = {
  kind: 'finding',
  table: 'findings',
  stamps: ['created_at', 'version'],
  address: '/findings',
  called: 'finding',
  name: null,
  of: { kind: 'claim', column: 'claim_id' },
  seen: 'of claim',
  words: ['rationale', 'mechanism'],
} as const satisfies Noun;
