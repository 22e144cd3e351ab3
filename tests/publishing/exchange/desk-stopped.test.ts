import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { makeTransact } from '../../../src/platform/db/transact.js';
import { systemClock } from '../../../src/platform/lib/clock.js';
import { withdrawAbandoned } from '../../../src/publishing/exchange/actions/portions/abandoned.js';
import { sampleDesk } from '../../sample/desk-form.js';
import { startChild } from '../../support/child.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { exportedDesk } from '../../support/desk-file.js';
import { expectSound } from '../../support/sound.js';
import { importBeside, largeDesk } from './desk-beside.js';
import { fileOf, renumbered, takeIn } from './whole-desk.js';

// An import of a whole database at the terminal ends in the middle.

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase(FOLLOWERS);
});
afterEach(() => desk.close());

const PORTION = 14;

/** Runs `onrecord import`, which gets a signal while it writes a portion. @returns what it says, and its exit code */
async function signalled(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL', times = 1): Promise<string[]> {
  const from = `${desk.file}.json`;
  writeFileSync(from, JSON.stringify(largeDesk()));
  const child = startChild(
    `import { ImportWriter } from './dist/src/publishing/exchange/imports-store.js';
     const [signal, portion, signals, ...words] = process.argv.slice(1);
     const { progress } = ImportWriter.prototype;
     let times = 0;
     ImportWriter.prototype.progress = function (...given) {
       times += 1;
       if (times >= Number(portion) && times < Number(portion) + Number(signals)) process.kill(process.pid, signal);
       return progress.apply(this, given);
     };
     process.stderr.write = (text) => process.stdout.write(text);
     process.on('exit', (code) => process.stdout.write('exit ' + code + '\\n'));
     process.argv = [process.argv[0], 'onrecord', ...words];
     await import('./dist/src/cli.js');`,
    [signal, String(PORTION), String(times), 'import', from, '--duplicates', 'add', '--db', desk.file],
  );
  return child.rest();
}

const STOPPING =
  'Stopping: what was imported so far is withdrawn. Ctrl-C again leaves that to the next start.';

const state = async () => (await desk.db.selectFrom('imports').select('state').executeTakeFirst())?.state;

it('Ctrl-C withdraws what it has written, and says so', async () => {
  await takeIn(desk, sampleDesk());
  const { claims, attributions, lists } = (await exportedDesk(desk.db)).records;
  const said = await signalled('SIGINT');
  expect(said).toEqual([STOPPING, 'onrecord: stopped. Nothing was imported.', 'exit 130']);
  expect(await state()).toBe('withdrawn');
  expect((await exportedDesk(desk.db)).records).toMatchObject({ claims, attributions, lists });
  await expectSound(desk.file);
});

it('a second signal leaves the rest to the next start, and nobody sees it', async () => {
  const said = await signalled('SIGTERM', 2);
  expect(said).toEqual([
    STOPPING,
    'onrecord: stopped. Nobody sees what is left; the next start withdraws it.',
    'exit 143',
  ]);
  expect(await state()).toBe('running');
  expect((await exportedDesk(desk.db)).records.tags).toEqual([]);
});

it('what a killed one has written is withdrawn by the next program that looks', async () => {
  await signalled('SIGKILL');
  expect(await state()).toBe('running');
  expect((await exportedDesk(desk.db)).records.tags).toEqual([]);
  await withdrawAbandoned(desk.db, (id, last) =>
    makeTransact({
      ...{ file: desk.file, clock: systemClock, newId: () => id },
      followers: [...FOLLOWERS, last],
    }),
  );
  expect(await state()).toBe('withdrawn');
  expect((await exportedDesk(desk.db)).records.tags).toEqual([]);
  await expectSound(desk.file);
});

it('one that comes to its end is the file to the letter, with attributions in the order of the file', async () => {
  const file = largeDesk();
  const attributions = (file.attributions as object[]).toReversed();
  await importBeside(desk, { ...file, attributions });
  expect(renumbered(await fileOf(desk))).toEqual(renumbered({ ...file, attributions }));
  await expectSound(desk.file);
});
