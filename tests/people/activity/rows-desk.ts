import { afterEach, beforeEach } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

const DESK = { id: 1 };
/** The time on its clock. */
export const NINE = '2023-06-25T09:00:00.000Z';

/** An empty database before each test of the file, and what tests of rows do with it. */
export function rowsDesk() {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  const change = <T>(work: (change: WriteContext) => Promise<T>) => database.transact(DESK, work);
  const addWang = () => change((change) => addRow(change, 'speakers', { kind: 'person', name: 'Wang Yi' }));
  return {
    desk: () => database,
    change,
    addWang,
    async addClaim() {
      const speaker = await addWang();
      const claim = { text: 'no room for compromise', form: 'partial', speaker_id: speaker.id } as const;
      return change((change) => addRow(change, 'claims', claim));
    },
    /** Every event, with its payload read back. */
    async events() {
      const rows = await database.db
        .selectFrom('events')
        .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
        .select(['action', 'subject_kind', 'subject_id', 'claim_id', 'actor_id', 'at', 'before', 'after'])
        .orderBy('events.seq')
        .execute();
      return rows.map((row) => ({
        ...row,
        before: JSON.parse(row.before ?? 'null'),
        after: JSON.parse(row.after ?? 'null'),
      }));
    },
  };
}
