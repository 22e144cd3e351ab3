import type { Context } from '../../../context.js';
import { type Ask, sentWith } from '../../../platform/http/ask.js';
import type { Door } from '../../../platform/http/door.js';
import { faces, type Page, type Reply, refusedWith, seeOther } from '../../../platform/http/reply.js';
import { sessionSecret } from '../../../platform/http/session.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import { addFirstAdmin, beginSession, type FirstLinkState, lookAtFirstLink } from '../actions/sign-in.js';
import { parseFirstAdmin } from '../input.js';
import { firstPage } from '../page/sign-in.js';
import type { Refuse } from '../password-rules.js';
import { hashPassword } from '../passwords.js';
import { secretIn } from './links.js';
import { keepToYourself } from './pages.js';

export function firstAdminPages(door: Door, ctx: Context, refuse: Refuse): void {
  door.get('/sign-in/first/:secret', (ask) => show(ask, ctx));
  door.post('/sign-in/first/:secret', (ask) => add(ask, ctx, refuse), { limit: 'sign_in' });
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  refuseUnusable(await lookAtFirstLink(ctx.db, secretIn(ask), nowIso(ctx.clock)));
  keepToYourself(ask);
  return faces({ html: () => view(ask, {}, []) });
}

async function add(ask: Ask, ctx: Context, refuse: Refuse): Promise<Reply> {
  const [secret, { fields }] = [secretIn(ask), sentWith(ask)];
  refuseUnusable(await lookAtFirstLink(ctx.db, secret, nowIso(ctx.clock)));
  keepToYourself(ask);
  const again = (errors: readonly FieldError[]) =>
    refusedWith(errors, () => view(ask, typedFrom(fields), errors));
  const input = parseFirstAdmin(fields);
  if (!input.ok) return again(input.errors);
  const { password, ...admin } = input.value;
  const fault = refuse(password, admin);
  if (fault !== null) return again([{ path: 'password', message: fault }]);
  const passwordHash = await hashPassword(password);
  const made = await ctx.transact(DESK_ACTOR, async (change) => {
    // Looked at again: two may have sent the form at once.
    refuseUnusable(await lookAtFirstLink(change.tx, secret, change.at));
    const added = await addFirstAdmin(change, secret, { ...admin, passwordHash });
    return added.ok
      ? { ok: true as const, session: await beginSession(change, added.value, sessionSecret(ask.req)) }
      : added;
  });
  return made.ok ? seeOther('/', { session: made.session }) : again(made.errors);
}

/** @throws AppError not_found, gone */
function refuseUnusable(state: FirstLinkState): void {
  if (state === 'usable') return;
  if (state === 'unknown')
    throw new AppError('not_found', 'Each start of the desk prints a new one.', {
      title: 'This link is not known here',
    });
  if (state === 'expired')
    throw new AppError('gone', 'It lasts an hour. Start the desk again, and it prints a new one.', {
      title: 'This link has run out',
    });
  throw new AppError('gone', 'Sign in, or ask an admin of this desk for a sign-in link.', {
    title: 'The first admin has been made already',
  });
}

function view(ask: Ask, typed: Typed, errors: readonly FieldError[]): Page {
  const action = `/sign-in/first/${encodeURIComponent(secretIn(ask))}`;
  const page = firstPage({ action, typed: { ...typed, password: '' }, errors });
  return { view: 'accounts/first', title: 'Make the first admin', page };
}
