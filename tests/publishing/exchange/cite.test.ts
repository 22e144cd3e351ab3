import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocx } from '../../support/docx.js';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';
import { temporaryFolder } from '../../support/serve.js';
import { richDesk } from './whole-desk.js';

const folder = temporaryFolder();
const db = ['--db', join(folder, 'desk.db')];
const asked = (...more: string[]) => ['export', ...more, ...db];

beforeAll(async () => {
  await runCommand(['migrate', ...db]);
  writeFileSync(join(folder, 'rich.json'), JSON.stringify(richDesk()));
  await runCommand(['import', join(folder, 'rich.json'), ...db]);
});

describe('onrecord export in a citation style', () => {
  it('writes what the style prints, and says what became of each claim', async () => {
    const done = await onrecord(asked('--format', 'text', '--style', 'chicago-fullnote-bibliography'));
    expect(done.code, done.err).toBe(0);
    expect(done.out).toContain('Style: Chicago Manual of Style 17th edition (full note)');
    expect(done.err).toMatch(
      /\d+ quotations: \d+ printed, \d+ in note form, \d+ not printed, \d+ withheld\./,
    );
  });

  it('says what a format has no fields for', async () => {
    const done = await onrecord(asked('--format', 'ris'));
    expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^TY {2}- /) });
    expect(done.err).toMatch(/^Only in the note: .*quotation with its evidence \(\d+\)\.$/m);
  });

  it('writes a list of sources, and says how many there are', async () => {
    const out = join(folder, 'sources.txt');
    const style = ['--format', 'text', '--style', 'newsroom'];
    const done = await runCommand(asked(...style, '--kind', 'sources', '--out', out));
    expect(done.code, done.err).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^ {3}.*Quotations? \d+/m);
    expect(done.err).toMatch(/\d+ withheld; (?:one source|\d+ sources)\./);
  });

  it('writes a Word document to a file', async () => {
    const out = join(folder, 'list.docx');
    const done = await runCommand(asked('--format', 'docx', '--kind', 'quotations', '--out', out));
    expect(done.code, done.err).toBe(0);
    expect(readDocx(readFileSync(out)).paragraphs.map(({ style }) => style)).toContain('Quote');
  });

  it('writes no Word document to a terminal', async () => {
    const isTTY = process.stdout.isTTY;
    process.stdout.isTTY = true;
    try {
      const done = await runCommand(asked('--format', 'docx'));
      expect(done).toMatchObject({ code: 2, out: '' });
      expect(done.err).toBe('onrecord: docx is not text: give a file with --out.\n');
    } finally {
      process.stdout.isTTY = isTTY;
    }
  });

  it.each([
    [['--format', 'text', '--style', 'no-such'], /No citation style matches “no-such”/],
    [['--format', 'text', '--list', 'x'], /‘x’: give the number of a list/],
    [['--format', 'csv', '--list', 'x'], /‘x’: give the number of a list/],
    [['--format', 'text', '--list', '1', '--query', 'q=a'], /not both/],
    [['--format', 'text', '--query', 'nonsense=1'], /--query: /],
    [['--format', 'onrecord-json', '--style', 'apa'], /for citations/],
    [['--format', 'onrecord-json', '--kind', 'sources'], /for citations/],
    [['--format', 'text', '--kind', 'nosuch'], /Allowed choices are sources, quotations, evidence\./],
    [
      ['--format', 'nosuch'],
      /Allowed choices are text, markdown, html, docx, csl-json, ris, biblatex, bibtex, csv, csv-raw, jsonld, webannotation, onrecord-json, jsonl\./,
    ],
  ])('refuses %j in one line', async (said, why) => {
    const done = await runCommand(asked(...said));
    expect(done.code).toBeGreaterThan(0);
    expect(done.err).toMatch(why);
    expect(done.out).toBe('');
  });

  it.each(['text', 'csv'])(
    'says in format %s that there is no such list, and where the lists are',
    async (format) => {
      const done = await runCommand(asked('--format', format, '--list', '999'));
      expect(done).toMatchObject({ code: 1, out: '' });
      expect(done.err).toMatch(/^onrecord: There is no shared list 999\. See \/lists\./);
    },
  );
});

describe('onrecord export --edition', () => {
  const edition = (...more: string[]) => onrecord(asked('--edition', '1', ...more));

  it('writes an edition as it was printed, and its SHA-256', async () => {
    const kept = await edition('--format', 'jsonl');
    expect(kept.code, kept.err).toBe(0);
    expect(kept.err).toBe(`Edition 1, SHA-256 ${createHash('sha256').update(kept.out).digest('hex')}.\n`);
    const read = await edition('--format', 'text');
    expect(read.out).toContain('Said “so”.');
    expect(read.out).toMatch(/As filed/);
  });

  it('writes it as a Word document', async () => {
    const out = join(folder, 'edition.docx');
    const done = await edition('--format', 'docx', '--out', out);
    expect(done).toMatchObject({ code: 0, out: `${out}\n` });
    expect(readDocx(readFileSync(out)).paragraphs.map(({ text }) => text)).toContain('Said “so”.');
  });

  it.each([
    [['--edition', 'x', '--format', 'text'], /‘x’: give the number of an edition/],
    [['--edition', '99', '--format', 'text'], /There is no edition 99 of a shared list/],
    [['--edition', '1', '--format', 'ris'], /exported as html, text, markdown, docx, jsonl/],
    [['--edition', '1', '--format', 'text', '--style', 'apa'], /as it was printed/],
    [['--format', 'jsonl'], /give one with --edition/],
  ])('refuses %j in one line', async (said, why) => {
    const done = await runCommand(asked(...said));
    expect(done.code).toBeGreaterThan(0);
    expect(done.err).toMatch(why);
    expect(done.err.trim().split('\n')).toHaveLength(1);
    expect(done.out).toBe('');
  });
});

it.each(['text', 'csv', 'onrecord-json'])(
  'onrecord export in %s ends without a word where whoever reads it has read enough',
  async (format) => {
    const child = spawn(process.execPath, ['dist/src/cli.js', 'export', '--format', format, ...db]);
    child.stdout.destroy();
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect(said).not.toMatch(/broke|EPIPE/);
    expect(code).toBe(0);
  },
);
