import { faces, type Reply, seeOther } from '../../../platform/http/reply.js';
import type { RequestBody, RequestContext } from '../../../platform/http/request-context.js';
import { sameOriginPath } from '../same-origin.js';
import { refuseTooLong } from './carried.js';
import { signInView } from './pages.js';
import { noFactorView } from './second-factor-pages.js';

// What somebody gets who asks for something without being signed in. A page can be asked for again; what
// was typed into a form cannot, so it stays in the sign-in form until they are back.

/** Never carried through a page: whoever sends it types it again. */
const SECRET = /password/;
/** Good for a moment alone: asked for again. */
const CODE = /^(one_time_code|recovery_code)$/;

export function signInFirst(req: RequestContext): Reply {
  if (req.viewer.mustSetUp) return setUpFirst(req);
  const here = sameOriginPath(req.raw.originalUrl) ?? '/';
  const pairs = pairsWithoutCodes(req);
  if (req.body === null) return seeOther(toSignIn(here));
  // What is below the second factor has no page of its own.
  if (pairs.some(([name]) => SECRET.test(name)))
    return seeOther(toSignIn(here.startsWith(SECOND_FACTOR) ? SECOND_FACTOR : here));
  refuseTooLong(pairs, 'sign in');
  const form = { email: null, next: null, carried: { to: here, pairs }, errors: [], signedOut: false };
  return faces({ status: 401, html: () => signInView(form) });
}

/** Who is signed in and has to set up a second factor keeps what they typed likewise. */
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
