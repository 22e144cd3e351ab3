import type { Context } from '../../../context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';

export type SignInOutcome =
  | 'signed_in'
  | 'code_awaited'
  | 'wrong_password'
  | 'wrong_code'
  | 'too_many_tries'
  | 'expired';

/** One line of the log for each step of a sign-in: what came of it, and for which user, by number. */
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
