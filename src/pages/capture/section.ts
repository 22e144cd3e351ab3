import { howMany } from '../../platform/lib/text/how-many.js';

export interface Walk {
  /** The numbers of the quotations, in the order of the article. */
  readonly claims: readonly number[];
  /** The change that saved them, as the address has it. */
  readonly change: string;
  /** The capture that keeps the rest of the article, and how many; null where nothing is left. */
  readonly left: { readonly id: number; readonly count: number } | null;
}

/** Where a quotation stands among those that were saved together from an article; null where it is none of them. */
export function walkSection({ claims, change, left }: Walk, claimId: number) {
  const at = claims.indexOf(claimId);
  if (at < 0) return null;
  const rest = left === null ? '' : `&left=${left.id}`;
  const href = (id: number | undefined) =>
    id === undefined ? null : `/claims/${id}?capture=${change}${rest}`;
  return {
    ...{ at: at + 1, of: claims.length, previous: href(claims[at - 1]), next: href(claims[at + 1]) },
    // After the last: what can be done with all of them, and what is left.
    ends: at === claims.length - 1 ? { claims, left: left && leftLink(left) } : null,
  };
}

function leftLink({ id, count }: { readonly id: number; readonly count: number }) {
  return { href: `/capture/${id}`, label: `Back to the ${howMany(count, 'quotation')} left in the article` };
}
