import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { addRowNow, changeRowNow } from '../../src/people/activity/row-store.js';
import { openContext } from '../../src/server/context/open-context.js';
import { shell } from '../people/integrity/recorded-desk.js';
import { fakeClock, freshFile } from '../support/database.js';
import { CONFIG } from '../support/desk.js';
import { runCommand } from '../support/run-command.js';
import { checkAll } from '../support/whole-check.js';

// A desk of 100,000 claims, each written and changed once: checked in flat memory, and the one changed row found.

const CLAIMS = 100_000;
const BATCH = 5_000;
const HEAP_MB = 64;

it('one changed claim of 100,000 is named, in a process with a heap of 64 MB', async () => {
  const file = await freshFile();
  const ctx = openContext({ ...CONFIG, file }, fakeClock());
  const speaker = await ctx.transact({ id: 1 }, async (change) =>
    addRowNow(change, 'speakers', { kind: 'person', name: 'Wang Yi' }),
  );
  await ctx.close();
  await fill(file, speaker.id);
  await runCommand(['reindex', '--db', file]);
  const before = process.cpuUsage();
  expect(await checkAll(file)).toMatchObject({ sound: true });
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    `${CLAIMS} claims checked in ${((user + system) / 1e6).toFixed(1)} s of processor time\n`,
  );
  shell(file, "UPDATE claims SET text = 'x' WHERE id = 73210");
  expect(await checkedApart(file)).toContain(
    'The quotation 73210 differs from its history: its text is not what',
  );
  rmSync(dirname(file), { recursive: true, force: true });
});

/** Without what follows from events, which `reindex` derives at once. */
async function fill(file: string, speakerId: number): Promise<void> {
  const { makeTransact } = await import('../../src/platform/db/transact.js');
  const { transact, close } = makeTransact({ file, clock: fakeClock(), followers: [] });
  for (let from = 0; from < CLAIMS; from += BATCH) {
    await transact({ id: 1 }, async (change) => {
      for (let at = 0; at < BATCH; at += 1) {
        const text = `Words ${from + at}, as they were said.`;
        const { id } = addRowNow(change, 'claims', { text, form: 'direct', speaker_id: speakerId });
        changeRowNow(change, 'claims', id, { note: 'Heard again' });
      }
    });
  }
  await close();
}

async function checkedApart(file: string): Promise<string> {
  const command = [`--max-old-space-size=${HEAP_MB}`, 'dist/src/cli.js', 'db', 'check', '--db', file];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  return out;
}
