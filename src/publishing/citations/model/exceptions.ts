import type { Exception } from '../model.js';

/**
 * Claims of a list that are not printed as usual, in sentences: one per reason with all its claims, since a long list
 * often has many for the same one. In order of first appearance.
 */
export function exceptionsInWords(exceptions: readonly Exception[]): string[] {
  const alike = new Map<string, { readonly first: Exception; readonly claimIds: number[] }>();
  for (const exception of exceptions) {
    const { outcome, reason, claimId } = exception;
    const group = alike.get(`${outcome} ${reason}`);
    if (group) group.claimIds.push(claimId);
    else alike.set(`${outcome} ${reason}`, { first: exception, claimIds: [claimId] });
  }
  return [...alike.values()].map(({ first, claimIds }) => {
    const what = first.outcome === 'noted' ? 'Printed in note form' : 'Not printed';
    return `${what}: ${claimsInWords(claimIds)}. ${first.reason}`;
  });
}

/** "quotation 3", "quotations 3, 5 and 8" */
function claimsInWords(ids: readonly number[]): string {
  const last = ids.at(-1);
  return ids.length === 1 ? `quotation ${last}` : `quotations ${ids.slice(0, -1).join(', ')} and ${last}`;
}
