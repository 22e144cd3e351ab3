import { describe, expect, it } from 'vitest';
import { openStyles } from '../../../../src/publishing/citations/styles-pool.js';
import { cited } from '../../citations/fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from '../../citations/fixtures/rows.js';
import { fixture, recordsOf, sourcesOf } from './reading.js';

describe('CSL-JSON as Zotero writes it', () => {
  it('becomes sources with the roles of people, and dates as far as they are given', async () => {
    const [news, interview, broadcast, speech, post, thesis, untitled] = await sourcesOf(
      'csl-json',
      fixture('zotero.json'),
    );
    expect(news).toMatchObject({
      ...{
        type: 'article-newspaper',
        title: 'Harbour strike enters second week',
        outlet: 'The Morning Post',
      },
      ...{ authors: ['Ann Weber', 'The Agency'], issued: '2023-06-19', accessed: '2023-06-20' },
      inNote: ['Abstract', 'Place of the event', 'Place of publication', 'Section', 'Catalogue', 'Pages'],
    });
    expect(interview).toMatchObject({
      ...{ type: 'interview', medium: 'Radio', issued: '2023-06' },
      authors: ['Ada Berg, interviewee', 'Ann Weber, interviewer', 'Nils Sund, translator'],
      note: 'Notes: Recorded at the harbour.\ntranscript: partial',
    });
    expect(broadcast).toMatchObject({
      ...{
        outlet: 'Channel 5',
        container_title: 'Evening Talks',
        number: '12',
        issued: '2023-05-02/2023-05-03',
      },
      authors: ['Otto Lind, director', 'Eva Ek, host'],
    });
    expect(speech).toMatchObject({ issued: '2022-23', genre: 'Keynote' });
    expect(post).toMatchObject({ type: 'post', title: 'We are staying out 👷‍♀️', issued: '2023-06-18' });
    expect(thesis).toMatchObject({
      untyped: 'thesis',
      issued: '2018~',
      authors: ['Ludwig van, Jr. Beethoven'],
    });
    expect(untitled).toMatchObject({ title: null, reason: 'it has no title' });
  });

  it('keeps unknown keys by name, and names what it cannot keep', async () => {
    const item = {
      type: 'book',
      title: 'A',
      citekey: 7,
      tags: ['x', 'y'],
      custom: { a: 1 },
      author: [{}, null, 'Ek'],
    };
    const [book] = await sourcesOf('csl-json', JSON.stringify([item]));
    expect(book).toMatchObject({ note: 'Tags: x; y\nAuthor: Ek\nCitekey: 7', notKept: ['Custom', 'Author'] });
  });

  it.each([
    [{ 'date-parts': [['2023']], season: 'Spring' }, '2023-21', undefined],
    [{ 'date-parts': [['2023']], season: 'fall' }, '2023-23', undefined],
    [{ 'date-parts': [[2023, 6]], season: 3 }, '2023-06', 'Published: 3'],
    [{ 'date-parts': [[2023]], season: 'Michaelmas' }, '2023', 'Published: Michaelmas'],
    [
      { 'date-parts': [[2023, 6, 19]], literal: 'Whit Monday', raw: '2023-06-19' },
      '2023-06-19',
      'Published: Whit Monday',
    ],
    [{ literal: '2023' }, '2023', undefined],
  ])('reads the date %o with all that it says', async (date, issued, note) => {
    const [book] = await sourcesOf('csl-json', JSON.stringify([{ type: 'book', title: 'A', issued: date }]));
    expect([book?.issued, book?.note]).toEqual([issued, note]);
  });

  it('gives up only the part of the note that cannot be stored, and cleans its names', async () => {
    const marks = `a${'\u0301'.repeat(200)}`;
    const item = { type: 'da\u0001ta', title: 'A', abstract: 'About it.', tags: [marks], 'od\u0007d': 'x' };
    const [book] = await sourcesOf('csl-json', JSON.stringify([item]));
    expect(book).toMatchObject({ note: 'Type: data\nOdd: x\nAbstract: About it.', untyped: 'data' });
    expect(book?.notKept).toEqual(['control characters', 'tags']);
  });

  it('takes a key for a key, also one that every object has', async () => {
    const [book] = await sourcesOf('csl-json', '[{"title": "A", "constructor": "x", "__proto__": "y"}]');
    expect(book?.note).toBe('Constructor: x\nProto: y');
  });

  it('with more values than a note has room for is read at once, and what is left out is named', async () => {
    const tags = Array.from({ length: 20_000 }, (_, at) => `t${at}`);
    const names = tags.map((family) => ({ family }));
    const [book] = await sourcesOf(
      'csl-json',
      JSON.stringify([{ type: 'book', title: 'A', tags, editor: names }]),
    );
    expect(book?.notKept).toEqual(['Tags', 'Editor', 'end of the note']);
    expect(book?.note).toMatch(/^Editor: t0; t1; /);
  });

  it.each([
    ['{"title": "A"}', /list in square brackets/],
    ['[{"title": "A"}, 7]', /^Record 2 is not a set of fields/],
    ['[{"title": "A"', /is not JSON/],
  ])('%s is refused', async (text, message) => {
    await expect(recordsOf('csl-json', text)).rejects.toThrow(message);
  });
});

describe('CSL-JSON of our own', () => {
  const FIELDS = {
    ...{ title: 'Título', translated_title: 'Title' },
    ...{ container_title: 'The Programme', issued: '2023-06-19', accessed: '2023-06-20' },
    ...{ url: 'https://example.org/a', archive_url: 'https://archive.example/a', language: 'es' },
    ...{ medium: 'Radio', genre: 'Interview', number: 'Episode 12', account: '@paper', post_id: '17' },
    ...{ note: 'Behind a paywall.', condition_on: '2023-06-21' },
    type: 'interview',
    title_is: 'words',
    condition: 'corrected',
    condition_notice: 'A date was wrong.',
  } as const;
  const PEOPLE = [
    { family: 'Ek', given: 'Eva', role: 'interviewee' },
    { family: 'Weber', given: 'Ann', role: 'interviewer' },
    { literal: 'A Service', role: 'interpreter' },
    { family: 'Lind', role: 'translator' },
  ];
  const UNSIGNED = { title: 'Untitled', no_author: 1, no_date: 1 } as const;
  const ROWS = [
    { ...FIELDS, id: 1, outlet_name: 'The Paper', authors: JSON.stringify(PEOPLE) },
    { ...UNSIGNED, id: 2 },
  ].map((source, at) =>
    entryRows({
      claim: claimRow({ id: at + 1 }),
      sources: [sourceRow(source)],
      attributions: [attributionRow({ id: at + 1, source_id: source.id })],
    }),
  );

  it.each(['evidence', 'sources'] as const)('of the kind "%s" brings back all fields', async (kind) => {
    const styles = openStyles();
    const { file } = await cited(ROWS, { format: 'csl-json', kind }, styles);
    await styles.close();
    const [whole, unsigned] = await sourcesOf('csl-json', file);
    const { condition_on, ...more } = FIELDS;
    expect(whole).toMatchObject({
      ...{ ...more, outlet: 'The Paper', untyped: null, inNote: [], notKept: ['quotation'] },
      authors: [
        ...['Eva Ek, interviewee', 'Ann Weber, interviewer', 'A Service, interpreter', 'Lind, translator'],
      ],
    });
    expect(JSON.stringify(whole?.condition_on)).toContain(condition_on);
    expect(unsigned).toMatchObject({ title: 'Untitled', no_author: true, no_date: true });
  });
});
