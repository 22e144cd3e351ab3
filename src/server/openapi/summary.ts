import type { Rule } from '../../people/accounts/model/permissions.js';

/** One line that says what a route does, from its method and address. */
export function summaryOf({ method, path }: Rule): string {
  const parts = path.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  const said = SAID[`${method} ${path}`] ?? SAID[`${method} ${last}`];
  if (said !== undefined) return said;
  const what = nounsOf(parts);
  if (method === 'GET') return `Read ${what}`;
  if (method === 'DELETE') return `Move ${what} to the trash`;
  if (method === 'PATCH' || last.startsWith(':') || last === 'account') return `Change ${what}`;
  return parts.length === 1 ? `Add ${oneOf(last)}` : `Add ${oneOf(last)} to ${nounsOf(parts.slice(0, -1))}`;
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
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** By method and address, or by method and the last part of the address. */
const SAID: Readonly<Record<string, string>> = {
  'POST trash': 'Move it to the trash',
  'POST restoration': 'Restore it from the trash',
  'POST resolution': 'Resolve the note',
  'POST reopening': 'Reopen the note',
  'POST agreement': 'Agree, as the second person',
  'POST replies': 'Reply to the note',
  'POST reference': 'Use the wording of another attribution for the claim',
  'POST newer-copy': 'Move the attribution to its passage in a newer copy',
  'POST publication': 'Show readers a source that no quotation cites',
  'POST /sources/:id/publication/withdrawal': 'Hide from readers a source that no quotation cites',
  'POST recheck': 'Fetch the source again and compare',
  'POST readings': 'Read a saved copy again in another encoding',
  'POST import': 'Import a table of claims or sources, or references',
  'POST removal': 'Remove it',
  'POST undo': 'Undo a change, by the number of its first event',
  'POST order': 'Change the order of the list',
  'POST printing': 'Change how the list is printed',
  'POST revocation': 'Revoke the token',
  'POST end': 'End all sessions',
  'POST reset':
    'Remove two-factor authentication and end all sessions; the password alone is then enough to sign in',
  'POST merge': 'Merge it into another record of the same kind, or propose the merge',
  'POST reversal': 'Undo the merge',
  'POST /speakers/:id/names/:name/agreement': 'Agree to another name for a speaker',
  'GET /merge-proposals/:id': 'A merge that one person proposed',
  'POST /merge-proposals/:id/agreement': 'Carry out a merge that another person proposed',
  'POST withdrawal': 'Withdraw a proposed merge',
  'DELETE merge': 'Undo the merge',
  'DELETE :item': 'Remove it from the list',
  'GET capture': 'Your unfinished captures',
  'POST /capture': 'Find the quotations in an article; nothing is recorded',
  'POST /capture/claims': 'Save quotations from a capture as claims',
  'POST /capture/:id/source': 'Correct the source of the capture',
  'POST /capture/:id/removal': 'Delete the capture',
  'DELETE /capture/:id': 'Delete the capture',
  'POST acceptance': 'Accept the quotations that are certain',
  'POST joining': 'Join the quotation with another one',
  'POST splitting': 'Split the quotation',
  'POST /claims/tags': 'Tag selected claims',
  'POST /claims/trash': 'Move selected claims to the trash',
  'POST /lists/items': 'Add selected claims to a list',
  'POST /practice-story': 'Add the practice story, or restore it from the trash',
  'DELETE /practice-story': 'Move the practice story to the trash',
  'POST /users/:id/links': 'Create a sign-in link for a user',
  'POST /account/tokens': 'Create a token',
  'GET about': 'The version and licence of the program',
  'GET merge': 'Preview a merge; for a merged record, preview undoing it',
  'GET export': 'Export claims as a citation list',
  'POST editions': 'Keep what the list prints now as an edition',
  'GET /lists/:id/editions/:edition/export': 'Export an edition as it was printed',
  'GET changes': 'What has changed since an edition was kept',
  'GET citation': 'Citations to paste, as HTML and as plain text',
  'GET lookup': 'Claims and saved copies with the words of a text',
  'POST lookup': 'Look up a text that is too long for an address; writes nothing',
  'GET menu': 'Speakers, sources, lists, tags and claims by name, a few of each',
  'GET raw': 'The original bytes of a saved copy',
  'GET collation': 'All wordings of a claim compared',
  'GET copies': 'Saved copies that have the wording of a claim',
  'GET /imports/:id': 'How far a large import is, and its result',
  'POST cancellation': 'Cancel the import and withdraw its rows',
  'GET import': 'The formats and columns that can be imported',
  'GET notices': 'Notices to admins, and how far their mails are',
  'POST /notices/test': 'Send a test mail to the recipients of notices',
  'POST trial': 'Try again a citation style that is set aside, and use it if it prints every type of source',
  'POST retry': 'Send the mails of a notice again that wait or were given up',
  'GET integrity': 'The results of the daily integrity check',
  'GET practice-story': 'How many records of the practice story are saved',
  'GET healthz': 'Liveness: whether the process runs',
  'GET readyz': 'Readiness: whether changes can be saved',
  'GET metrics': 'Metrics for Prometheus',
  'GET openapi.json': 'This document',
};
