import type { Context } from '../../../platform/context.js';
import { hashPassword, isPassword } from '../../../platform/credentials/passwords.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { actorOf, bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { countedAddress } from '../../../platform/http/security/counted-address.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { type CodeCheck, type TypedCode, useCode } from '../actions/second-factor.js';
import { beginSession, beginTry, clearTries } from '../actions/sign-in.js';
import { setPassword } from '../actions.js';
import { type PasswordChange, type Proof, parsePasswordChange } from '../input.js';
import type { Refuse } from '../model/password-rules.js';
import { type PasswordForm, passwordPage } from '../page/account.js';
import { SecondFactorReader } from '../store/second-factors.js';
import { TokenReader } from '../store/tokens.js';
import { type User, UserReader } from '../store/users.js';
import { minutesInWords } from './pages.js';

export function passwordPages(router: Router, ctx: Context, refuse: Refuse): void {
  router.get('/account/password', async (req) => {
    const user = await ownUser(req, ctx);
    const tokens = await tokensInUse(ctx, user.id);
    return faces({ html: () => view(user, { tokens, endsTokens: true, errors: [] }) });
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
  const tokens = await tokensInUse(ctx, user.id);
  const { as, fields } = bodyOf(req);
  const endsTokens = typedFrom(fields).end_tokens === 'on';
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => view(user, { tokens, endsTokens, errors }));
  const input = parsePasswordChange(as, fields);
  if (!input.ok) return again(input.errors);
  const checked = await new UserReader(ctx.db).passwordHash(user.id);
  const fault =
    (await faultInPassword(req, ctx, user, checked, input.value.current_password)) ??
    faultInNew(refuse, user, input.value);
  if (fault !== null) return again([fault]);
  const hash = await hashPassword(input.value.new_password);
  const session = await ctx.transact({ id: user.id }, async (write) => {
    if ((await new UserReader(write.tx).passwordHash(user.id)) !== checked) return null;
    await setPassword(write, user.id, { hash, endsTokens: input.value.end_tokens });
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

/** The names of a user’s tokens that still work. */
export async function tokensInUse(ctx: Context, userId: number): Promise<readonly string[]> {
  const now = nowIso(ctx.clock);
  const tokens = await new TokenReader(ctx.db).byUser(userId);
  return tokens.filter(({ expires_at }) => expires_at > now).map(({ name }) => name);
}

type Shown = Pick<PasswordForm, 'tokens' | 'endsTokens' | 'errors'>;

function view({ email, has_password }: User, shown: Shown): Page {
  const page = passwordPage({ email: email ?? '', hasPassword: has_password, ...shown });
  return { view: 'accounts/password', title: page.title, crumbs: CRUMBS, page };
}

const CRUMBS = [{ label: 'Account', href: '/account' }] as const;

// The error messages for a wrong code, and the proof for changing how one signs in.

type Fault = Exclude<CodeCheck, { readonly kind: 'right' }>;

/** @throws AppError too_many_requests where they have to wait */
export function faultOf(req: RequestContext, fault: Fault, { recovery }: TypedCode): FieldError {
  const path = recovery === null ? 'one_time_code' : 'recovery_code';
  if (fault.kind === 'wait') {
    req.res.setHeader('Retry-After', String(fault.seconds));
    throw new AppError('too_many_requests', `${waitWords(fault.seconds)}.`);
  }
  if (fault.kind === 'locked') return { path, message: LOCKED };
  return { path, message: recovery === null ? WRONG_CODE : WRONG_RECOVERY };
}

/** Without its full stop. */
export function waitWords(seconds: number): string {
  return `Too many wrong codes. Wait ${minutesInWords(seconds)}`;
}

const WRONG_CODE = 'This code is wrong or was used before. Enter the one that your app shows now';
const WRONG_RECOVERY = 'This is not one of your recovery codes, or it was used before';
const LOCKED =
  'Too many wrong codes. Use a recovery code, or ask an admin to reset your two-factor authentication';

export function codeIn({ one_time_code, recovery_code }: Omit<Proof, 'current_password'>): TypedCode {
  return { oneTime: one_time_code, recovery: one_time_code === null ? recovery_code : null };
}

/** The errors of the password and the code; null where both are correct. Consumes the code then. */
export async function faultInProof(
  req: RequestContext,
  ctx: Context,
  user: User,
  proof: Proof,
): Promise<FieldError | null> {
  const checked = await new UserReader(ctx.db).passwordHash(user.id);
  const fault = await faultInPassword(req, ctx, user, checked, proof.current_password);
  return fault ?? faultInCode(req, ctx, user, codeIn(proof));
}

/** Null where the code is correct, and without a second factor. */
export async function faultInCode(
  req: RequestContext,
  ctx: Context,
  user: User,
  typed: TypedCode,
): Promise<FieldError | null> {
  const check = await ctx.transact({ id: user.id }, async (change): Promise<CodeCheck> => {
    const factor = await new SecondFactorReader(change.tx).byUser(user.id);
    if (factor === undefined || factor.confirmed_at === null) return { kind: 'right' };
    return useCode(change, factor, typed, countedAddress(req.raw.ip));
  });
  return check.kind === 'right' ? null : faultOf(req, check, typed);
}
