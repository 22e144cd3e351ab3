import type { Rule } from '../../people/accounts/model/permissions.js';

/** One line that says what a route does, from its method and address. */
export function summaryOf({ method, path }: Rule): string {
  const parts = path.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  const said = (method === 'GET' ? READ : WRITTEN)[last];
  if (said !== undefined) return said;
  const what = nounsOf(parts);
  if (method === 'GET') return `Read ${what}`;
  if (method === 'DELETE' && last === 'merge') return WRITTEN.reversal ?? '';
  if (method === 'DELETE') return last === ':item' ? 'Take it off the list' : `Move ${what} to the trash`;
  return method === 'PATCH' || last.startsWith(':') || last === 'account'
    ? `Change ${what}`
    : `Add to ${what}`;
}

/** `/claims/:id/links` → ‘the links of one of the claims’ */
function nounsOf(parts: readonly string[]): string {
  if (parts.length === 0) return 'the desk';
  return parts
    .flatMap((part, at) =>
      part.startsWith(':') ? [] : [parts[at + 1]?.startsWith(':') ? `one of the ${part}` : `the ${part}`],
    )
    .reverse()
    .join(' of ');
}

const WRITTEN: Readonly<Record<string, string>> = {
  trash: 'Move it to the trash',
  restoration: 'Bring it back from the trash',
  resolution: 'Resolve note',
  reopening: 'Reopen the note',
  agreement: 'Agree to somebody else’s finding',
  replies: 'Answer the note',
  removal: 'Take it off the list',
  order: 'Bring the list into another order',
  revocation: 'Revoke the token',
  end: 'End every session',
  reset: 'Reset the second factor: the password alone signs in, and every session ends',
  merge: 'Merge it into another of its kind',
  reversal: 'Take the merge back',
};

const READ: Readonly<Record<string, string>> = {
  about: 'The program’s version and licence',
  merge: 'What a merge would do; of a merged record, what taking it back would return',
  export: 'Cite the claims in a file',
  raw: 'The bytes of a kept copy, as they came',
  healthz: 'Whether the desk is alive',
  readyz: 'Whether the desk can write',
  metrics: 'Metrics for Prometheus',
  'openapi.json': 'This description',
};
