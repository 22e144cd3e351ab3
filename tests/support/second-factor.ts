import { beginSecondFactor, confirmSecondFactor } from '../../src/people/accounts/actions/second-factor.js';
import { totpCode } from '../../src/platform/credentials/totp.js';
import type { Role } from '../../src/vocabulary.js';
import type { TestDesk } from './desk.js';

/** The secret of a user's second factor, as their app holds it. */
export async function secondFactorOf(desk: TestDesk, role: Role): Promise<string> {
  const row = await desk.ctx.db
    .selectFrom('second_factors')
    .select('secret')
    .where('user_id', '=', desk.users[role].id)
    .executeTakeFirstOrThrow();
  return row.secret;
}

/** Switches the second factor of a user on; the code of this moment is used up. */
export async function setUpSecondFactor(
  desk: TestDesk,
  role: Role,
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const { id } = desk.users[role];
  await desk.as(role, (change) => beginSecondFactor(change, id));
  const secret = await secondFactorOf(desk, role);
  const code = totpCode(secret, desk.clock.now());
  const confirmed = await desk.as(role, (change) => confirmSecondFactor(change, id, code, 'here'));
  if (confirmed.kind !== 'on') throw new Error(`It is ${confirmed.kind}.`);
  return { secret, codes: confirmed.codes };
}
