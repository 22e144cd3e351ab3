import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { claimsIn } from '../support/command-kills.js';
import { freshFile } from '../support/database.js';
import { onrecord } from '../support/onrecord.js';
import { temporaryFolder } from '../support/serve.js';
import { expectCommandsContent, expectSound, reading } from '../support/sound.js';

const ROWS = 10_000;
const LOOK_EVERY_MS = 50;

it('an import of 10,000 rows that is killed at 10, 50 and 90 % is whole or absent, and run again it is there once', async () => {
  const table = tableOf(ROWS);
  const started = performance.now();
  expect(await importing(table, await freshFile(), Number.POSITIVE_INFINITY)).toEqual([0, ROWS]);
  const length = performance.now() - started;
  for (const part of [0.1, 0.5, 0.9]) {
    const file = await freshFile();
    const seen = await importing(table, file, length * part);
    await expectSound(file);
    const left = await count(file);
    process.stdout.write(`Killed at ${part * 100} % of ${Math.round(length)} ms: ${left} rows.\n`);
    expect([0, ROWS]).toContain(left);
    // What others saw while it ran is no other than what is left.
    expect(seen.filter((rows) => rows !== 0 && rows !== ROWS)).toEqual([]);
    const again = await onrecord(['import', table, '--db', file]);
    expect(again.code, again.err).toBe(0);
    await expectSound(file);
    expect(await count(file)).toBe(ROWS);
    await expectCommandsContent(file);
    rmSync(dirname(file), { recursive: true, force: true });
  }
});

/** Takes the table in, killed after so long. @returns how many claims others could see, each number once */
async function importing(table: string, file: string, afterMs: number): Promise<number[]> {
  const child = spawn(process.execPath, ['dist/src/cli.js', 'import', table, '--db', file], {
    stdio: 'ignore',
  });
  const gone = once(child, 'close');
  const seen = new Set<number>();
  const isOver = gone.then(() => true);
  for (let since = performance.now(); performance.now() - since < afterMs; ) {
    seen.add(await count(file));
    if (await Promise.race([isOver, sleep(LOOK_EVERY_MS, false)])) break;
  }
  child.kill('SIGKILL');
  await gone;
  return [...seen.add(await count(file))];
}

async function count(file: string): Promise<number> {
  let rows = 0;
  await reading(file, async (db) => {
    rows = await claimsIn(db);
  });
  return rows;
}

/** Claims that have no words in common, by speakers, at occasions and from sources that are all new. */
function tableOf(rows: number): string {
  const table = join(temporaryFolder(), 'claims.csv');
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `"It${at} was said${at} of matter${at} as${at}",Speaker ${at % 400},Talks ${at % 200},Article ${at % 500},t${at % 5}`,
  );
  writeFileSync(table, ['text,speaker,occasion,source,tags', ...lines].join('\r\n'));
  return table;
}
