import type { Context } from '../../../context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';

export type SignInOutcome =
  | 'signed_in'
  | 'code_awaited'
  | 'wrong_password'
  | 'wrong_code'
  | 'too_many_tries'
  | 'expired';

/** Logs one line for each step of a sign-in: its result, and the user's number. */
export function noteSignIn(
  ctx: Context,
  req: RequestContext,
  outcome: SignInOutcome,
  userId: number | null,
): void {
  const { requestId } = req.res.locals;
  const level = outcome === 'signed_in' || outcome === 'code_awaited' ? 'info' : 'warn';
  ctx.log[level]({ requestId, userId, outcome }, 'sign-in');
}
