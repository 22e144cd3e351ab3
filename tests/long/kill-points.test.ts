import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BACKUP,
  type CommandKilled,
  deskWithSamples,
  ERASE,
  expectOutlived,
  IMPORT_CSV,
  readyFor,
} from '../support/command-kills.js';
import { EXPORT, MIGRATE_OLD, RESTORE } from '../support/file-kills.js';
import { hasStrace, killedAt } from '../support/strace.js';

// A kill at a moment of chance seldom falls between two calls that belong together. Here each command is killed at
// the first of its calls that change files, then at the second, and so on; of writes, of which there are hundreds,
// at ever larger steps.

const COMMANDS = [BACKUP, RESTORE, EXPORT, MIGRATE_OLD, IMPORT_CSV, ERASE];
const EACH = ['rename', 'unlink', 'fsync', 'fdatasync', 'ftruncate'];
const SOME = ['pwrite64', 'write'];

describe.skipIf(!hasStrace())('a command that is killed', () => {
  let template: string;
  beforeAll(async () => {
    template = await deskWithSamples();
  });

  it.each(COMMANDS)(
    '$name, wherever it is in changing files, leaves all of it or nothing',
    async (command) => {
      const kills = { ...(await killEverywhere(command, EACH, (nth) => nth + 1)) };
      Object.assign(kills, await killEverywhere(command, SOME, (nth) => Math.ceil(nth * 1.5)));
      process.stdout.write(`${command.name}: ${JSON.stringify(kills)}\n`);
      expect(Object.values(kills).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
    },
  );

  /** How often it was killed at each of these calls. */
  async function killEverywhere(
    command: CommandKilled,
    calls: readonly string[],
    next: (nth: number) => number,
  ): Promise<Record<string, number>> {
    const kills: Record<string, number> = {};
    for (const call of calls) {
      kills[call] = 0;
      for (let nth = 1, killed = true; killed; nth = next(nth)) {
        const file = await readyFor(command, template);
        killed = await killedAt(call, nth, command.words(file));
        if (killed) kills[call] += 1;
        await expectOutlived(command, file);
        rmSync(dirname(file), { recursive: true, force: true });
      }
    }
    return kills;
  }
});
