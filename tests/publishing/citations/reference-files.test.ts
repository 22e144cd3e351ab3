import { describe, expect, it } from 'vitest';
import { LIST_FORMATS } from '../../../src/publishing/citations/formats.js';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { readRis, readTex } from './fixtures/read-back.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';
import { SAMPLE_STORY } from './fixtures/sample-story.js';

// RIS, BibLaTeX and BibTeX as our own reader gets them back.

const styles = openStyles();

async function written(rows: readonly EntryRows[], format: string) {
  return cited(rows, { format }, styles);
}

const withSource = (source: Parameters<typeof sourceRow>[0], more: Partial<EntryRows> = {}) =>
  entryRows({ sources: [sourceRow(source)], ...more });

async function risOf(rows: EntryRows) {
  const [record] = readRis((await written([rows], 'ris')).file);
  return Object.fromEntries(record ?? []);
}

async function texOf(rows: EntryRows, format: 'biblatex' | 'bibtex') {
  const [entry] = readTex((await written([rows], format)).file);
  return { entry: entry?.type, ...Object.fromEntries(entry?.fields ?? []) };
}

const CREDITS = JSON.stringify([
  { family: 'Doe', given: 'Jane' },
  { literal: 'Ministry of Examples' },
  { family: 'Weber', given: 'Ann', role: 'interviewer' },
  { family: 'Dent', given: 'Cy', role: 'host' },
  { family: 'Lind', given: 'Bo', role: 'director' },
  { family: 'Sato', given: 'Kei', role: 'translator' },
]);

const FULL = withSource(
  {
    type: 'article-newspaper',
    title: 'Ministros reunidos',
    translated_title: 'Ministers meet',
    outlet_name: 'El Ejemplo',
    authors: CREDITS,
    issued: '2023-06-20',
    accessed: '2023-06-25',
    url: 'https://example.org/a_b?c=1&d=%20#e',
    language: 'es',
    genre: 'report',
    number: '12',
    medium: 'print',
  },
  { tags: ['trade', 'Taiwan'] },
);

describe('RIS', () => {
  it('has a record for each quotation, in order, with an id that never changes', async () => {
    const records = readRis((await written([...NEWS_TYPES, ...SAMPLE_STORY], 'ris')).file);
    expect(records.map((record) => record.get('ID')?.[0])).toEqual(
      [...NEWS_TYPES, ...SAMPLE_STORY].map(({ claim }) => `onrecord-claim-${claim.id}`),
    );
  });

  it('has every field where Zotero and EndNote read it', async () => {
    expect(await risOf(FULL)).toMatchObject({
      TY: ['NEWS'],
      AU: ['Doe, Jane', 'Ministry of Examples,', 'Lind, Bo'],
      A2: ['Weber, Ann', 'Dent, Cy'],
      A4: ['Sato, Kei'],
      TI: ['Ministros reunidos'],
      TT: ['Ministers meet'],
      T2: ['El Ejemplo'],
      PY: ['2023'],
      DA: ['2023/06/20/'],
      Y2: ['2023/06/25/'],
      LA: ['es'],
      M1: ['12'],
      M3: ['report'],
      UR: ['https://example.org/a_b?c=1&d=%20#e'],
      KW: ['trade', 'Taiwan'],
    });
  });

  it('has in its notes the quotation with its evidence, then what has no field', async () => {
    const { N1 = [] } = await risOf(FULL);
    expect(N1[0]).toContain('“We agreed to meet again.” (in English) — Ada Speaker.');
    expect(N1[1]).toBe(
      'Interviewer, host or director: interviewed by Ann Weber; hosted by Cy Dent; directed by Bo Lind. Medium: print.',
    );
  });

  it.each([
    ['2023-06', '2023', '2023/06//'],
    ['2023', '2023', '2023///'],
    ['2022/2023', '2022', '2022///'],
    ['0987', '0987', '0987///'],
  ])('has of the date %s what it can hold', async (issued, PY, DA) => {
    expect(await risOf(withSource({ issued }))).toMatchObject({ PY: [PY], DA: [DA] });
  });

  it.each([
    [{ type: 'broadcast', medium: 'radio' }, 'SOUND'],
    [{ type: 'broadcast' }, 'VIDEO'],
    [{ type: 'interview', outlet_name: 'The Paper' }, 'NEWS'],
    [{ type: 'interview', medium: 'television', outlet_name: 'TV One' }, 'VIDEO'],
    [{ type: 'interview' }, 'PCOMM'],
    [{ type: 'personal_communication', medium: 'e-mail' }, 'ICOMM'],
    [{ type: null }, 'GEN'],
  ] as const)('writes %j as %s', async (source, type) => {
    expect((await risOf(withSource(source))).TY).toEqual([type]);
  });
});

describe('BibLaTeX', () => {
  it('has every field where biblatex reads it', async () => {
    expect(await texOf(FULL, 'biblatex')).toMatchObject({
      entry: 'article',
      type: 'report',
      author: 'Doe, Jane and Ministry of Examples',
      editor: 'Lind, Bo',
      editortype: 'director',
      editora: 'Dent, Cy',
      editoratype: 'host',
      editorb: 'Weber, Ann',
      editorbtype: 'interviewer',
      translator: 'Sato, Kei',
      title: 'Ministros reunidos',
      journaltitle: 'El Ejemplo',
      entrysubtype: 'newspaper',
      date: '2023-06-20',
      urldate: '2023-06-25',
      url: 'https://example.org/a_b?c=1&d=%20#e',
      langid: 'es',
      keywords: 'trade, Taiwan',
    });
  });

  it.each(['2023-06-19~', '2022/2023', '2023-22', '19XX', '../2004', '-0043'])(
    'keeps the date %s as it is recorded',
    async (issued) => {
      expect(await texOf(withSource({ issued }), 'biblatex')).toMatchObject({ date: issued });
    },
  );

  it('prints a date that is none in the field of the year', async () => {
    expect(await texOf(withSource({ issued: 'some day' }), 'biblatex')).toMatchObject({ year: 'some day' });
  });

  it('has of a speech where and when it was held', async () => {
    const speech = NEWS_TYPES.find(({ sources: [source] }) => source?.type === 'speech');
    expect(speech && (await texOf(speech, 'biblatex'))).toMatchObject({
      entry: 'unpublished',
      type: 'speech',
      eventtitle: 'Spring assembly',
      venue: 'Paris',
      eventdate: '2023-06-18',
    });
  });
});

describe('BibTeX', () => {
  it('has every field where BibTeX reads it', async () => {
    expect(await texOf(FULL, 'bibtex')).toMatchObject({
      author: 'Doe, Jane and Ministry of Examples',
      title: 'Ministros reunidos',
      journal: 'El Ejemplo',
      year: '2023',
      month: 'jun',
      day: '20',
      url: 'https://example.org/a_b?c=1&d=%20#e',
    });
  });

  it('prints what a reader must not miss, and keeps the evidence beside it', async () => {
    const match = {
      state: 'differs',
      sentence: 'Wording differs: “not” missing.',
      words: null,
      accepted: null,
    } as const;
    const { note, annote } = (await texOf(entryRows({ match }), 'bibtex')) as Record<string, string>;
    expect(note).toBe('Wording differs: “not” missing.');
    expect(annote).toContain('— Ada Speaker.');
  });
});

const HOSTILE = [
  ...['{', '}}', '{a} {b', '\\', '~^%#&_$', ']]>', '@misc{a,', '", "', ' and ', 'Doe, J.', '--'],
  ...['\u202Egnirts\u202C', 'שלום', '😀', 'a\u0000b\u001B[2J\uFFFE\uFFFF', '\uD800'],
  ...['TY  - JOUR', 'x\r\nER  - '],
];

/** What is left of a text in a file: one line, without what no file may hold. */
function kept(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .trim();
}

describe.each(HOSTILE)('of %j in every field', (nasty) => {
  const hostile = `x${nasty}y`;
  const authors = JSON.stringify([{ literal: hostile }, { family: hostile, given: hostile }]);
  const rows = entryRows({
    claim: claimRow({ text: hostile }),
    attributions: [attributionRow({ wording: hostile, locator: hostile })],
    sources: [
      sourceRow({
        ...{ type: 'article-newspaper', title: hostile, outlet_name: hostile, genre: hostile, authors },
        url: `https://example.org/${hostile}`,
      }),
    ],
    tags: [hostile],
  });

  it('RIS gives back one record with each', async () => {
    const records = readRis((await written([rows], 'ris')).file);
    expect(records).toHaveLength(1);
    expect(Object.fromEntries(records[0] ?? [])).toMatchObject({
      TI: [kept(hostile)],
      T2: [kept(hostile)],
      KW: [kept(hostile)],
      AU: [`${kept(hostile)},`, `${kept(hostile)}, ${kept(hostile)}`],
    });
  });

  it.each(['biblatex', 'bibtex'])('%s gives back one entry with each', async (format) => {
    const entries = readTex((await written([rows], format)).file);
    expect(entries).toHaveLength(1);
    const fields = Object.fromEntries(entries[0]?.fields ?? []);
    expect(fields).toMatchObject({
      title: kept(hostile),
      [format === 'bibtex' ? 'journal' : 'journaltitle']: kept(hostile),
      author: `${kept(hostile)} and ${kept(hostile)}, ${kept(hostile)}`,
    });
    expect(fields.url).toMatch(/^https:\/\/example\.org\/x[^{}\\\s]*y$/);
  });
});

it('counts the entries that lost characters', async () => {
  const bad = (id: number, title: string) =>
    entryRows({
      claim: claimRow({ id }),
      attributions: [attributionRow({ id, source_id: id })],
      sources: [sourceRow({ id, title })],
    });
  const rows = [bad(1, 'a\u0000b'), bad(2, 'plain  blanks\r\nand lines'), bad(3, '\uFFFE')];
  for (const format of ['ris', 'biblatex', 'bibtex']) {
    const { losses } = await written(rows, format);
    expect(losses.at(-1)).toEqual({ fact: 'characters', held: 'none', entries: 2 });
  }
});

it('every format accounts for every claim', async () => {
  const unseen = entryRows({ claim: claimRow({ id: 99 }), attributions: [] });
  for (const { name } of LIST_FORMATS) {
    const { counts } = await cited([...SAMPLE_STORY, unseen], { format: name, withheld: 2 }, styles);
    expect(counts, name).toMatchObject({ selected: 13, printed: 10, noted: 0, failed: 1, withheld: 2 });
  }
});
