import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureFile } from '../../../src/pages/capture/actions/capture-file.js';
import { linesOf } from '../../../src/pages/capture/commands/report.js';
import { captureOf } from '../../../src/pages/capture/job.js';
import { CaptureReader } from '../../../src/pages/capture/store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { ODD_TEXTS } from './odd-texts.js';

// What people paste, by page, JSON and terminal, with what the engine really finds.

let desk: TestDesk;
let checker: Sends;
let folder: string;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  folder = mkdtempSync(join(tmpdir(), 'capture-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

interface Quotation {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly speaker: { readonly name: string | null; readonly text?: string } | null;
}

const letters = (words: string) => words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

describe.each(Object.entries(ODD_TEXTS))('%s', (name, { text, found }) => {
  let at: string;
  let quotations: readonly Quotation[];
  beforeAll(async () => {
    const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text }, checker);
    at = answer.headers.get('location') ?? '';
    const made = await desk.json('POST', '/capture', { text }, await desk.token('checker'));
    expect(made.status).toBe(201);
    ({ quotations } = (await made.json()) as { quotations: readonly Quotation[] });
  });

  it('opens as a page without a fault, with the text to the letter', async () => {
    const answer = await desk.get(at, checker);
    const html = await answer.text();
    expect([answer.status, await checkHtml(html)]).toEqual([200, []]);
    if (found === 0)
      expect(html).toContain('No quotations were found. Select text in the article to add one.');
  });

  it('has the same quotations as JSON, at positions of the text as stored', async () => {
    const id = Number(at.split('/')[2]);
    const reader = new CaptureReader(desk.ctx.db, desk.users.checker.id);
    const [capture, items] = [await reader.byId(id), await reader.items(id)];
    if (found !== undefined) expect(quotations).toHaveLength(found);
    expect(quotations.map(({ spans }) => spans)).toEqual(items.map(({ spans }) => spans));
    for (const { text: words, spans } of quotations) {
      const printed = spans.map(([start, end]) => capture?.text.slice(start, end)).join(' ');
      expect(letters(printed)).toEqual(expect.arrayContaining(letters(words)));
    }
  });

  it('has no speaker whom the text does not name', () => {
    for (const { speaker } of quotations)
      for (const word of letters(speaker?.name ?? '')) expect(text.toLowerCase()).toContain(word);
  });

  it('is reported at the terminal with as many', async () => {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, text);
    const report = await captureFile(desk.ctx, path, { all: false, dryRun: true });
    expect([report.fault, report.found]).toEqual([null, quotations.length]);
    if (found === 0) expect(linesOf(report, { dryRun: true })).toEqual([`${path}: no quotations found.`]);
  });
});

describe('a transcript', () => {
  it('has the words of each turn as said, under the name of its label and no body', async () => {
    const { text } = ODD_TEXTS['a transcript of 300 turns'] ?? { text: '' };
    const made = await desk.json('POST', '/capture', { text }, await desk.token('checker'));
    const { quotations } = (await made.json()) as { quotations: { form: string; speaker: object }[] };
    expect(quotations[1]).toMatchObject({
      form: 'direct',
      text: 'I kept letter number 1 in the drawer, and I showed it to nobody.',
      credited_as: 'MS. LUND',
      cue: null,
      speaker: { name: 'Lund', text: 'MS. LUND', kind: null },
    });
  });
});

describe('more than a saved copy holds', () => {
  const text = `The board meets\n\n${'Nobody was there. '.repeat(280_000)}`;
  const sentence =
    'The text is 5,040,017 characters long; the limit is 2,000,000. Paste the part that is quoted, or one part after another';

  it('is refused with what can be done, and stays in the form', async () => {
    const answer = await desk.form(
      '/capture',
      { way: 'paste', whose: 'theirs', text, 'source.title': 'Minutes' },
      checker,
    );
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(sentence);
    expect(html).toContain('Go back: what you typed is still in the form.');
  });

  it('is refused as JSON and at the terminal with the same limit', async () => {
    const made = await desk.json('POST', '/capture', { text }, await desk.token('checker'));
    expect([made.status, await made.text()]).toEqual([422, expect.stringContaining(sentence)]);
    const path = join(folder, 'long.txt');
    writeFileSync(path, text);
    const { fault } = await captureFile(desk.ctx, path, { all: false, dryRun: false });
    expect(fault).toContain('longer than 2,000,000 characters. Save only the part that is quoted.');
  });
});

it('a text of marks is refused at once, and not read for a minute', () => {
  const text = '“Ab cd,” he said. '.repeat(30_000);
  expect(() => captureOf({ wanted: 'quotations', text, date: null })).toThrow(
    'This text has more than 50,000 quotation marks. Nothing was saved. Paste a part of it.',
  );
});
