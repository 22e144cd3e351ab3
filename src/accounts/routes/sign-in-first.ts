import type { Ask } from '../../http/ask.js';
import { faces, type Reply, seeOther } from '../../http/reply.js';
import { sameOriginPath } from '../same-origin.js';
import { signInView } from './pages.js';

// What somebody gets who asks for something without being signed in. A page can be asked for again; what
// was typed into a form cannot, so it stays in the sign-in form until they are back.

/** Never carried through a page: whoever sends it types it again. */
const SECRET = /password/;

export function signInFirst(ask: Ask): Reply {
  const here = sameOriginPath(ask.req.originalUrl) ?? '/';
  const pairs = ask.sent?.pairs ?? [];
  if (ask.sent === null) return seeOther(toSignIn(here));
  if (pairs.some(([name]) => SECRET.test(name))) return seeOther(toSignIn(here));
  const form = { email: null, next: null, carried: { to: here, pairs }, errors: [], signedOut: false };
  return faces({ status: 401, html: () => signInView(form) });
}

function toSignIn(next: string): string {
  return `/sign-in?${new URLSearchParams({ next })}`;
}
