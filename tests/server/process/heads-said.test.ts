import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openContext } from '../../../src/server/context/open-context.js';
import { headsJob } from '../../../src/server/process/heads.js';
import { fakeClock, freshFile } from '../../support/database.js';
import { CONFIG } from '../../support/desk.js';

// What the log says of stored heads, minute by minute.

const file = await freshFile();
const heads = join(dirname(file), 'heads.txt');
const ctx = openContext({ ...CONFIG, file, heads }, fakeClock());
afterAll(async () => {
  await ctx.close();
  rmSync(dirname(file), { recursive: true, force: true });
});

it('a list that takes nothing is said once while it lasts, and again when it comes back', async () => {
  const said: string[] = [];
  const log = { info() {}, warn() {}, error: (_fields: object, line: string) => void said.push(line) };
  const config = { ...CONFIG, file, heads, backups: null };
  const job = headsJob({ ...ctx, db: ctx.db, disk: ctx.disk, log, config });
  mkdirSync(heads);
  await job.run();
  await job.run();
  expect(said).toEqual([expect.stringContaining(heads)]);
  rmdirSync(heads);
  await job.run();
  rmSync(heads, { force: true });
  mkdirSync(heads);
  await job.run();
  expect(said).toEqual([said[0], said[0]]);
});
