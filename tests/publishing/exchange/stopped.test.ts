import { afterEach, beforeEach, expect, it } from 'vitest';
import { startChild } from '../../support/child.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

// Somebody presses Ctrl-C in the middle of an import.

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(() => desk.close());

/** Adds a tag as an import would and is stopped at one point of it. @returns the lines that it wrote */
async function stopped(at: 'before the commit' | 'after the commit'): Promise<string[]> {
  const child = startChild(
    `import { addRow } from './dist/src/people/activity/row-store.js';
     import { makeTransact } from './dist/src/platform/db/transact.js';
     import { kyselyOn } from './dist/src/platform/db/connection/dialect.js';
     import { openConnection } from './dist/src/platform/db/connection/open.js';
     import { systemClock } from './dist/src/platform/lib/clock.js';
     import { stoppable } from './dist/src/publishing/exchange/commands/stoppable.js';
     const [file, at] = process.argv.slice(1);
     const { transact, close } = makeTransact({ file, clock: systemClock, followers: [] });
     const db = kyselyOn(openConnection(file, 'read'));
     process.on('exit', (code) => console.log('exit ' + code));
     setInterval(() => {}, 1000);
     const stop = () => new Promise((heard) => {
       process.once('SIGINT', () => setImmediate(heard));
       process.kill(process.pid, 'SIGINT');
     });
     await stoppable({ db }, { note: console.log }, async ({ begun }) => {
       await transact({ id: 2 }, async (change) => {
         begun(change);
         await addRow(change, 'tags', { name: 'taiwan', note: null });
         if (at === 'before the commit') await stop();
       });
       if (at === 'after the commit') await stop();
     });
     console.log('done');
     await close();
     process.exit();`,
    [desk.file, at],
  );
  return child.rest();
}

const tags = () => desk.db.selectFrom('tags').select('name').execute();

it('before its change is saved, nothing is changed, and that is said', async () => {
  expect(await stopped('before the commit')).toEqual(['onrecord: stopped. Nothing was changed.', 'exit 130']);
  expect(await tags()).toEqual([]);
});

it('once its change is saved, it ends as if nobody had stopped it', async () => {
  expect(await stopped('after the commit')).toEqual(['done', 'exit 0']);
  expect(await tags()).toEqual([{ name: 'taiwan' }]);
});
