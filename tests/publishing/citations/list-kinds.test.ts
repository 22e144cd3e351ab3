import { HtmlValidate } from 'html-validate/node';
import MarkdownIt from 'markdown-it';
import { afterAll, describe, expect, it } from 'vitest';
import type { CiteRequest } from '../../../src/publishing/citations/cite-job.js';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';

const CHICAGO = 'chicago-fullnote-bibliography';

const styles = openStyles();
afterAll(() => styles.close());

const PAPER = { type: 'article-newspaper', outlet_name: 'The Example Times', issued: '2023-06-20' } as const;
const ZOLA = sourceRow({ ...PAPER, id: 1, title: 'On the quay', authors: '[{"family":"Zola"}]' });
const AUSTEN = sourceRow({ ...PAPER, id: 2, title: 'At the pier', authors: '[{"family":"Austen"}]' });
const LETTER = sourceRow({
  id: 3,
  type: 'personal_communication',
  title: 'A letter',
  authors: '[{"family":"Doe"}]',
  issued: '2023-06-19',
});

function said(id: number, source: typeof ZOLA, over: Partial<EntryRows> = {}): EntryRows {
  return entryRows({
    claim: claimRow({ id, text: `Words ${id}.` }),
    attributions: [attributionRow({ source_id: source.id, wording: `Words ${id}.` })],
    sources: [source],
    ...over,
  });
}

const DIFFERS = {
  state: 'differs',
  sentence: 'Wording differs from our copy: ‘not’ is missing.',
  words: null,
  accepted: null,
} as const;
const WRONG = {
  value: 'misattributed',
  mechanism: null,
  actual_speaker: { id: 9, name: 'Bo Lind' },
} as const;
const SPEECH = sourceRow({ id: 7, type: 'speech', title: 'Address', authors: '[{"family":"Doe"}]' });

const TWO_DAYS = ['First sitting', 'Second sitting'].map((name, at) =>
  said(at + 1, SPEECH, {
    claim: claimRow({ id: at + 1, said_on: `2023-06-1${at + 1}` }),
    occasion: { id: at + 1, name, kind: 'hearing', date: null, time_zone: null, place: null, note: null },
  }),
);

const UNSEEN = entryRows({ claim: claimRow({ id: 5 }), attributions: [] });

const ROWS = [
  said(1, ZOLA, { match: DIFFERS }),
  said(2, AUSTEN),
  said(3, ZOLA, { misattributed: WRONG }),
  said(4, LETTER),
  UNSEEN,
];

function cite(over: Partial<CiteRequest>, rows: readonly EntryRows[] = ROWS) {
  return cited(rows, { style: 'apa', locale: 'en-US', order: 'style', ...over }, styles);
}

const placesOf = (file: string, ...words: string[]) => words.map((one) => file.indexOf(one));

describe('a list of sources', () => {
  it.each(['newsroom', 'apa', CHICAGO])('in the style "%s" has each source once', async (style) => {
    const { file, counts } = await cite({ kind: 'sources', style });
    for (const title of ['On the quay', 'At the pier', 'letter'])
      expect(file.match(new RegExp(title, 'gi')), title).toHaveLength(1);
    const noted = style === 'newsroom' ? 0 : 1;
    expect(counts).toMatchObject({ selected: 5, printed: 4 - noted, noted, failed: 1, sources: 3 });
  });

  it('is in the order of the style, without numbers, and what is in note form comes last', async () => {
    const { file } = await cite({ kind: 'sources' });
    expect(file).toMatch(/\n\nAusten\. \(2023, June 20\)\. At the pier\. The Example Times\.\n {3}/);
    const places = placesOf(file, 'Austen.', 'Zola.', 'Doe');
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('names the quotations of each source, and which of them differ or are under the wrong name', async () => {
    const { file } = await cite({ kind: 'sources' });
    expect(file).toContain(
      [
        '   Quotations 1 and 3.',
        '   Quotation 1: Wording differs from our copy: ‘not’ is missing.',
        '   Quotation 3: Wrongly attributed to Ada Speaker; said by Bo Lind.',
      ].join('\n'),
    );
  });

  it('says what the reference leaves out, and that a source is marked', async () => {
    const marked = {
      ...ZOLA,
      authors: '[{"family":"Zola"},{"family":"Dent","role":"host"}]',
      archive_url: 'https://a.example/1',
      condition: 'withdrawn',
    } as const;
    const { file } = await cite({ kind: 'sources' }, [said(1, marked)]);
    expect(file).toContain(
      'Not in the reference: hosted by Dent. Archived at https://a.example/1. Source marked: withdrawn. Quotation 1.',
    );
  });

  it('says at its foot how many sources stand for how many quotations', async () => {
    const { file } = await cite({ kind: 'sources' });
    expect(file).toContain('5 selected: 3 printed, 1 printed in note form, 1 not printed; 3 sources.');
    expect(file).toContain(
      'Printed in note form: quotation 4. APA cites private communication only in the text',
    );
    expect(file).toContain('Not printed: quotation 5.');
  });

  it('has one reference for a speech of two days, and takes none of its occasions for that of both', async () => {
    const { file, counts } = await cite({ kind: 'sources' }, TWO_DAYS);
    expect(file.match(/Doe\. \(2023, June 11[–-]12\)/g)).toHaveLength(1);
    expect(file).toContain('occasion First sitting; occasion Second sitting');
    expect(counts).toMatchObject({ printed: 2, sources: 1 });
    const items = JSON.parse(
      (await cite({ kind: 'sources', format: 'csl-json' }, TWO_DAYS)).file,
    ) as object[];
    expect(items).toMatchObject([
      {
        issued: {
          'date-parts': [
            [2023, 6, 11],
            [2023, 6, 12],
          ],
        },
      },
    ]);
    expect(items[0]).not.toHaveProperty('event-title');
  });

  it('has no place in a source that stands in note form for several quotations', async () => {
    const rows = ['p. 4', 'p. 7'].map((locator, at) =>
      said(at + 1, LETTER, { attributions: [attributionRow({ source_id: 3, locator })] }),
    );
    for (const kind of ['sources', 'quotations'] as const) {
      const { file, counts } = await cite({ kind, group: 'source' }, rows);
      expect(counts).toMatchObject({ noted: 2, sources: 1 });
      const [reference = ''] = file.split('\n').filter((line) => /\bDoe\b/.test(line));
      expect(reference).not.toMatch(/p\.\s?[47]/);
      if (kind === 'quotations') expect(file).toMatch(/at p\. 4[\s\S]*at p\. 7/);
    }
  });

  it('as CSL-JSON has an item for each source, with the numbers of its quotations', async () => {
    const { file, counts } = await cite({ kind: 'sources', format: 'csl-json' });
    const items = JSON.parse(file) as {
      id: string;
      note: string;
      custom: { onrecord: { claims: number[] } };
    }[];
    expect(items.map(({ id }) => id)).toEqual([
      'onrecord-source-1',
      'onrecord-source-2',
      'onrecord-source-3',
    ]);
    expect(items.map(({ custom }) => custom.onrecord.claims)).toEqual([[1, 3], [2], [4]]);
    expect(items[0]?.note).toMatch(
      /^Quotations 1 and 3\. Quotation 1: Wording differs .* said by Bo Lind\.$/,
    );
    expect(counts).toMatchObject({ printed: 4, failed: 1, sources: 3 });
  });

  it('as CSV keeps a row for every quotation', async () => {
    const { file, counts } = await cite({ kind: 'sources', format: 'csv' });
    expect(file.trim().split('\r\n')).toHaveLength(6);
    expect(counts.sources).toBeNull();
  });
});

describe('a list of quotations', () => {
  it('has each with its source in the order of the list, without the evidence', async () => {
    const { file, counts } = await cite({ kind: 'quotations', order: 'list' });
    const places = placesOf(file, 'Words 1', 'Words 2', 'Words 3', 'Words 4');
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(file.match(/On the quay/g)).toHaveLength(2);
    expect(file).not.toMatch(/Evidence:|Nobody has checked|copy held/);
    expect(counts).toMatchObject({ printed: 3, noted: 1, failed: 1, sources: null });
  });

  it('states a wrong name before the words, and a mismatch after them', async () => {
    for (const style of ['newsroom', 'apa', CHICAGO]) {
      const { file } = await cite({ kind: 'quotations', style });
      const places = placesOf(file, 'Wrongly attributed to', 'Words 3');
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(file).toMatch(/Words 1.*\n {3}Wording differs from our copy: ‘not’ is missing\.\n/);
    }
  });

  it('says whom a source cites, and where in it the words stand', async () => {
    const relayed = said(1, ZOLA, {
      attributions: [
        attributionRow({ source_id: 1, locator: 'para 4', relayed_from_id: 2 }),
        attributionRow({ id: 2, source_id: 2, wording: null }),
      ],
      claim: claimRow({ reference_attribution_id: 1 }),
      sources: [ZOLA, { ...AUSTEN, title: 'Coast Radio' }],
    });
    for (const style of ['newsroom', 'apa', CHICAGO]) {
      const { file } = await cite({ kind: 'quotations', style }, [relayed]);
      expect(file).toMatch(/, at para 4, citing Coast Radio \(The Example Times\), which we have not seen\./);
    }
  });

  it('may have the quotations beneath their sources, each source once', async () => {
    const { file, counts } = await cite({ kind: 'quotations', group: 'source' });
    expect(file).toMatch(
      /2\. Zola\. .*\n {3}Quotation 1: “Words 1\.” .* ‘not’ is missing\.\n {3}Quotation 3: Wrongly attributed to Ada Speaker; said by Bo Lind\. “Words 3\.”/,
    );
    expect(counts).toMatchObject({ printed: 3, noted: 1, failed: 1, sources: 3 });
  });
});

it.each(['evidence', 'quotations'] as const)(
  'a list of %s cites a speech of two days as one work, each quotation with its own day',
  async (kind) => {
    const { file } = await cite({ kind, order: 'list' }, TWO_DAYS);
    expect(file.match(/Doe\. \(2023, June 11[–-]12\)\. Address/g)).toHaveLength(2);
    expect(file).toMatch(/First sitting.*11 June 2023|First sitting.*June 11, 2023/);
    expect(file).toMatch(/Second sitting.*12 June 2023|Second sitting.*June 12, 2023/);
    expect(file).not.toMatch(/2023[ab]/);
  },
);

it('a note style has one entry in its bibliography for a speech of two days', async () => {
  const { file } = await cite({ kind: 'quotations', style: CHICAGO, order: 'list' }, TWO_DAYS);
  const [, bibliography = ''] = file.split('\nBibliography\n');
  expect(bibliography.match(/Address/g)).toHaveLength(1);
});

it('evidence by source has the quotations of a source one after the other', async () => {
  const { file } = await cite({ kind: 'evidence', group: 'source', order: 'list' });
  const places = placesOf(file, 'Words 1', 'Words 3', 'Words 2', 'Words 4');
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

describe('every kind of list', () => {
  const validate = new HtmlValidate({ extends: ['html-validate:standard'] });
  const every = ['sources', 'quotations', 'evidence'] as const;

  it.each(every)('%s: is valid HTML, and well-formed Markdown, in any style', async (kind) => {
    for (const style of ['newsroom', 'apa', CHICAGO]) {
      const { file } = await cite({ kind, style, format: 'html' });
      const report = await validate.validateString(file);
      expect(report.results.flatMap((result) => result.messages)).toEqual([]);
      const markdown = new MarkdownIt().render((await cite({ kind, style, format: 'markdown' })).file);
      expect(markdown).toContain('<hr>\n<p>Created on');
      expect(markdown.match(/<(?:ol|ul)>/g)?.length).toBe(kind === 'quotations' && style === CHICAGO ? 3 : 1);
    }
  });

  it.each(every)('%s: may be empty', async (kind) => {
    const { counts } = await cite({ kind, group: 'source' }, []);
    expect(counts).toMatchObject({ selected: 0, printed: 0 });
  });
});
