import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { backupTo } from '../../../src/platform/db/backups/backup.js';
import { restoreFrom } from '../../../src/platform/db/backups/restore.js';
import { holdServerLock } from '../../../src/platform/db/connection/server-lock.js';
import { migrate } from '../../../src/platform/db/migrate.js';
import { makeTransact } from '../../../src/platform/db/transact.js';
import { writeOut } from '../../../src/platform/terminal/out-file.js';
import { fakeClock, freshFolder } from '../../support/database.js';
import { onrecord } from '../../support/onrecord.js';
import { checkAll } from '../../support/whole-check.js';

// What the program makes is for its own account alone, whatever the umask that it is started with.

const clock = fakeClock();
let folder: string;
let umask: number;
beforeEach(() => {
  folder = freshFolder();
  umask = process.umask();
});
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true, force: true });
});

function modes(): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(
    names.map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
  );
}

describe.each([
  ['000', 0o000],
  ['022', 0o022],
])('with umask %s', (_, given) => {
  it('a database, its log, its lock, a backup, what is restored and an export are for one account', async () => {
    process.umask(given);
    const file = join(folder, 'onrecord.db');
    await migrate({ file, clock });
    const lock = holdServerLock(file);
    const { transact, close } = makeTransact({ file, clock, followers: [] });
    await transact({ id: 1 }, (change) => addRow(change, 'tags', { name: 'taiwan' }));
    await backupTo(file, join(folder, 'copy.backup'));
    await writeOut(join(folder, 'all.jsonl'), ['{}']);
    expect(existsSync(`${file}-wal`)).toBe(true);
    const open = modes();
    await close();
    lock.release();
    await restoreFrom(join(folder, 'copy.backup'), file, { force: true, clock });
    expect(new Set(Object.values({ ...open, ...modes() }))).toEqual(new Set(['600']));
    expect(Object.keys(open)).toEqual([
      'all.jsonl',
      'copy.backup',
      'onrecord.db',
      'onrecord.db-shm',
      'onrecord.db-wal',
      'onrecord.db.head',
      'onrecord.db.lock',
      'onrecord.db.lock-journal',
    ]);
  });
});

it('db check names each file that others may open, and calls the desk sound all the same', async () => {
  const file = join(folder, 'onrecord.db');
  const backup = `${file}.before-x.backup`;
  await migrate({ file, clock });
  await backupTo(file, backup);
  chmodSync(file, 0o640);
  chmodSync(backup, 0o604);
  expect(await checkAll(file)).toMatchObject({ sound: true, openFiles: [file, backup] });
  const ran = await onrecord(['db', 'check', '--db', file]);
  expect(ran.code).toBe(0);
  expect(ran.out).toContain(`Other users of this machine can open ${file}. Run chmod 600 on it.\n`);
});
