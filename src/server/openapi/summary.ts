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
  if (method === 'DELETE') return last === ':item' ? 'Remove it from the list' : `Move ${what} to the trash`;
  return method === 'PATCH' || last.startsWith(':') || last === 'account'
    ? `Change ${what}`
    : `Add to ${what}`;
}

/** `/claims/:id/links` → ‘the links of a claim’ */
function nounsOf(parts: readonly string[]): string {
  if (parts.length === 0) return 'the first page';
  return parts
    .flatMap((part, at) =>
      part.startsWith(':') ? [] : [parts[at + 1]?.startsWith(':') ? oneOf(part) : `the ${part}`],
    )
    .reverse()
    .join(' of ');
}

/** `searches` → ‘a search’ */
function oneOf(plural: string): string {
  const noun = plural.replace(/(ch|s)es$/, '$1').replace(/s$/, '');
  return `${/^[aeiou]/.test(noun) && !noun.startsWith('use') ? 'an' : 'a'} ${noun}`;
}

const WRITTEN: Readonly<Record<string, string>> = {
  trash: 'Move it to the trash',
  restoration: 'Restore it from the trash',
  resolution: 'Resolve the note',
  reopening: 'Reopen the note',
  agreement: 'Agree, as the second person',
  replies: 'Reply to the note',
  removal: 'Remove it',
  order: 'Change the order of the list',
  revocation: 'Revoke the token',
  end: 'End all sessions',
  reset: 'Remove the second factor and end all sessions; the password alone is then enough to sign in',
  merge: 'Merge it into another record of the same kind',
  reversal: 'Undo the merge',
};

const READ: Readonly<Record<string, string>> = {
  about: 'The program’s version and licence',
  merge: 'Preview a merge; for a merged record, preview undoing it',
  export: 'Export claims as a citation list',
  raw: 'The original bytes of a saved copy',
  healthz: 'Liveness: whether the process runs',
  readyz: 'Readiness: whether changes can be saved',
  metrics: 'Metrics for Prometheus',
  'openapi.json': 'This document',
};
