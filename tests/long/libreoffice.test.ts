import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportStory, openExportStory } from '../publishing/lists/export-story.js';
import { readDocx } from '../support/docx.js';
import { findProgram } from '../support/programs.js';
import { temporaryFolder } from '../support/serve.js';

// Word documents as LibreOffice opens them: with every word, in order.

const office = findProgram(['soffice', 'libreoffice']);

describe('LibreOffice', () => {
  if (office === null) return it.skip('is not installed here', () => {});
  const folder = temporaryFolder();
  let on: ExportStory;
  beforeAll(async () => {
    on = await openExportStory();
  });
  afterAll(() => on.desk.close());

  it.each([
    ['evidence', 'newsroom'],
    ['sources', 'apa'],
    ['quotations', 'chicago-fullnote-bibliography'],
  ])('has all words of a list of %s in the style %s, and its footnotes', async (kind, style) => {
    const address = `/lists/${on.list}/export?format=docx&kind=${kind}&style=${style}`;
    const bytes = new Uint8Array(await (await on.desk.get(address, on.viewer)).arrayBuffer());
    const file = join(folder, `${kind}.docx`);
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const words = [profile, '--headless', '--convert-to', 'html', '--outdir', folder, file];
    execFileSync(office, words, { stdio: 'ignore' });
    const page = parseHTML(readFileSync(join(folder, `${kind}.html`), 'utf8'));
    const read = bare(page.document.body.textContent ?? '');
    const { paragraphs, footnotes } = readDocx(bytes);
    let from = 0;
    for (const { text } of paragraphs) {
      const at = read.indexOf(bare(text.replace(/(?<=[.”])\d+$/, '')), from);
      expect(at, text).toBeGreaterThanOrEqual(from);
      from = at;
    }
    for (const text of footnotes.values()) expect(read).toContain(bare(text));
  });
});

/** Letters and signs alone: numbers of entries and notes, and breaks of lines, are LibreOffice’s own. */
function bare(text: string): string {
  return text.replaceAll(/\s|\ufeff|\u200e/g, '');
}
