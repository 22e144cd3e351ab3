import { parse } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate/node';
import MarkdownIt from 'markdown-it';
import { afterAll, describe, expect, it } from 'vitest';
import { restore } from '../../../src/platform/lib/formats/csv-cells.js';
import { citeList } from '../../../src/publishing/citations/cite-job.js';
import { FORMATS, findFormat, LIST_FORMATS } from '../../../src/publishing/citations/formats.js';
import type { Piece } from '../../../src/publishing/citations/model/list.js';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { cited, request, selectionOf } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow, speakerRow } from './fixtures/rows.js';
import { SAMPLE_STORY } from './fixtures/sample-story.js';

const styles = openStyles();
afterAll(() => styles.close());

async function write(rows: readonly EntryRows[], format: string, style = 'newsroom'): Promise<string> {
  return (await cited(rows, { format, style }, styles)).file;
}

/** A claim whose every free text is `nasty`. */
function nastyRows(nasty: string): EntryRows {
  return entryRows({
    claim: claimRow({ text: nasty, said_on: nasty }),
    speaker: speakerRow({ name: nasty, language: nasty }),
    title_on_day: nasty,
    attributions: [attributionRow({ wording: nasty, cue: nasty, credited_as: nasty, locator: nasty })],
    sources: [sourceRow({ title: nasty, url: nasty, outlet_name: nasty, language: nasty, number: nasty })],
  });
}

const NASTY = [
  '=1+1',
  "'tis",
  '＝HYPERLINK()',
  '-2 "quoted", with a comma',
  'a\rb\nc\r\nd',
  '\ttab',
  '</title><script>alert(1)</script>',
  '"><img src=x onerror=a>',
  '[a](javascript:b) *c* _d_ `e` <f>',
  '\u202Egnirts\u202C',
  '  blanks  ',
];

it.each([
  ['text', '⟨RLO⟩gnirts⟨PDF⟩'],
  ['markdown', '⟨RLO⟩gnirts⟨PDF⟩'],
  ['html', '⟨RLO⟩gnirts⟨PDF⟩'],
])('as %s shows what would turn the reading direction, in words, names and titles', async (format, shown) => {
  for (const style of ['newsroom', 'apa']) {
    const file = await write([nastyRows('\u202Egnirts\u202C')], format, style);
    expect(file).toContain(shown);
    expect(file.replaceAll(/ lang="[^"]*"/g, '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  }
});

describe('CSV', () => {
  it.each(NASTY)('gives back %j exactly, made safe or raw', async (nasty) => {
    const safe = await write([nastyRows(nasty)], 'csv');
    const raw = await write([nastyRows(nasty)], 'csv-raw');
    const [row] = parse(safe, { columns: true }) as Record<string, string>[];
    const [rawRow] = parse(raw, { columns: true }) as Record<string, string>[];
    for (const column of ['text', 'speaker', 'source', 'url', 'cue', 'said_on']) {
      expect(restore(row?.[column] ?? '')).toBe(nasty);
      expect(rawRow?.[column]).toBe(nasty);
    }
    expect(row?.text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  });

  it('has a header, one row for each selected claim, printed or not, and CRLF', async () => {
    const unseen = entryRows({ claim: claimRow({ id: 99 }), attributions: [] });
    const file = await write([...SAMPLE_STORY, unseen], 'csv');
    const rows = parse(file, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '99']);
    expect(rows[10]).toMatchObject({
      outcome: 'failed',
      outcome_reason: 'No source of these words has been seen.',
      source_id: '',
    });
    expect(file.startsWith('outcome,outcome_reason,id,')).toBe(true);
    expect(file.split('\r\n')).toHaveLength(13);
  });

  it('says of each claim what it cites, whom that cites, and how far it was checked', async () => {
    const rows = parse(await write(SAMPLE_STORY, 'csv'), { columns: true }) as Record<string, string>[];
    expect(rows[1]).toMatchObject({
      outcome: 'printed',
      speaker: 'Wang Yi',
      form: 'direct',
      speaker_inferred: '',
      occasion_place: 'Beijing',
      source: 'Article on the visit to Beijing',
      standing: 'held',
      citing: 'CCTV broadcast (CCTV), named',
      translation: 'unknown',
      status: 'open',
      status_in_words: 'Open',
      list_id: '3',
      list_version: '7',
      made_by: 'Sample checker',
    });
    expect(rows[5]?.speaker_inferred).toBe('true');
  });

  it('joins the authors of a byline', async () => {
    const authors = '[{"family":"Doe","given":"Jane"},{"family":"Plato"},{"literal":"Reuters"}]';
    const file = await write([entryRows({ sources: [sourceRow({ authors })] })], 'csv');
    expect((parse(file, { columns: true }) as Record<string, string>[])[0]?.authors).toBe(
      'Doe, Jane; Plato,; Reuters',
    );
  });

  it('comes in pieces, however long the list', async () => {
    const many = Array.from({ length: 450 }, (_, index) => entryRows({ claim: claimRow({ id: index + 1 }) }));
    const pieces: Piece[] = [];
    await citeList(selectionOf(many), request({ format: 'csv' }), styles, (piece) => void pieces.push(piece));
    expect(pieces.length).toBeGreaterThan(1);
    expect(parse(pieces.join(''))).toHaveLength(451);
  });
});

describe('HTML', () => {
  const validate = new HtmlValidate({ extends: ['html-validate:standard'] });

  describe.each(['newsroom', 'apa'])('in the style "%s"', (style) => {
    it.each([
      ['the sample', SAMPLE_STORY],
      ['every kind of source', NEWS_TYPES],
      ['nothing', []],
    ])('is valid and stands alone for %s', async (_, rows) => {
      const file = await write(rows, 'html', style);
      const report = await validate.validateString(file);
      expect(report.results.flatMap((result) => result.messages)).toEqual([]);
      expect(file).not.toMatch(/<script|<link|src=/);
    });
  });

  it.each(NASTY)('shows %j as text', async (nasty) => {
    for (const style of ['newsroom', 'apa']) {
      const file = await write([nastyRows(nasty)], 'html', style);
      expect(file).not.toMatch(/<script|<img|<f>/);
      const report = await validate.validateString(file);
      const faults = report.results.flatMap((result) => result.messages.map((message) => message.ruleId));
      expect(faults.filter((rule) => rule !== 'valid-lang')).toEqual([]);
    }
  });

  it('marks words with their language and names with their own direction', async () => {
    const file = await write(SAMPLE_STORY.slice(0, 1), 'html');
    expect(file).toContain('“<bdi lang="en">no room for compromise</bdi>”');
    expect(file).toContain('<bdi lang="zh-Latn">Wang Yi</bdi>');
    expect(file).toContain('<html lang="en-GB">');
  });
});

describe('Markdown', () => {
  it.each(NASTY)('makes nothing of %j but text', async (nasty) => {
    for (const style of ['newsroom', 'apa']) {
      const html = new MarkdownIt({ html: true }).render(await write([nastyRows(nasty)], 'markdown', style));
      expect(html).not.toMatch(/<script|<img|<f>|<code>|href="javascript/);
      expect(html.match(/<li>/g)).toHaveLength(1);
    }
  });

  it('numbers its entries on and keeps their paragraphs with them', async () => {
    const html = new MarkdownIt().render(await write(SAMPLE_STORY, 'markdown'));
    expect(html.match(/<ol>/g)).toHaveLength(1);
    expect(html.match(/<li>/g)).toHaveLength(10);
    expect(html.match(/<li>\n(<p>.*<\/p>\n){3}<\/li>/g)).toHaveLength(10);
    expect(html).toContain('<hr>\n<p>Created on');
  });
});

describe('plain text', () => {
  it.each(NASTY)('keeps %j on its line', async (nasty) => {
    const file = await write([nastyRows(nasty)], 'text');
    expect(file.split('\n')).toHaveLength((await write([nastyRows('x')], 'text')).split('\n').length);
  });

  it('shows control characters instead of sending them to a terminal', async () => {
    const file = await write([nastyRows('a\u001B[2Jb\u0000c')], 'text');
    expect(file).toContain('a\uFFFD[2Jb\uFFFDc');
    for (const control of ['\u0000', '\u001B']) expect(file).not.toContain(control);
  });
});

describe('the list of formats', () => {
  it('names each once, with what a download needs', () => {
    expect(new Set(FORMATS.map((format) => format.name)).size).toBe(FORMATS.length);
    for (const { mediaType, extension, title, isBinary = false } of FORMATS) {
      expect(mediaType).toMatch(isBinary ? /^[a-z.+/-]+$/ : /^[a-z.+/-]+; charset=utf-8$/);
      expect(extension).toMatch(/^[a-z.]+$/);
      expect(title).not.toBe('');
    }
  });

  it('finds a format by its name', () => {
    expect(findFormat('html')?.extension).toBe('html');
    expect(findFormat('pdf')).toBeNull();
    expect(findFormat('onrecord-json')).toBeNull();
    expect(LIST_FORMATS).toContain(findFormat('csv'));
  });
});
