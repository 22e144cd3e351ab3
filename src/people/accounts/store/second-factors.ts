import type { Selectable } from 'kysely';
import { InTransaction, UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { SecondFactorsTable } from '../../../platform/db/schema.js';

// Secrets of second factors and hashes of recovery codes. They leave no event; `users` records that a factor is
// enabled.

export type SecondFactor = Selectable<SecondFactorsTable>;

export class SecondFactorReader extends UnfilteredReader {
  /** Includes one that is being set up. */
  async byUser(userId: number): Promise<SecondFactor | undefined> {
    return this.db.selectFrom('second_factors').selectAll().where('user_id', '=', userId).executeTakeFirst();
  }
}

export class SecondFactorWriter extends InTransaction {
  /** Replaces one that was being set up. */
  async begin(userId: number, secret: string, at: string): Promise<void> {
    await this.remove(userId);
    await this.tx
      .insertInto('second_factors')
      .values({ user_id: userId, secret, created_at: at, confirmed_at: null, last_step: null })
      .execute();
  }

  async confirm(userId: number, at: string): Promise<void> {
    await this.tx
      .updateTable('second_factors')
      .set({ confirmed_at: at })
      .where('user_id', '=', userId)
      .execute();
  }

  /** Records a correct code: neither it nor an earlier one is accepted again. */
  async noteRight(userId: number, step: number): Promise<void> {
    await this.tx
      .updateTable('second_factors')
      .set({ last_step: step, wrong_codes: 0 })
      .where('user_id', '=', userId)
      .execute();
  }

  async noteWrong(userId: number): Promise<void> {
    await this.tx
      .updateTable('second_factors')
      .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
      .where('user_id', '=', userId)
      .execute();
  }

  /** With its recovery codes. */
  async remove(userId: number): Promise<void> {
    await this.tx.deleteFrom('second_factors').where('user_id', '=', userId).execute();
    await this.tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  }

  /** Replaces the existing ones. */
  async keepRecoveryCodes(userId: number, hashes: readonly string[]): Promise<void> {
    await this.tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
    const rows = hashes.map((code_hash) => ({ code_hash, user_id: userId, used_at: null }));
    await this.tx.insertInto('recovery_codes').values(rows).execute();
  }

  /** False where they have no such code, or it was used. */
  async useRecoveryCode(userId: number, codeHash: string, at: string): Promise<boolean> {
    const { numUpdatedRows } = await this.tx
      .updateTable('recovery_codes')
      .set({ used_at: at })
      .where('code_hash', '=', codeHash)
      .where('user_id', '=', userId)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  async recoveryCodesLeft(userId: number): Promise<number> {
    const { count } = await this.tx
      .selectFrom('recovery_codes')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('user_id', '=', userId)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Deletes set-ups begun before a time and never confirmed. */
  async forget(before: string): Promise<void> {
    await this.tx
      .deleteFrom('second_factors')
      .where('confirmed_at', 'is', null)
      .where('created_at', '<', before)
      .execute();
  }
}
