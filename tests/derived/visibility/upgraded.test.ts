import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { backupTo } from '../../../src/platform/db/backups/backup.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { migrate } from '../../../src/platform/db/migrate.js';
import { weave } from '../../contracts/restricted-desk.js';
import { fakeClock, freshFolder } from '../../support/database.js';
import { openDesk } from '../../support/desk.js';
import { checkAll } from '../../support/whole-check.js';

// A database of a version that worked out with every query who is shown what.

let file: string;
beforeAll(async () => {
  file = join(freshFolder(), 'onrecord.db');
  const desk = await openDesk();
  await weave(desk);
  await desk.as('editor', async (change) => {
    for (const { id } of await change.tx.selectFrom('sources').select('id').execute())
      await changeRow(change, 'sources', id, null, { shown: 'as_before' });
  });
  await desk.ctx.comparer.all();
  await backupTo(desk.ctx.config.file, file);
  await desk.close();
});
afterAll(() => rmSync(dirname(file), { recursive: true, force: true }));

it('shows after its migration what it did, and hides the rest', async () => {
  const stored = rows();
  expect(stored.length).toBeGreaterThan(10);
  const older = openPlain(file);
  older.exec(`DROP TABLE public_records;
    DROP INDEX sources_shown;
    ALTER TABLE sources DROP COLUMN shown;
    DELETE FROM kysely_migration WHERE name LIKE '%public_records' OR name LIKE '%sources_shown'`);
  older.close();
  const { applied } = await migrate({ file, clock: fakeClock() });
  expect(applied).toEqual(['public_records', 'sources_shown'].map((name) => expect.stringContaining(name)));
  expect(rows()).toEqual(stored);
  expect((await checkAll(file)).shown).toEqual([]);
});

function rows(): unknown[] {
  const connection = openPlain(file);
  try {
    return connection.prepare('SELECT kind, id FROM public_records ORDER BY 1, 2').all();
  } finally {
    connection.close();
  }
}
