import type { RequestBody } from '../../../platform/http/request-context.js';
import { sameOriginPath } from '../../../platform/http/same-origin-path.js';
import { GO_BACK, isTooLongToShow } from '../../../platform/http/shown-again.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { CARRIED, type Carried } from '../page/sign-in.js';

/**
 * The fields carried along from a form of an expired session.
 * @throws AppError too_large for more than any page of ours carries
 */
export function carriedIn({ fields, pairs }: RequestBody): Carried | null {
  const to = sameOriginPath(typedFrom(fields).carried_to);
  if (to === null) return null;
  const prefixed = pairs.filter(([name]) => name.startsWith(CARRIED));
  const carried = prefixed.map(([name, value]) => [name.slice(CARRIED.length), value] as const);
  refuseTooLong(carried, 'sign in');
  return { to, pairs: carried };
}

/** @throws AppError too_large for more than a page can carry through a sign-in */
export function refuseTooLong(pairs: RequestBody['pairs'], first: string): void {
  if (isTooLongToShow(pairs))
    throw new AppError(
      'too_large',
      `What you typed is too long to be kept while you ${first}, so nothing is saved. ${GO_BACK} Before you send it again, ${first} in another tab.`,
    );
}

/** Where a form leads afterwards, on this instance. */
export function nextIn({ fields }: RequestBody): string | null {
  return sameOriginPath(typedFrom(fields).next);
}
