import { it } from 'vitest';
import {
  BACKUP,
  deskWithSamples,
  ERASE,
  expectCommandOutlivesKills,
  IMPORT,
  IMPORT_CSV,
  MIGRATE,
  REINDEX,
} from '../../support/command-kills.js';

const template = await deskWithSamples();

// Sampled: one kill each; tests/long/kill.test.ts does the same for longer.
it.each([IMPORT, IMPORT_CSV, MIGRATE, BACKUP, REINDEX, ERASE])(
  '$name that is killed leaves all of it or nothing, and can be run again',
  async (command) => {
    await expectCommandOutlivesKills(command, template, 1);
  },
);
