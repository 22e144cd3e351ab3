import type { Context } from '../../../platform/context.js';
import { hashPassword } from '../../../platform/credentials/passwords.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { sessionSecret } from '../../../platform/http/session.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import {
  addFirstAdmin,
  type FirstLinkState,
  type LinkState,
  readFirstLinkState,
  readLinkState,
  useLink,
} from '../actions/links.js';
import { beginPendingSignIn, beginSession, type SignInBegun } from '../actions/sign-in.js';
import { type NewPassword, setPassword } from '../actions.js';
import { parseFirstAdmin, parseLinkUse } from '../input.js';
import type { Refuse } from '../model/password-rules.js';
import { firstPage, type LinkForm, linkPage } from '../page/sign-in.js';
import { noteSignIn, setSecretHeaders } from './pages.js';
import { tokensInUse } from './password.js';
import { codeAwaited } from './sign-in-code.js';

export function linkPages(router: Router, ctx: Context, refuse: Refuse): void {
  router.get('/sign-in/links/:secret', (req) => show(req, ctx));
  router.post('/sign-in/links/:secret', (req) => use(req, ctx, refuse), { limit: 'sign_in' });
  router.get('/sign-in/first/:secret', (req) => showFirst(req, ctx));
  router.post('/sign-in/first/:secret', (req) => addFirst(req, ctx, refuse), { limit: 'sign_in' });
}

type Usable = Extract<LinkState, { kind: 'usable' }>;

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const link = usable(await readLinkState(ctx.db, secretIn(req), nowIso(ctx.clock)));
  setSecretHeaders(req);
  const tokens = await tokensShown(ctx, link);
  return faces({ html: () => view(req, link, { tokens, endsTokens: true, errors: [] }) });
}

async function use(req: RequestContext, ctx: Context, refuse: Refuse): Promise<Reply> {
  const secret = secretIn(req);
  const link = usable(await readLinkState(ctx.db, secret, nowIso(ctx.clock)));
  setSecretHeaders(req);
  const { as, fields } = bodyOf(req);
  const tokens = await tokensShown(ctx, link);
  const endsTokens = typedFrom(fields).end_tokens === 'on';
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => view(req, link, { tokens, endsTokens, errors }));
  const input = parseLinkUse(as, fields);
  if (!input.ok) return again(input.errors);
  const { new_password: typed, end_tokens } = input.value;
  const fault = typed === null ? null : refuse(typed, link);
  if (fault !== null) return again([{ path: 'new_password', message: fault }]);
  const password = typed === null ? null : { hash: await hashPassword(typed), endsTokens: end_tokens };
  const next = password === null && !link.hasPassword ? '/account/password' : '/';
  const begun = await ctx.transact({ id: link.userId }, (change) =>
    signInByLink(change, secret, password, sessionSecret(req.raw)),
  );
  noteSignIn(ctx, req, begun.kind === 'in' ? 'signed_in' : 'code_awaited', link.userId);
  if (begun.kind === 'in') return seeOther(next, { session: begun.session });
  return codeAwaited(req, { signIn: begun.signIn, next, carried: null });
}

/** Their names are shown only to whom the link alone lets in. */
async function tokensShown(
  ctx: Context,
  { userId, hasSecondFactor }: Usable,
): Promise<readonly string[] | null> {
  return hasSecondFactor ? null : tokensInUse(ctx, userId);
}

/** With a second factor, only the code consumes the link. @throws AppError not_found, gone */
async function signInByLink(
  change: WriteContext,
  secret: string,
  password: NewPassword | null,
  oldSession: string | null,
): Promise<SignInBegun> {
  // Checked again, since the button may have been pressed twice at once.
  const { userId, hasSecondFactor } = usable(await readLinkState(change.tx, secret, change.at));
  if (hasSecondFactor) {
    const byLink = { linkHash: hashSecret(secret), password };
    return { kind: 'code', signIn: await beginPendingSignIn(change, userId, byLink) };
  }
  await useLink(change, secret);
  if (password !== null) await setPassword(change, userId, password);
  return { kind: 'in', session: await beginSession(change, userId, oldSession) };
}

/** @throws AppError not_found, gone */
function usable(link: LinkState): Usable {
  if (link.kind === 'usable') return link;
  throw refusal(LINK_REFUSALS[link.kind]);
}

type Refusal = readonly [code: 'gone' | 'not_found', title: string, detail: string];

function refusal([code, title, detail]: Refusal): AppError {
  return new AppError(code, detail, { title });
}

const SIGN_IN =
  'Sign in with your password. If you have none, or have forgotten it, ask an admin for a new link.';

const LINK_REFUSALS: Readonly<Record<Exclude<LinkState['kind'], 'usable'>, Refusal>> = {
  used: ['gone', 'This sign-in link was used already', `Each link works once. ${SIGN_IN}`],
  expired: ['gone', 'This sign-in link has expired', `Each link lasts a day. ${SIGN_IN}`],
  unknown: [
    'not_found',
    'This sign-in link is not valid',
    'Check that you copied all of it. If you did, ask an admin for a new link: a newer link replaces older ones.',
  ],
};

const EXISTS: Refusal = [
  'gone',
  'The first admin already exists',
  'Sign in, or ask an admin for a sign-in link.',
];
const FIRST_REFUSALS: Readonly<Record<Exclude<FirstLinkState, 'usable'>, Refusal>> = {
  unknown: ['not_found', 'This link is not valid', 'Each start of the server prints a new one.'],
  expired: ['gone', 'This link has expired', 'It lasts an hour. Restart the server to print a new one.'],
  used: EXISTS,
  too_late: EXISTS,
};

function secretIn(req: RequestContext): string {
  return String(req.raw.params.secret);
}

function view(
  req: RequestContext,
  { name, email, hasPassword }: Usable,
  shown: Pick<LinkForm, 'tokens' | 'endsTokens' | 'errors'>,
): Page {
  const action = `/sign-in/links/${encodeURIComponent(secretIn(req))}`;
  return {
    view: 'accounts/link',
    title: 'Sign in',
    page: linkPage({ action, name, email, hasPassword, ...shown }),
  };
}

async function showFirst(req: RequestContext, ctx: Context): Promise<Reply> {
  refuseUnusable(await readFirstLinkState(ctx.db, secretIn(req), nowIso(ctx.clock)));
  setSecretHeaders(req);
  return faces({ html: () => firstView(req, {}, []) });
}

async function addFirst(req: RequestContext, ctx: Context, refuse: Refuse): Promise<Reply> {
  const [secret, { fields }] = [secretIn(req), bodyOf(req)];
  refuseUnusable(await readFirstLinkState(ctx.db, secret, nowIso(ctx.clock)));
  setSecretHeaders(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => firstView(req, typedFrom(fields), errors));
  const input = parseFirstAdmin(fields);
  if (!input.ok) return again(input.errors);
  const { password, ...admin } = input.value;
  const fault = refuse(password, admin);
  if (fault !== null) return again([{ path: 'password', message: fault }]);
  const passwordHash = await hashPassword(password);
  const made = await ctx.transact(DESK_ACTOR, async (change) => {
    // Checked again, since the form may have been sent twice at once.
    refuseUnusable(await readFirstLinkState(change.tx, secret, change.at));
    const added = await addFirstAdmin(change, secret, { ...admin, passwordHash });
    return added.ok
      ? { ok: true as const, session: await beginSession(change, added.value, sessionSecret(req.raw)) }
      : added;
  });
  return made.ok ? seeOther('/', { session: made.session }) : again(made.errors);
}

/** @throws AppError not_found, gone */
function refuseUnusable(state: FirstLinkState): void {
  if (state !== 'usable') throw refusal(FIRST_REFUSALS[state]);
}

function firstView(req: RequestContext, typed: Typed, errors: readonly FieldError[]): Page {
  const action = `/sign-in/first/${encodeURIComponent(secretIn(req))}`;
  const page = firstPage({ action, typed: { ...typed, password: '' }, errors });
  return { view: 'accounts/first', title: 'Create the first admin', page };
}
