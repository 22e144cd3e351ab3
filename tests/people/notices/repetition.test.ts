import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetOldNotices, notify, resolveNotices } from '../../../src/people/notices/actions.js';
import { diskWatchJob } from '../../../src/server/process/notices.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

// What is said of a failure, and when: at once, once a day while it lasts, and when it is over.

const HOUR = 3_600_000;
let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(() => desk.close());

const failed = () =>
  desk.transact({ id: 1 }, (change) =>
    notify(change, { kind: 'backup', subject: 'A backup failed', detail: '' }),
  );
const worked = () => desk.transact({ id: 1 }, (change) => resolveNotices(change, 'backup'));
const said = async () =>
  (await desk.db.selectFrom('notices').select(['outcome', 'times']).orderBy('id').execute()).map(
    ({ outcome, times }) => `${outcome} ${times}`,
  );

it('counts the same failure, and says it again after a day', async () => {
  await failed();
  desk.clock.advance(HOUR);
  await failed();
  expect(await said()).toEqual(['failing 2']);
  desk.clock.advance(23 * HOUR);
  await failed();
  expect(await said()).toEqual(['failing 2', 'failing 3']);
});

it('says once that it is well again, and nothing where nothing failed', async () => {
  await worked();
  await failed();
  await worked();
  await worked();
  expect(await said()).toEqual(['failing 1', 'well 1']);
});

it('says a new failure at once, but what comes and goes all day not each time', async () => {
  for (let times = 0; times < 20; times += 1) {
    await failed();
    await worked();
    desk.clock.advance(HOUR / 2);
  }
  expect(await said()).toEqual(['failing 1', 'well 1', 'failing 19']);
  desk.clock.advance(24 * HOUR);
  await worked();
  expect((await said()).at(-1)).toBe('well 19');
});

it('is not silenced for long by a clock that was a year ahead', async () => {
  desk.clock.advance(365 * 24 * HOUR);
  await failed();
  desk.clock.advance(-365 * 24 * HOUR);
  await failed();
  expect(await said()).toEqual(['failing 1', 'failing 2']);
});

it('forgets a notice after ninety days', async () => {
  await failed();
  desk.clock.advance(91 * 24 * HOUR);
  await desk.transact({ id: 1 }, forgetOldNotices);
  expect(await said()).toEqual([]);
});

it('watches the disk, and writes only where there is news', async () => {
  let isEnough = true;
  let changes = 0;
  const transact: TestDatabase['transact'] = (actor, work) => {
    changes += 1;
    return desk.transact(actor, work);
  };
  const fault = { subject: 'The disk is nearly full', detail: '' };
  const job = diskWatchJob({ ...desk, transact, backupFolder: null, config: desk }, async () => [
    { cause: '', fault: isEnough ? null : fault },
  ]);
  await job.run();
  isEnough = false;
  await job.run();
  await job.run();
  isEnough = true;
  await job.run();
  await job.run();
  expect([changes, await said()]).toEqual([2, ['failing 1', 'well 1']]);
});
