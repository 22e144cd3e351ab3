import type { Insertable } from 'kysely';
import type { SubmissionsTable, Tx } from '../../db/schema.js';

/** The keys of writes that were done, with what was answered. They leave no event. */
export class SubmissionWriter {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  async find(userId: number, key: string): Promise<SubmissionsTable | undefined> {
    return this.tx
      .selectFrom('submissions')
      .selectAll()
      .where('user_id', '=', userId)
      .where('key', '=', key)
      .executeTakeFirst();
  }

  async keep(submission: Insertable<SubmissionsTable>): Promise<void> {
    await this.tx.insertInto('submissions').values(submission).execute();
  }

  /** Forgets what is older than a moment (ISO 8601, UTC). */
  async forget(before: string): Promise<void> {
    await this.tx.deleteFrom('submissions').where('at', '<', before).execute();
  }
}
