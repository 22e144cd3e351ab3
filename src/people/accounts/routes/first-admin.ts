import type { Context } from '../../../context.js';
import { hashPassword } from '../../../platform/credentials/passwords.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { sessionSecret } from '../../../platform/http/session.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import { addFirstAdmin, beginSession, type FirstLinkState, readFirstLinkState } from '../actions/sign-in.js';
import { parseFirstAdmin } from '../input.js';
import type { Refuse } from '../model/password-rules.js';
import { firstPage } from '../page/sign-in.js';
import { secretIn } from './links.js';
import { setSecretHeaders } from './pages.js';

export function firstAdminPages(router: Router, ctx: Context, refuse: Refuse): void {
  router.get('/sign-in/first/:secret', (req) => show(req, ctx));
  router.post('/sign-in/first/:secret', (req) => add(req, ctx, refuse), { limit: 'sign_in' });
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  refuseUnusable(await readFirstLinkState(ctx.db, secretIn(req), nowIso(ctx.clock)));
  setSecretHeaders(req);
  return faces({ html: () => view(req, {}, []) });
}

async function add(req: RequestContext, ctx: Context, refuse: Refuse): Promise<Reply> {
  const [secret, { fields }] = [secretIn(req), bodyOf(req)];
  refuseUnusable(await readFirstLinkState(ctx.db, secret, nowIso(ctx.clock)));
  setSecretHeaders(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => view(req, typedFrom(fields), errors));
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
  if (state === 'usable') return;
  if (state === 'unknown')
    throw new AppError('not_found', 'Each start of the server prints a new one.', {
      title: 'This link is not valid',
    });
  if (state === 'expired')
    throw new AppError('gone', 'It lasts an hour. Restart the server to print a new one.', {
      title: 'This link has expired',
    });
  throw new AppError('gone', 'Sign in, or ask an admin for a sign-in link.', {
    title: 'The first admin already exists',
  });
}

function view(req: RequestContext, typed: Typed, errors: readonly FieldError[]): Page {
  const action = `/sign-in/first/${encodeURIComponent(secretIn(req))}`;
  const page = firstPage({ action, typed: { ...typed, password: '' }, errors });
  return { view: 'accounts/first', title: 'Create the first admin', page };
}
