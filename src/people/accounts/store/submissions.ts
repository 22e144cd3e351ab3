import { type Insertable, sql } from 'kysely';
import { prepared } from '../../../platform/db/queries/prepared.js';
import type { SubmissionsTable } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';

/** The keys of completed writes and their answers. They leave no event. */
export class SubmissionWriter {
  private readonly change: WriteContext;

  constructor(change: WriteContext) {
    this.change = change;
  }

  async find(userId: number, key: string): Promise<SubmissionsTable | undefined> {
    const [kept] = await submission(this.change.tx, { userId, key }, 'only');
    return kept;
  }

  keep(kept: Insertable<SubmissionsTable>): void {
    this.change.rows.insertBare('submissions', kept);
  }

  /** Deletes some of those older than a time (ISO 8601, UTC), oldest first: as many as a job has time for. */
  async forget(before: string): Promise<void> {
    await forgetting(this.change.tx, { before }, 'only');
  }
}

const submission = prepared((db, { userId, key }: { userId: number; key: string }) =>
  db.selectFrom('submissions').selectAll().where('user_id', '=', userId).where('key', '=', key),
);

const ROWID = sql<number>`rowid`;

// By rowid, which is the order in which they came: an index of their dates would be written with each of them.
const forgetting = prepared((db, { before }: { before: string }) =>
  db
    .deleteFrom('submissions')
    .where('at', '<', before)
    .where(ROWID, 'in', db.selectFrom('submissions').select(ROWID.as('rowid')).orderBy(ROWID).limit(1000)),
);
