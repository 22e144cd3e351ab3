import type { Context } from '../../../context.js';
import { faces, invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, wantsJson } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { addToken, revokeToken } from '../actions.js';
import { parseToken, type TokenAsked } from '../input.js';
import { tokenJson } from '../page/account.js';
import { accountRows, accountView } from './account.js';
import { faultInCode } from './code-faults.js';
import { setSecretHeaders, shownOnceView } from './pages.js';
import { ownUser } from './password.js';

export function tokenPages(router: Router, ctx: Context): void {
  router.post('/account/tokens', (req) => add(req, ctx), { limit: 'sign_in' });
  router.post('/account/tokens/:token/revocation', (req) => revoke(req));
}

/**
 * NOTE: the answer to a submission is stored for repetitions. The secret must not be in it: it stays in this call, and
 * a repeated submission says that it was shown already.
 */
async function add(req: RequestContext, ctx: Context): Promise<Reply> {
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
  return reply.kind === 'written' ? shown(req, reply, secret) : reply;
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

function shown(
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

async function revoke(req: RequestContext): Promise<Reply> {
  const token = idIn(req, 'token');
  return req.write(async (change) => {
    if (!(await revokeToken(change, change.actor.id, token))) throw noToken();
    return written(200, '/account', { id: token, revoked: true });
  });
}

export function noToken(): AppError {
  return new AppError('not_found', 'There is no such token, or it was revoked.');
}
