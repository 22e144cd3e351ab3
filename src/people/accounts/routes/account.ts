import type { Context } from '../../../platform/context.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import {
  faces,
  invalidReply,
  type Page,
  type Reply,
  seeOther,
  written,
} from '../../../platform/http/reply.js';
import {
  bodyOf,
  idIn,
  type RequestContext,
  versionSent,
  wantsJson,
} from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { sessionSecret } from '../../../platform/http/session.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { addToken, editUser, endSessions, revokeToken } from '../actions.js';
import {
  type OwnAccount,
  parseCitationStyle,
  parseOwnAccount,
  parseToken,
  type TokenAsked,
} from '../input.js';
import { lastingAt } from '../model/session-times.js';
import {
  type AccountForms,
  type AccountRows,
  accountJson,
  accountPage,
  ownTyped,
  tokenJson,
  userJson,
} from '../page/account.js';
import { SessionReader } from '../store/sessions.js';
import { TokenReader } from '../store/tokens.js';
import { type User, UserReader } from '../store/users.js';
import { setSecretHeaders, shownOnceView } from './pages.js';
import { faultInCode, ownUser } from './password.js';

/** What an account asks of the citation styles, which belong to a layer above. */
interface StyleNames {
  /** Null for an unknown id. */
  describe(id: string): Promise<{ readonly card: { readonly title: string } } | null>;
  /** The id of the style that words name; `kept` is named even where it is no longer in use. */
  idOf(words: string, kept: string | null): Promise<Result<string, Omit<FieldError, 'path'>>>;
}

export interface AccountContext extends Context {
  readonly styles: () => Promise<StyleNames>;
}

export function accountPages(router: Router, ctx: AccountContext): void {
  router.get('/account', async (req) => {
    const rows = await accountRows(req, ctx);
    return faces({ html: () => accountView(rows), json: () => accountJson(rows) });
  });
  router.post('/account', (req) => rename(req, ctx));
  router.post('/account/citation-style', (req) => chooseStyle(req, ctx));
  router.post('/account/sessions/end', (req) => signOutEverywhere(req));
  router.post('/account/tokens', (req) => addOwnToken(req, ctx), { limit: 'sign_in' });
  router.post('/account/tokens/:token/revocation', (req) => revokeOwnToken(req));
}

async function accountRows(req: RequestContext, ctx: AccountContext): Promise<AccountRows> {
  return rowsOf(req, ctx, await ownUser(req, ctx));
}

async function rowsOf(req: RequestContext, ctx: AccountContext, user: User): Promise<AccountRows> {
  const secret = sessionSecret(req.raw);
  return {
    user,
    style: await styleTitle(ctx, user.citation_style),
    sessions: await new SessionReader(ctx.db).byUser(user.id, lastingAt(ctx.clock.now())),
    tokens: await new TokenReader(ctx.db).byUser(user.id),
    here: secret === null ? null : hashSecret(secret),
    now: nowIso(ctx.clock),
  };
}

async function styleTitle(ctx: AccountContext, id: string | null): Promise<string | null> {
  if (id === null) return null;
  return (await (await ctx.styles()).describe(id))?.card.title ?? id;
}

/** The same with the id of the citation style that was named. @param kept the one that they have, in use or not */
async function withStyleId(
  ctx: AccountContext,
  own: OwnAccount,
  kept: string | null,
): Promise<Result<OwnAccount>> {
  const { citation_style: style = null } = own;
  if (style === null) return ok(own);
  const named = await (await ctx.styles()).idOf(style, kept);
  if (named.ok) return ok({ ...own, citation_style: named.value });
  return refused([{ path: 'citation_style', ...named.errors }]);
}

/** Sets the citation style alone, as the page of styles does; what is wrong is shown on the account page. */
async function chooseStyle(req: RequestContext, ctx: AccountContext): Promise<Reply> {
  const rows = await accountRows(req, ctx);
  const { fields } = bodyOf(req);
  const typed = { ...ownTyped(rows), citation_style: typedFrom(fields).style ?? '' };
  const at = (path: string, errors: readonly FieldError[]) => errors.map((error) => ({ ...error, path }));
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => accountView(rows, { name: { typed, errors: at('citation_style', errors) } }));
  const style = parseCitationStyle(fields);
  if (!style.ok) return again(style.errors);
  const { name, citation_style: kept } = rows.user;
  const input = await withStyleId(ctx, { name, citation_style: style.value }, kept);
  if (!input.ok) return again(at('style', input.errors));
  return req.write(async (change) => {
    const outcome = await editUser(change, rows.user.id, null, input.value);
    if (outcome.kind === 'refused') return again(outcome.errors);
    const chosen = input.value.citation_style ?? '';
    return written(200, `/styles?${new URLSearchParams({ style: chosen })}`, { citation_style: chosen });
  });
}

function accountView(rows: AccountRows, forms: AccountForms = {}): Page {
  return { view: 'accounts/account', title: 'Account', page: accountPage(rows, forms) };
}

async function rename(req: RequestContext, ctx: AccountContext): Promise<Reply> {
  const [{ as, fields }, version, rows] = [bodyOf(req), versionSent(req), await accountRows(req, ctx)];
  const typed = typedFrom(fields);
  const parsed = parseOwnAccount(as, fields);
  const input = parsed.ok ? await withStyleId(ctx, parsed.value, rows.user.citation_style) : parsed;
  if (!input.ok)
    return invalidReply(input.errors, () => accountView(rows, { name: { typed, errors: input.errors } }));
  return req.write(async (change) => {
    const outcome = await editUser(change, rows.user.id, version, input.value);
    if (outcome.kind === 'refused')
      return invalidReply(outcome.errors, () =>
        accountView(rows, { name: { typed, errors: outcome.errors } }),
      );
    const user = await new UserReader(change.tx).byId(rows.user.id);
    return outcomeReply(outcome, {
      location: '/account',
      json: () => userJson(user ?? rows.user),
      conflict: async () => conflictView(await rowsOf(req, ctx, user ?? rows.user), typed),
    });
  });
}

/** Both versions, with the form based on the current version. */
function conflictView(rows: AccountRows, typed: ReturnType<typeof typedFrom>): Page {
  const form = { typed, errors: [] };
  const page = accountPage(rows, { name: form });
  return accountView(rows, { name: form, conflict: conflictWith(page.nameFields, ownTyped(rows)) });
}

/** Includes this browser, since an attacker may have a copy of this very session. */
async function signOutEverywhere(req: RequestContext): Promise<Reply> {
  const reply = await req.write(async (change) => {
    await endSessions(change, change.actor.id);
    return written(200, '/sign-in?signed_out=1', { ended: true });
  });
  return req.body?.as === 'form' && reply.kind === 'written'
    ? seeOther(reply.location, { session: null })
    : reply;
}

/**
 * NOTE: the answer to a submission is stored for repetitions. The secret must not be in it: it stays in this call, and
 * a repeated submission says that it was shown already.
 */
async function addOwnToken(req: RequestContext, ctx: AccountContext): Promise<Reply> {
  const { fields } = bodyOf(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, async () =>
      accountView(await accountRows(req, ctx), { token: { typed: typedFrom(fields), errors } }),
    );
  const input = parseToken(fields);
  if (!input.ok) return again(input.errors);
  const fault = await faultInTokenCode(req, ctx, input.value);
  if (fault !== null) return again([fault]);
  let secret: string | null = null;
  const reply = await req.write(async (change) => {
    const made = await addToken(change, change.actor.id, input.value);
    secret = made.secret;
    return written(201, '/account', tokenJson(made.token));
  });
  return reply.kind === 'written' ? tokenShown(req, reply, secret) : reply;
}

/** A token outlives its session, so it requires the second factor, too. */
async function faultInTokenCode(
  req: RequestContext,
  ctx: Context,
  wanted: TokenAsked,
): Promise<FieldError | null> {
  const user = await ownUser(req, ctx);
  if (user.second_factor_at === null) return null;
  if (wanted.oneTimeCode === null)
    return { path: 'one_time_code', message: 'Enter the code that your app shows' };
  return faultInCode(req, ctx, user, { oneTime: wanted.oneTimeCode, recovery: null });
}

function tokenShown(
  req: RequestContext,
  reply: Extract<Reply, { kind: 'written' }>,
  secret: string | null,
): Reply {
  setSecretHeaders(req);
  if (wantsJson(req)) return written(201, reply.location, { ...reply.body, token: secret });
  const { name, expires_at } = reply.body as ReturnType<typeof tokenJson>;
  return faces({
    status: 201,
    html: () =>
      shownOnceView({
        title: `The token ‘${name}’`,
        lead: 'Copy it now: it is shown only once. A script sends it in the header “Authorization: Bearer TOKEN”.',
        label: 'Token',
        secret,
        ends: expires_at,
        again: 'This token has already been shown. If you did not copy it, revoke it and make another.',
        back: { href: '/account', label: 'Back to your account' },
      }),
  });
}

async function revokeOwnToken(req: RequestContext): Promise<Reply> {
  const token = idIn(req, 'token');
  return req.write(async (change) => {
    if (!(await revokeToken(change, change.actor.id, token))) throw noToken();
    return written(200, '/account', { id: token, revoked: true });
  });
}

export function noToken(): AppError {
  return new AppError('not_found', 'There is no such token, or it was revoked.');
}
