import type { Context } from '../../../context.js';
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
import { bodyOf, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { sessionSecret } from '../../../platform/http/session.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { editUser, endSessions } from '../actions.js';
import { parseName } from '../input.js';
import { lastingAt } from '../model/session-times.js';
import { type AccountForms, type AccountRows, accountJson, accountPage, userJson } from '../page/account.js';
import { SessionReader } from '../store/sessions.js';
import { TokenReader } from '../store/tokens.js';
import { UserReader } from '../store/users.js';
import { ownUser } from './password.js';

export function accountPages(router: Router, ctx: Context): void {
  router.get('/account', async (req) => {
    const rows = await accountRows(req, ctx);
    return faces({ html: () => accountView(rows), json: () => accountJson(rows) });
  });
  router.post('/account', (req) => rename(req, ctx));
  router.post('/account/sessions/end', (req) => signOutEverywhere(req));
}

export async function accountRows(req: RequestContext, ctx: Context): Promise<AccountRows> {
  const user = await ownUser(req, ctx);
  const secret = sessionSecret(req.raw);
  return {
    user,
    sessions: await new SessionReader(ctx.db).byUser(user.id, lastingAt(ctx.clock.now())),
    tokens: await new TokenReader(ctx.db).byUser(user.id),
    here: secret === null ? null : hashSecret(secret),
    now: nowIso(ctx.clock),
  };
}

export function accountView(rows: AccountRows, forms: AccountForms = {}): Page {
  return { view: 'accounts/account', title: 'Account', page: accountPage(rows, forms) };
}

async function rename(req: RequestContext, ctx: Context): Promise<Reply> {
  const [{ fields }, version, rows] = [bodyOf(req), versionSent(req), await accountRows(req, ctx)];
  const typed = typedFrom(fields);
  const input = parseName(fields);
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
      conflict: () => conflictView({ ...rows, user: user ?? rows.user }, typed),
    });
  });
}

/** Both names, with the form based on the current version. */
function conflictView(rows: AccountRows, typed: ReturnType<typeof typedFrom>): Page {
  const form = { typed, errors: [] };
  const page = accountPage(rows, { name: form });
  return accountView(rows, { name: form, conflict: conflictWith(page.nameFields, { name: rows.user.name }) });
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
