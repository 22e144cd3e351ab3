import { expect, it } from 'vitest';
import {
  BACKUP,
  deskWithSamples,
  ERASE,
  expectCommandOutlivesKills,
  IMPORT,
  IMPORT_CSV,
  MIGRATE,
  REINDEX,
} from '../support/command-kills.js';
import { expectDeskOutlivesKills } from '../support/desk-kill-rounds.js';
import { EXPORT, MIGRATE_OLD, RESTORE } from '../support/file-kills.js';
import { expectNothingLost } from '../support/kill-rounds.js';

it('loses no note that it called saved when it is killed while writing, fifty times over', async () => {
  await expectNothingLost(50);
});

// Ten desks: what has to be looked through grows with each round.
it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'a desk (%i of 10) that is killed twenty times over, while ten people write beside an import, copies, merges and backups, keeps what it acknowledged',
  async () => {
    const { starts, ...figures } = await expectDeskOutlivesKills({ rounds: 20, writers: 10, beside: true });
    expect(figures.acknowledged).toBeGreaterThan(100);
    const [median, longest] = [starts[starts.length >> 1], starts.at(-1)];
    process.stdout.write(`${JSON.stringify({ ...figures, lost: 0, start_ms: { median, longest } })}\n`);
  },
);

it.each([IMPORT, IMPORT_CSV, MIGRATE, BACKUP, REINDEX, ERASE, EXPORT, RESTORE, MIGRATE_OLD])(
  '$name that is killed, fifty times over, leaves all of it or nothing',
  async (command) => {
    await expectCommandOutlivesKills(command, await deskWithSamples(), 50);
  },
);
