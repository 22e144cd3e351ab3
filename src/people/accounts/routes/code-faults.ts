import type { Context } from '../../../context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { countedAddress } from '../../../platform/http/security/counted-address.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { type CodeCheck, type TypedCode, useCode } from '../actions/check-code.js';
import type { Proof } from '../input/second-factor.js';
import { SecondFactorReader } from '../store/second-factors.js';
import { type User, UserReader } from '../store/users.js';
import { faultInPassword } from './password.js';

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
  const minutes = Math.ceil(seconds / 60);
  return `Too many wrong codes. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`;
}

const WRONG_CODE = 'This code is wrong or was used before. Enter the one that your app shows now';
const WRONG_RECOVERY = 'This is not one of your recovery codes, or it was used before';
const LOCKED = 'Too many wrong codes. Use a recovery code, or ask an admin to reset your second factor';

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
