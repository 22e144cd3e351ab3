import type { Context } from '../../context.js';
import { type Ask, type Sent, sentWith, wantsJson } from '../../http/ask.js';
import type { Door } from '../../http/door.js';
import { faces, type Reply, refusedWith, seeOther } from '../../http/reply.js';
import { sessionSecret, setSessionCookie } from '../../http/session.js';
import { AppError } from '../../lib/errors.js';
import { typedFrom } from '../../lib/form-page.js';
import type { FieldError } from '../../lib/result.js';
import { beginTry, endSession, signInByPassword } from '../actions/sign-in.js';
import { parseSignIn, type SignIn } from '../input.js';
import { DESK_ACTOR } from '../model.js';
import { CARRIED, type Carried } from '../page/sign-in.js';
import { hashPassword, isPassword, isWeak } from '../passwords.js';
import { sameOriginPath } from '../same-origin.js';
import { hashSecret } from '../secrets.js';
import type { Try } from '../store/tries.js';
import { UserReader } from '../store/users.js';
import { countedAddress } from '../tries.js';
import { carriedView, keepToYourself, signInView } from './pages.js';

export function signInPages(door: Door, ctx: Context): void {
  door.get('/sign-in', (ask) => show(ask));
  door.post('/sign-in', (ask) => signIn(ask, ctx), { body: 'signIn', limit: 'sign_in' });
  door.post('/sign-out', (ask) => signOut(ask, ctx));
}

function show(ask: Ask): Reply {
  const next = sameOriginPath(ask.query.one('next'));
  if (ask.viewer.userId !== null) return seeOther(next ?? '/');
  const signedOut = ask.query.one('signed_out') !== null;
  return faces({ html: () => signInView({ email: null, next, carried: null, errors: [], signedOut }) });
}

async function signIn(ask: Ask, ctx: Context): Promise<Reply> {
  const sent = sentWith(ask);
  const input = parseSignIn(sent.fields);
  if (!input.ok) return refusedWith(input.errors, () => again(sent, input.errors));
  const tried = { account: hashSecret(input.value.email), address: countedAddress(ask.req.ip) };
  const wait = await ctx.transact(DESK_ACTOR, (change) => beginTry(change, tried));
  if (wait !== null) return tooMany(ask, sent, wait);
  const session = await sessionFor(ask, ctx, input.value, tried);
  return session === null ? refusedWith(WRONG, () => again(sent, WRONG)) : signedIn(ask, session);
}

/** The same words whether the address is unknown, the password wrong, or the user disabled. */
const WRONG: readonly FieldError[] = [
  {
    path: 'password',
    message: 'That e-mail address and password do not match. Check both, or ask an admin for a sign-in link',
  },
];

/** The secret of a new session; null where the password is not the right one. */
async function sessionFor(
  ask: Ask,
  ctx: Context,
  { email, password }: SignIn,
  tried: Try,
): Promise<string | null> {
  const user = await new UserReader(ctx.db).forSignIn(email);
  const checked = user?.disabled_at === null ? user.password_hash : null;
  if (!(await isPassword(password, checked)) || user === undefined || checked === null) return null;
  const stronger = isWeak(checked) ? await hashPassword(password) : null;
  const right = { userId: user.id, checked, stronger };
  return ctx.transact({ id: user.id }, (change) =>
    signInByPassword(change, right, tried, sessionSecret(ask.req)),
  );
}

function signedIn(ask: Ask, session: string): Reply {
  const sent = sentWith(ask);
  const carried = carriedIn(sent);
  if (carried === null) return seeOther(sameOriginPath(typedFrom(sent.fields).next) ?? '/', { session });
  setSessionCookie(ask.req, ask.res, session);
  keepToYourself(ask);
  return faces({ html: () => carriedView(carried) });
}

function tooMany(ask: Ask, sent: Sent, seconds: number): Reply {
  ask.res.setHeader('Retry-After', String(seconds));
  const minutes = Math.ceil(seconds / 60);
  const detail = `Too many wrong passwords. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or ask an admin for a sign-in link`;
  if (wantsJson(ask)) throw new AppError('too_many_requests', `${detail}.`);
  return faces({ status: 429, html: () => again(sent, [{ path: '', message: detail }]) });
}

/** The form with everything that was typed, but for the password. */
function again(sent: Sent, errors: readonly FieldError[]) {
  const typed = typedFrom(sent.fields);
  const next = sameOriginPath(typed.next);
  return signInView({ email: typed.email ?? null, next, carried: carriedIn(sent), errors, signedOut: false });
}

/** What came along from a form that met an expired session. */
function carriedIn({ fields, pairs }: Sent): Carried | null {
  const to = sameOriginPath(typedFrom(fields).carried_to);
  if (to === null) return null;
  const carried = pairs.filter(([name]) => name.startsWith(CARRIED));
  return { to, pairs: carried.map(([name, value]) => [name.slice(CARRIED.length), value] as const) };
}

/** The answer tells the browser to forget what it kept, in case it sits in a newsroom's corridor. */
async function signOut(ask: Ask, ctx: Context): Promise<Reply> {
  const secret = sessionSecret(ask.req);
  if (secret !== null) await ctx.transact(DESK_ACTOR, (change) => endSession(change, secret));
  ask.res.setHeader('Clear-Site-Data', '"cache", "cookies"');
  return seeOther('/sign-in?signed_out=1', { session: null });
}
