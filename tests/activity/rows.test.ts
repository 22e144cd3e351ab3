import { afterEach, beforeEach, expect, it } from 'vitest';
import { addRow, changeRow } from '../../src/activity/rows.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(async () => desk.close());

it('adds a row and records it', async () => {
  const speaker = await desk.transact({ id: 1 }, (change) =>
    addRow(change, 'speakers', { kind: 'person', name: 'Wang Yi' }),
  );
  expect(speaker).toMatchObject({ id: 1, version: 1, created_by: 1, created_at: '2023-06-25T09:00:00.000Z' });
  const changed = await desk.transact({ id: 1 }, (change) =>
    changeRow(change, 'speakers', speaker.id, 1, { sort_name: 'Wang' }),
  );
  expect(changed.kind).toBe('changed');
  const events = await desk.db
    .selectFrom('events')
    .select(['seq', 'action', 'subject_kind'])
    .orderBy('seq')
    .execute();
  expect(events).toEqual([
    { seq: 1, action: 'added', subject_kind: 'speaker' },
    { seq: 2, action: 'changed', subject_kind: 'speaker' },
  ]);
});
