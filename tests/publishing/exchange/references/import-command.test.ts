import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../support/run-command.js';
import { temporaryFolder } from '../../../support/serve.js';
import { fixture } from './reading.js';

// A file of a reference manager at the terminal.

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const db = ['--db', at('desk.db')];

beforeAll(async () => {
  await runCommand(['migrate', ...db]);
  for (const name of ['zotero.ris', 'zotero.bib', 'zotero-biblatex.bib', 'zotero.json'])
    writeFileSync(at(name), fixture(name));
});

describe('onrecord import of references', () => {
  it('tells of every record in a dry run, and changes nothing', async () => {
    const ran = await runCommand(['import', at('zotero.ris'), '--dry-run', ...db]);
    expect(ran.code).toBe(0);
    const lines = ran.err.trim().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe(
      'Record 1, Harbour strike enters second week: New. In the note: keywords, catalogue, place of publication, abstract and pages. Not imported: time of access and attached files.',
    );
    expect(lines[7]).toMatch(/^Record 8, Tide tables: New\. Type not known \(COMP\)/);
    expect(lines[8]).toBe('Record 9, without a title: Left out: it has no title.');
    expect(ran.out).toMatch(
      /^Would import 8 sources\. Left out: one record without a title\. Type not known: COMP \(1\)\./,
    );
  });

  it('imports what it recognises, and leaves out what is saved', async () => {
    expect((await runCommand(['import', at('zotero.ris'), ...db])).out).toMatch(/^Imported 8 sources/);
    const again = await runCommand(['import', at('zotero.ris'), ...db]);
    expect(again.out).toMatch(
      /^Imported 0 sources\. Left out: 8 records already saved and one record without a title/,
    );
    expect(again.err).toContain('Record 1, Harbour strike enters second week: Already saved as source 1.');
    expect((await runCommand(['import', at('zotero.bib'), ...db])).out).toMatch(
      /^Imported one source\. Left out: 3 records already saved/,
    );
  });

  it('prints the report as JSON, of a format that is given', async () => {
    const ran = await runCommand([
      'import',
      at('zotero.json'),
      '--format',
      'csl-json',
      '--dry-run',
      '--json',
      ...db,
    ]);
    expect(JSON.parse(ran.out)).toMatchObject({
      dry_run: true,
      format: 'csl-json',
      rows: 7,
      records: { length: 7 },
    });
  });

  it.each([
    [['--delimiter', 'tab'], 2, /--delimiter: Leave this empty/],
    [['--duplicates', 'guess'], 2, /--duplicates: ‘guess’/],
    [['--duplicates', 'refuse'], 1, /cannot be imported/],
  ])('%j is refused', async (words, code, message) => {
    const ran = await runCommand(['import', at('zotero.ris'), ...words, ...db]);
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(message)]);
  });

  it('of 200 records imports every one or names it', async () => {
    const items = JSON.parse(fixture('zotero.json')) as { title?: string; URL?: string }[];
    const library = Array.from({ length: 200 }, (_, n) => {
      const item = items[n % items.length] ?? {};
      const URL = item.URL && `${item.URL}/${n}`;
      return { ...item, ...(item.title && { title: `${item.title} ${n}` }), ...(URL && { URL }) };
    });
    writeFileSync(at('large.json'), JSON.stringify(library));
    const ran = await runCommand(['import', at('large.json'), '--json', ...db]);
    const report = JSON.parse(ran.out) as {
      taken: number;
      skipped_count: number;
      records: { outcome: { as: string } }[];
    };
    expect(report.taken + report.skipped_count).toBe(200);
    expect(report.records.filter(({ outcome }) => outcome.as === 'refused')).toHaveLength(28);
    expect(report.taken).toBe(172);
  });
});
