import type { Selectable } from 'kysely';
import { InTransaction, UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { PendingSignInsTable } from '../../../platform/db/schema.js';

/** A sign-in that waits for its code. It grants nothing, and leaves no event. */
export type PendingSignIn = Selectable<PendingSignInsTable>;

export class PendingSignInReader extends UnfilteredReader {
  /** Undefined where there is none, or it expired by `now` (UTC, ISO 8601). */
  async find(idHash: string, now: string): Promise<PendingSignIn | undefined> {
    return this.db
      .selectFrom('pending_sign_ins')
      .selectAll()
      .where('id_hash', '=', idHash)
      .where('expires_at', '>', now)
      .executeTakeFirst();
  }
}

export class PendingSignInWriter extends InTransaction {
  async keep(pending: PendingSignIn): Promise<void> {
    await this.tx.insertInto('pending_sign_ins').values(pending).execute();
  }

  async end(idHash: string): Promise<void> {
    await this.tx.deleteFrom('pending_sign_ins').where('id_hash', '=', idHash).execute();
  }

  async endAll(userId: number): Promise<void> {
    await this.tx.deleteFrom('pending_sign_ins').where('user_id', '=', userId).execute();
  }

  async forget(now: string): Promise<void> {
    await this.tx.deleteFrom('pending_sign_ins').where('expires_at', '<=', now).execute();
  }
}
