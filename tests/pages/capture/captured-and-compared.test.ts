import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MatchReader } from '../../../src/derived/match/store.js';
import { captureFile } from '../../../src/pages/capture/actions/capture-file.js';
import { TERMINAL } from '../../../src/platform/viewer.js';
import type { MatchState } from '../../../src/vocabulary.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { articles } from './as-compared.js';

// An article is captured, its copy compared, and the match of each quotation read, in a real database.

let desk: TestDesk;
let folder: string;
beforeAll(async () => {
  desk = await openDesk();
  folder = mkdtempSync(join(tmpdir(), 'captured-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

const EVERY = 48;
/** Words that an article denies, or that it reports second-hand, are offered as what they are. */
const AS_OFFERED: readonly MatchState[] = ['same', 'other_words', 'not_asserted'];

it('quotations that are captured match their article', async () => {
  for (const { name, text } of articles().filter((_, at) => at % EVERY === 0)) {
    const file = join(folder, name);
    writeFileSync(file, text);
    const { fault } = await captureFile(desk.ctx, file, { all: true, dryRun: false });
    expect(fault).toBeNull();
  }
  await desk.ctx.comparer.all();
  const claims = await desk.ctx.db.selectFrom('claims').select(['id', 'text']).execute();
  const matches = await new MatchReader(desk.ctx.db, TERMINAL).ofClaims(claims.map(({ id }) => id));
  const others = claims.filter(({ id }) => {
    const state = matches.get(id)?.state;
    return !AS_OFFERED.includes(state ?? 'not_compared');
  });
  expect(claims.length).toBeGreaterThan(50);
  expect(others.map(({ text }) => text)).toEqual([]);
});
