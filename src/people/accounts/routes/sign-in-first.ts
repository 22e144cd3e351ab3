import { faces, type Reply, seeOther } from '../../../platform/http/reply.js';
import type { RequestBody, RequestContext } from '../../../platform/http/request-context.js';
import { sameOriginPath } from '../../../platform/http/same-origin-path.js';
import { refuseTooLong } from './carried.js';
import { signInView } from './pages.js';
import { noFactorView } from './second-factor-pages.js';

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
  refuseTooLong(pairs, 'set up your second factor');
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
