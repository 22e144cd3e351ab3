import type { Insertable } from 'kysely';
import { prepared } from '../../db/prepared.js';
import type { SubmissionsTable, Tx } from '../../db/schema.js';

/** The keys of writes that were done, with what was answered. They leave no event. */
export class SubmissionWriter {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  async find(userId: number, key: string): Promise<SubmissionsTable | undefined> {
    const [kept] = await submission(this.tx, { userId, key }, 'only');
    return kept;
  }

  async keep(kept: Insertable<SubmissionsTable>): Promise<void> {
    await this.tx.insertInto('submissions').values(kept).execute();
  }

  /** Forgets what is older than a moment (ISO 8601, UTC). */
  async forget(before: string): Promise<void> {
    await forgetting(this.tx, { before }, 'only');
  }
}

const submission = prepared((db, { userId, key }: { userId: number; key: string }) =>
  db.selectFrom('submissions').selectAll().where('user_id', '=', userId).where('key', '=', key),
);

const forgetting = prepared((db, { before }: { before: string }) =>
  db.deleteFrom('submissions').where('at', '<', before),
);
