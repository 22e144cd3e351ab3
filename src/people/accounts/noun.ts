import type { Noun } from '../../platform/noun.js';

export const USER = {
  kind: 'user',
  table: 'users',
  stamps: ['created_at', 'version'],
  address: null,
  called: 'user',
  name: { column: 'name' },
  parts: [{ table: 'tokens', kind: 'token', column: 'user_id', stamps: ['created_at'] }],
  seen: 'admins',
  words: ['name', 'email'],
} as const satisfies Noun;
