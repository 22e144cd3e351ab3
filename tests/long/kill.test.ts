import { it } from 'vitest';
import {
  BACKUP,
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

it('a desk that is killed while people write, fifty times over, keeps what it acknowledged', async () => {
  await expectDeskOutlivesKills(50);
});

it.each([IMPORT, IMPORT_CSV, MIGRATE, BACKUP, REINDEX, ERASE, EXPORT, RESTORE, MIGRATE_OLD])(
  '$name that is killed, fifty times over, leaves all of it or nothing',
  async (command) => {
    await expectCommandOutlivesKills(command, 50);
  },
);
