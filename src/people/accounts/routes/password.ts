import type { Context } from '../../../context.js';
import { hashPassword, isPassword } from '../../../platform/credentials/passwords.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { actorOf, bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { countedAddress } from '../../../platform/http/security/counted-address.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { beginSession, beginTry, clearTries } from '../actions/sign-in.js';
import { setPassword } from '../actions.js';
import { type PasswordChange, parsePasswordChange } from '../input.js';
import type { Refuse } from '../model/password-rules.js';
import { passwordPage } from '../page/account.js';
import { type User, UserReader } from '../store/users.js';

export function passwordPages(router: Router, ctx: Context, refuse: Refuse): void {
  router.get('/account/password', async (req) => {
    const user = await ownUser(req, ctx);
    return faces({ html: () => view(user, []) });
  });
  router.post('/account/password', (req) => change(req, ctx, refuse), { limit: 'sign_in' });
}

/** The row of the signed-in user. */
export async function ownUser(req: RequestContext, ctx: Context): Promise<User> {
  const user = await new UserReader(ctx.db).byId(actorOf(req).id);
  if (!user) throw new AppError('unauthorised', 'Sign in again.');
  return user;
}

async function change(req: RequestContext, ctx: Context, refuse: Refuse): Promise<Reply> {
  const user = await ownUser(req, ctx);
  const again = (errors: readonly FieldError[]) => invalidReply(errors, () => view(user, errors));
  const input = parsePasswordChange(bodyOf(req).fields);
  if (!input.ok) return again(input.errors);
  const checked = await new UserReader(ctx.db).passwordHash(user.id);
  const fault =
    (await faultInPassword(req, ctx, user, checked, input.value.current_password)) ??
    faultInNew(refuse, user, input.value);
  if (fault !== null) return again([fault]);
  const hash = await hashPassword(input.value.new_password);
  const session = await ctx.transact({ id: user.id }, async (write) => {
    if ((await new UserReader(write.tx).passwordHash(user.id)) !== checked) return null;
    await setPassword(write, user.id, hash);
    return beginSession(write, user.id, null);
  });
  if (session === null) throw new AppError('conflict', 'The password was changed elsewhere. Sign in again.');
  return seeOther('/account', { session });
}

function faultInNew(refuse: Refuse, user: User, { new_password }: PasswordChange): FieldError | null {
  const message = refuse(new_password, user);
  return message === null ? null : { path: 'new_password', message };
}

/** Counts attempts as the sign-in does, so that nobody guesses the password at an unlocked browser. */
export async function faultInPassword(
  req: RequestContext,
  ctx: Context,
  user: User,
  checked: string | null,
  current_password: string | null,
): Promise<FieldError | null> {
  if (checked === null) return null;
  if (current_password === null) return { path: 'current_password', message: 'Enter your current password' };
  const tried = { account: hashSecret(user.email ?? ''), address: countedAddress(req.raw.ip) };
  const wait = await ctx.transact({ id: user.id }, (write) => beginTry(write, tried));
  if (wait !== null) {
    req.res.setHeader('Retry-After', String(wait));
    throw new AppError(
      'too_many_requests',
      `Too many wrong passwords. Wait ${Math.ceil(wait / 60)} minutes.`,
    );
  }
  if (!(await isPassword(current_password, checked))) {
    return {
      path: 'current_password',
      message: 'This is not your current password. Forgotten? Ask an admin for a sign-in link',
    };
  }
  await ctx.transact({ id: user.id }, (write) => clearTries(write, tried));
  return null;
}

function view({ email, has_password }: User, errors: readonly FieldError[]): Page {
  const page = passwordPage({ email: email ?? '', hasPassword: has_password, errors });
  return { view: 'accounts/password', title: page.title, crumbs: CRUMBS, page };
}

export const CRUMBS = [{ label: 'Account', href: '/account' }] as const;
