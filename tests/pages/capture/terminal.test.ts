import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { captureFile } from '../../../src/pages/capture/actions/capture-file.js';
import { linesOf } from '../../../src/pages/capture/commands/report.js';
import { AppError } from '../../../src/platform/lib/errors.js';
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
    expect(linesOf(report, { dryRun: true }).slice(1, 4)).toEqual([
      '  1. The pier does not need a new deck before the spring – Felix Okone. Would be added.',
      '  2. the ferry would run again from the ninth of May – Mira Tolland. Would be added.',
      expect.stringMatching(
        /^ {2}3\. We will not raise the fares this year – Mira Tolland\. Who said this\?/,
      ),
    ]);
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

  it('says what was saved where a later batch fails', async () => {
    const told = Array.from({ length: 501 }, (_, at) => ({
      words: `“Plank number ${at} of the long pier is gone,”`,
      speaker: ['Ada Renn', 'Ada Renn', 'name', true] as const,
    }));
    const text = `Planks\n\n${told.map(({ words }) => `${words} Ada Renn said.`).join('\n\n')}`;
    vi.spyOn(desk.ctx.captures, 'run').mockImplementationOnce(finder(told));
    let batches = 0;
    const transact: typeof desk.ctx.transact = (...given) => {
      batches += 1;
      if (batches > 1) throw new AppError('invalid', 'The disk is full.');
      return desk.ctx.transact(...given);
    };
    const report = await captureFile({ ...desk.ctx, transact }, file('planks.txt', text), only);
    expect([report.saved.length, report.fault]).toEqual([500, 'The disk is full.']);
    expect(linesOf(report, only).slice(0, 2)).toEqual([
      expect.stringContaining('500 quotations added'),
      expect.stringContaining('the rest is not saved. The disk is full.'),
    ]);
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
