import { faces, type Reply, seeOther } from '../../../platform/http/reply.js';
import type { RequestBody, RequestContext } from '../../../platform/http/request-context.js';
import { sameOriginPath } from '../../../platform/http/same-origin-path.js';
import { GO_BACK, isTooLongToShow } from '../../../platform/http/shown-again.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { CARRIED, type Carried } from '../page/sign-in.js';
import { noFactorView, signInView } from './pages.js';

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
function refuseTooLong(pairs: RequestBody['pairs'], first: string): void {
  if (isTooLongToShow(pairs))
    throw new AppError(
      'too_large',
      `What you typed is too long to be kept while you ${first}, so nothing is saved. ${GO_BACK} Open another tab and ${first}, then send it again.`,
    );
}

/** Where a form leads afterwards, on this instance. */
export function nextIn({ fields }: RequestBody): string | null {
  return sameOriginPath(typedFrom(fields).next);
}

// The answer to a request without a session. A page can be requested again, but typed fields cannot, so the sign-in
// form carries them along.

/** Never carried through a page, so it has to be typed again. */
const SECRET = /password/;
/** Expires within a moment, so it has to be typed again. */
const CODE = /^(one_time_code|recovery_code)$/;

export function signInFirst(req: RequestContext): Reply {
  if (req.viewer.mustSetUp) return setUpFirst(req);
  const here = sameOriginPath(req.raw.originalUrl) ?? '/';
  const pairs = pairsWithoutCodes(req);
  if (req.body === null) return seeOther(toSignIn(here));
  // Addresses below the second factor have no page of their own.
  if (pairs.some(([name]) => SECRET.test(name)))
    return seeOther(toSignIn(here.startsWith(SECOND_FACTOR) ? SECOND_FACTOR : here));
  refuseTooLong(pairs, 'sign in');
  const form = { email: null, next: null, carried: { to: here, pairs }, errors: [], signedOut: false };
  return faces({ status: 401, html: () => signInView(form) });
}

/** Somebody signed in who must set up a second factor first keeps what they typed, too. */
function setUpFirst(req: RequestContext): Reply {
  const here = sameOriginPath(req.raw.originalUrl) ?? '/';
  const pairs = pairsWithoutCodes(req);
  if (req.body === null || pairs.some(([name]) => SECRET.test(name)))
    return seeOther(`${SECOND_FACTOR}?${new URLSearchParams({ next: req.body ? '/account' : here })}`);
  refuseTooLong(pairs, 'set up two-factor authentication');
  const carried = { to: here, pairs };
  return faces({ status: 403, html: () => noFactorView(true, { next: null, carried }) });
}

function pairsWithoutCodes({ body: sent }: RequestContext): RequestBody['pairs'] {
  return (sent?.pairs ?? []).filter(([name]) => !CODE.test(name));
}

const SECOND_FACTOR = '/account/second-factor';

function toSignIn(next: string): string {
  return `/sign-in?${new URLSearchParams({ next })}`;
}
