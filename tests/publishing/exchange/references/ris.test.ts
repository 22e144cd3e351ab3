import { describe, expect, it } from 'vitest';
import { fixture, recordsOf, sourcesOf } from './reading.js';

const titles = async (text: string) => (await sourcesOf('ris', text)).map(({ title }) => title);

describe('RIS as Zotero writes it', () => {
  it('becomes sources, with what has no field in the note', async () => {
    const [news, ...others] = await sourcesOf('ris', fixture('zotero.ris'));
    expect(news).toMatchObject({
      type: 'article-newspaper',
      title: 'Harbour strike enters second week',
      outlet: 'The Morning Post',
      authors: ['Ann Weber', 'The Agency'],
      ...{ issued: '2023-06-19', accessed: '2023-06-20', language: 'en', untyped: null },
      url: 'https://news.example/harbour-strike?utm_source=feed',
      inNote: ['Keywords', 'Catalogue', 'Place of publication', 'Abstract', 'Pages'],
      notKept: ['time of access', 'attached files'],
    });
    expect(news?.note).toBe(
      [
        ...[
          'Keywords: harbour; strike',
          'Catalogue: news.example',
          'Place of publication: Port City',
          'Pages: 3',
        ],
        ...['Abstract: Dockers stay out.', 'Talks are to begin on Friday.'],
      ].join('\n'),
    );
    expect(others.map(({ title, type }) => [type, title])).toEqual([
      ['motion_picture', 'The Evening Programme'],
      ['speech', 'Opening remarks'],
      ['personal_communication', 'Interview with the harbour master'],
      ['article-journal', 'Strikes and harbours'],
      ['report', 'Report on wages'],
      ['post', 'We are staying out'],
      [undefined, 'Tide tables'],
      [undefined, null],
    ]);
  });

  it('keeps number, event, volume, pages and DOI', async () => {
    const [, film, speech, interview, journal, report] = await sourcesOf('ris', fixture('zotero.ris'));
    expect(film).toMatchObject({ outlet: 'Channel 5', container_title: 'Evening Talks', number: '12' });
    expect(speech).toMatchObject({
      ...{
        genre: 'Keynote',
        issued: '2022',
        note: 'Event: Conference on harbours\nPlace of publication: Geneva',
      },
    });
    expect(interview).toMatchObject({ issued: '2023-06', note: 'Recipient or interviewer: Ann Weber' });
    expect(journal).toMatchObject({
      ...{ authors: ['Otto, Jr. van der Berg'], outlet: 'Journal of Ports', issued: '2021-21', number: '3' },
      url: 'https://doi.org/10.1000/ports.12.3',
    });
    expect(journal?.note).toContain('Volume: 12');
    expect(journal?.note).toContain('Pages: 101–120');
    expect(report).toMatchObject({ number: 'MoL-7', outlet: 'Ministry of Labour' });
  });

  it('says which type we do not have, and that a record has no title', async () => {
    const records = await sourcesOf('ris', fixture('zotero.ris'));
    expect(records[7]).toMatchObject({ untyped: 'COMP', note: expect.stringContaining('Type: COMP') });
    expect(records[8]).toMatchObject({ reason: 'it has no title', untyped: 'GEN' });
  });
});

describe('RIS of other programs', () => {
  it.each([
    [
      'with CRLF and a byte order mark removed',
      'TY  - BOOK\r\nTI  - One\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - Two\r\nER  -',
    ],
    ['with old line ends', 'TY  - BOOK\rTI  - One\rER  - \rTY  - BOOK\rTI  - Two\rER  - \r'],
    ['without ends', 'TY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\n'],
    ['in lower case', 'ty  - book\nti  - One\ner  - \nty  - book\nti  - Two\ner  -\n'],
    ['with one space', 'TY - BOOK\nTI - One\nER -\nTY - BOOK\nTI - Two\nER - \n'],
    ['with blank lines within', '\n\nTY  - BOOK\n\nTI  - One\n\n\nER  - \n\nTY  - BOOK\nTI  - Two\n'],
  ])('is read %s', async (_, text) => {
    expect(await titles(text)).toEqual(['One', 'Two']);
  });

  it('takes a line without a tag for more of the value before, also one that looks like a tag', async () => {
    const text = 'TY  - BOOK\nTI  - A long\n title\nAB  - First.\nUS - China relations.\nER  - ';
    const [book] = await sourcesOf('ris', text);
    expect(book).toMatchObject({ title: 'A long title', note: 'Abstract: First.\nUS - China relations.' });
  });

  it('names text outside records, unknown fields and control characters', async () => {
    const text = 'Provider: A base\n\nTY  - BOOK\nTI  - O\u0001ne\nX9  - Nine\nC1  - Cast\nER  - \n';
    const [book] = await sourcesOf('ris', text);
    expect(book).toMatchObject({ title: 'One', note: 'Field X9: Nine\nField C1: Cast' });
    expect(book?.notKept).toEqual(['control characters', 'text outside records']);
  });

  it('reads a record whose first line is missing, as one of an unknown type', async () => {
    const text =
      'TY  - BOOK\nTI  - One\nER  - \n\nTI  - Two\nAU  - Ek, Eva\nER  - \n\nTY  - BOOK\nTI  - Three\nER  - ';
    const [one, two, three] = await sourcesOf('ris', text);
    expect(one).toMatchObject({ title: 'One', notKept: [] });
    expect(two).toMatchObject({ title: 'Two', authors: ['Eva Ek'], untyped: 'none given' });
    expect(three).toMatchObject({ title: 'Three', type: 'book' });
  });

  it('keeps in the note what its field refuses', async () => {
    const name = 'n'.repeat(201);
    const text = `TY  - BOOK\nTI  - ${'t'.repeat(600)}\nAU  - ${name}, A\nAU  - Ek, Eva\nDA  - soon\nUR  - www.example.com\nLA  - Klingon\nER  - `;
    const [book] = await sourcesOf('ris', text);
    expect(String(book?.title)).toHaveLength(500);
    expect(book).toMatchObject({ authors: ['Eva Ek'] });
    for (const kept of [
      `Title in full: ${'t'.repeat(600)}`,
      name,
      'Published: soon',
      'Web address: www.example.com',
      'Language: Klingon',
    ])
      expect(book?.note).toContain(kept);
  });

  it('says where the note is too long', async () => {
    const [book] = await sourcesOf('ris', `TY  - BOOK\nTI  - One\nAB  - ${'a '.repeat(9_000)}\nER  - `);
    expect(String(book?.note)).toHaveLength(10_000);
    expect(book?.notKept).toEqual(['end of the note']);
  });

  it('counts records from one', async () => {
    expect((await recordsOf('ris', fixture('zotero.ris'))).map(({ n }) => n)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });
});
