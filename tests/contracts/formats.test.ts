import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../../src/platform/terminal/terminal.js';
import { LIST_TABLE } from '../../src/publishing/citations/formats/table.js';
import { FORMATS, LIST_FORMATS } from '../../src/publishing/citations/formats.js';
import { CLAIM_COLUMNS } from '../../src/publishing/citations/model/columns/claim-columns.js';
import { SOURCE_COLUMNS, SOURCE_TABLE } from '../../src/publishing/citations/model/columns/source-columns.js';
import { FACTS, type FactName } from '../../src/publishing/citations/model/facts.js';
import type { Format } from '../../src/publishing/citations/model/list.js';
import { exportCommand } from '../../src/publishing/exchange/commands/export.js';
import { importCommand } from '../../src/publishing/exchange/commands/import.js';
import { layoutOf } from '../../src/publishing/exchange/model/headers.js';
import { IMPORT_FORMATS } from '../../src/publishing/exchange/model/import-formats.js';
import { TEMPLATE } from '../../src/publishing/exchange/page/form.js';
import { withContext } from '../../src/server/context/with-context.js';
import { keysOf, SOURCE_TYPES } from '../../src/vocabulary.js';

// As version 0.2 wrote them: whoever has such files may take them in for years.
const OLD_LIST =
  'claim_id outcome outcome_reason misattribution misattributed actual_speaker mechanism match match_in_words words claim_text form form_in_words language speaker speaker_kind speaker_title speaker_inferred occasion occasion_kind occasion_place occasion_date time_zone said_on source_id source_type source_title source_title_translated outlet container_title authors no_author issued no_date accessed url archive_url source_language medium genre number account post_id condition condition_on condition_notice standing copies_sha256 tier rank credited_as capacity voiced_by cue place_in_work locator citing translation translator original_words original_language status status_in_words status_reason status_at status_by signed_off_at signed_off_by open_notes list_id list_version made_at made_by';
const OLD_CLAIMS =
  'id text language language_guessed form ground_rule speaker occasion place said_on attribution_status match match_in_words misattributed actual_speaker summary';
const OLD_SOURCES =
  'id type title translated_title outlet container_title authors no_author issued no_date accessed url archive_url language medium genre number account post_id condition note';

const FORMATS_PAGE = 'docs/guide/formats.md';
const BLOCK = /(<!-- formats:.*-->\n)[\s\S]*(<!-- \/formats -->)/;

/** As the formatter of the guide would write it. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  const lines = rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return `\n${lines.join('\n')}\n\n`;
}

function formatsTable(): string {
  const yes = (is: boolean) => (is ? 'yes' : '');
  return tableOf([
    ['format', 'name', 'contents', 'file', 'media type', 'on the web', 'import'],
    ...FORMATS.map((one) => [
      `\`${one.name}\``,
      one.title,
      one.about,
      `\`.${one.extension}\``,
      `\`${one.mediaType.split(';')[0]}\``,
      yes(LIST_FORMATS.some(({ name }) => name === one.name)),
      yes(IMPORT_FORMATS.some((name) => name === one.name)),
    ]),
  ]);
}

const HOLDINGS = /(<!-- holdings:.*-->\n)[\s\S]*(<!-- \/holdings -->)/;

/** Where each format that lacks fields has each fact. */
function holdingsTable(): string {
  const formats = LIST_FORMATS.filter(({ holdings }) => holdings !== null);
  const where = (name: FactName) => (format: Format) => {
    const shared = format.holdings?.sharedTypes.size ?? 0;
    if (name === 'type' && shared < keysOf(SOURCE_TYPES).length) return 'nearest, and note';
    return format.holdings?.fields.has(name) ? 'field' : (format.holdings?.others ?? '');
  };
  return tableOf([
    ['fact', ...formats.map(({ name }) => `\`${name}\``)],
    ...(Object.keys(FACTS) as FactName[]).map((name) => [FACTS[name].label, ...formats.map(where(name))]),
  ]);
}

it('the guide lists the formats of the program', () => {
  const written = readFileSync(FORMATS_PAGE, 'utf8')
    .replace(BLOCK, `$1${formatsTable()}$2`)
    .replace(HOLDINGS, `$1${holdingsTable()}$2`);
  if (process.env.UPDATE_GUIDE === '1') writeFileSync(FORMATS_PAGE, written);
  const how = 'run UPDATE_GUIDE=1 npx vitest run tests/contracts/formats.test.ts';
  expect(readFileSync(FORMATS_PAGE, 'utf8'), how).toBe(written);
});

it.each([
  // Only an edition has the lines of `jsonl`.
  ['exports', exportCommand, [...FORMATS.map(({ name }) => name), 'jsonl']],
  ['imports', importCommand, IMPORT_FORMATS],
])('the terminal %s in the formats of the program', (_, define, formats) => {
  const command = new Command();
  define(command, openTerminal({ out: process.stdout, err: process.stderr }), withContext);
  const option = command.options.find(({ long }) => long === '--format');
  expect(option?.argChoices).toEqual(formats);
});

describe('the columns of CSV', () => {
  const guide = readFileSync('docs/guide/csv.md', 'utf8');
  const passage = (title: string) => guide.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const namesIn = (text: string) => [...text.matchAll(/`([a-z_\d]+)`/g)].map(([, name]) => name ?? '').sort();
  const firstCells = (text: string) => text.replaceAll(/^\|([^|]*)\|.*$|^.*$/gm, '$1');
  const read = CLAIM_COLUMNS.map(({ name }) => name);

  it('are named in the guide, and no other: of quotations', () => {
    expect(namesIn(firstCells(passage('Columns of quotations')))).toEqual([...read].sort());
  });

  it('are named in the guide, and no other: of sources', () => {
    const named = new Set(namesIn(passage('Columns of sources')));
    expect([...named].sort()).toEqual(SOURCE_COLUMNS.map(({ name }) => name).sort());
  });

  it('are named in the guide, and no other: what an import leaves out', () => {
    const told = Object.keys(LIST_TABLE).filter((name) => !read.includes(name));
    expect(namesIn(firstCells(passage('Columns that an import leaves out')))).toEqual(told.sort());
  });

  it.each([
    ['a list', Object.keys(LIST_TABLE), 'claims'],
    ['the empty table of the page', Object.keys(TEMPLATE), 'claims'],
    ['a table of sources', Object.keys(SOURCE_TABLE), 'sources'],
    ['a list of version 0.2', OLD_LIST.split(' '), 'claims'],
    ['/claims.csv of version 0.2', OLD_CLAIMS.split(' '), 'claims'],
    ['/sources.csv of version 0.2', OLD_SOURCES.split(' '), 'sources'],
  ])('are all read or left out by an import: of %s', (_, headers, kind) => {
    expect(layoutOf(headers, 1, new Map())).toMatchObject({ kind, faults: [] });
  });
});
