import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { captureFile } from '../../../src/pages/capture/actions/capture-file.js';
import { linesOf } from '../../../src/pages/capture/commands/report.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { ARTICLE, finder } from './article.js';

let desk: TestDesk;
let folder: string;
beforeAll(async () => {
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder());
  folder = mkdtempSync(join(tmpdir(), 'capture-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const claims = async () => (await desk.ctx.db.selectFrom('claims').select('text').execute()).length;

describe('capturing a file', () => {
  const only = { all: false, dryRun: false };

  it('changes nothing in a dry run, and says what it would do', async () => {
    const report = await captureFile(desk.ctx, file('pier.txt', ARTICLE), { ...only, dryRun: true });
    expect(linesOf(report, { dryRun: true })[0]).toContain(
      '6 quotations found; 3 quotations to add and 3 need a decision.',
    );
    expect(await claims()).toBe(0);
  });

  it('saves what is certain alone, and the same once', async () => {
    const path = file('pier.txt', ARTICLE);
    await captureFile(desk.ctx, path, only);
    expect(await claims()).toBe(3);
    const again = await captureFile(desk.ctx, path, only);
    expect(linesOf(again, only)[0]).toContain('3 already recorded and 3 need a decision');
    expect(await claims()).toBe(3);
  });

  it('saves the rest where all is asked for', async () => {
    const { left } = await captureFile(desk.ctx, file('pier.txt', ARTICLE), { ...only, all: true });
    expect([left, await claims()]).toEqual([[], 6]);
  });

  it('says why a file cannot be captured, and leaves the others alone', async () => {
    const missing = await captureFile(desk.ctx, join(folder, 'none.txt'), only);
    expect(linesOf(missing, only)).toEqual([
      `${join(folder, 'none.txt')}: The file cannot be read (ENOENT).`,
    ]);
    const empty = await captureFile(desk.ctx, file('empty.txt', ''), only);
    expect(empty.fault).toBe('The file is empty.');
  });
});
