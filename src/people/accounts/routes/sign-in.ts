import type { Context } from '../../../platform/context.js';
import { hashPassword, isPassword, isWeak } from '../../../platform/credentials/passwords.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import { faces, invalidReply, type Reply, seeOther } from '../../../platform/http/reply.js';
import { bodyOf, type RequestBody, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { sameOriginPath } from '../../../platform/http/same-origin-path.js';
import { countedAddress } from '../../../platform/http/security/counted-address.js';
import { sessionSecret } from '../../../platform/http/session.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import { beginSignIn, beginTry, endSession, type SignInBegun } from '../actions/sign-in.js';
import { parseSignIn, type SignIn } from '../input.js';
import { SessionReader } from '../store/sessions.js';
import type { Try } from '../store/tries.js';
import { UserReader } from '../store/users.js';
import { carriedIn, nextIn } from './carried.js';
import { minutesInWords, noteSignIn, signInView, tooManyReply } from './pages.js';
import { codeAwaited, signedIn } from './sign-in-code.js';

export function signInPages(router: Router, ctx: Context): void {
  router.get('/sign-in', (req) => show(req, ctx));
  router.post('/sign-in', (req) => signIn(req, ctx), { body: 'signIn', limit: 'sign_in' });
  router.post('/sign-out', (req) => signOut(req, ctx));
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const next = sameOriginPath(req.query.one('next'));
  if (req.viewer.userId !== null) return seeOther(next ?? '/');
  const signedOut = req.query.one('signed_out') !== null;
  const isNew = !(await new UserReader(ctx.db).anyPassword());
  return faces({
    html: () => signInView({ email: null, next, carried: null, errors: [], signedOut, isNew }),
  });
}

async function signIn(req: RequestContext, ctx: Context): Promise<Reply> {
  const sent = bodyOf(req);
  const input = parseSignIn(sent.fields);
  if (!input.ok) return invalidReply(input.errors, () => again(sent, input.errors));
  const carried = carriedIn(sent);
  const tried = { account: hashSecret(input.value.email), address: countedAddress(req.raw.ip) };
  const wait = await ctx.transact(DESK_ACTOR, (change) => beginTry(change, tried));
  if (wait !== null) {
    noteSignIn(ctx, req, 'too_many_tries', null);
    return tooManyReply(req, wait, tooManyWords(wait), (errors) => again(sent, errors));
  }
  const begun = await begin(req, ctx, input.value, tried);
  if (begun === null) return invalidReply(WRONG, () => again(sent, WRONG));
  if (begun.kind === 'in') return signedIn(req, begun.session);
  return codeAwaited(req, { signIn: begun.signIn, next: nextIn(sent), carried });
}

/** The same message for an unknown address, a wrong password and a disabled user. */
const WRONG: readonly FieldError[] = [
  {
    path: 'password',
    message: 'That e-mail address and password do not match. Check both, or ask an admin for a sign-in link',
  },
];

/** Null for a wrong password. */
async function begin(
  req: RequestContext,
  ctx: Context,
  { email, password }: SignIn,
  tried: Try,
): Promise<SignInBegun | null> {
  const user = await new UserReader(ctx.db).forSignIn(email);
  const checked = user?.disabled_at === null ? user.password_hash : null;
  if (!(await isPassword(password, checked)) || user === undefined || checked === null) {
    noteSignIn(ctx, req, 'wrong_password', user?.id ?? null);
    return null;
  }
  const stronger = isWeak(checked) ? await hashPassword(password) : null;
  const right = { userId: user.id, checked, stronger };
  const begun = await ctx.transact({ id: user.id }, (change) =>
    beginSignIn(change, right, tried, sessionSecret(req.raw)),
  );
  if (begun !== null) noteSignIn(ctx, req, begun.kind === 'in' ? 'signed_in' : 'code_awaited', user.id);
  return begun;
}

function tooManyWords(seconds: number): string {
  return `Too many wrong passwords. Wait ${minutesInWords(seconds)}, or ask an admin for a sign-in link`;
}

/** The form with everything that was typed except the password. */
function again(sent: RequestBody, errors: readonly FieldError[]) {
  const typed = typedFrom(sent.fields);
  const next = nextIn(sent);
  return signInView({ email: typed.email ?? null, next, carried: carriedIn(sent), errors, signedOut: false });
}

/** The answer clears the browser's cache and storage, since the computer may be shared. */
async function signOut(req: RequestContext, ctx: Context): Promise<Reply> {
  const secret = sessionSecret(req.raw);
  // An unknown cookie does not occupy the write queue.
  if (secret !== null && (await new SessionReader(ctx.db).wasKnown(hashSecret(secret))))
    await ctx.transact(DESK_ACTOR, (change) => endSession(change, secret));
  req.res.setHeader('Clear-Site-Data', '"cache", "cookies"');
  return seeOther('/sign-in?signed_out=1', { session: null });
}
