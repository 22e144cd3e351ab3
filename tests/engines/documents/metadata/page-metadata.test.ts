import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../src/engines/documents/html.js';

const page = (head: string, html = '<html>') => `${html}<head>${head}</head><body><p>Text.</p></body></html>`;
const ld = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
const foundIn = (head: string, html?: string) => readPage(page(head, html), 'whole_page').found;
const values = (readings: readonly { readonly value: unknown }[] | undefined) =>
  readings?.map(({ value }) => value);

const ARTICLE = {
  '@type': 'NewsArticle',
  headline: 'The harbour toll rises',
  datePublished: '2023-06-19T09:30:00+09:00',
  inLanguage: 'en-GB',
  author: [
    { '@type': 'Person', name: 'Ada Ames' },
    { '@type': 'Person', givenName: 'Bo', familyName: 'Birk' },
  ],
  publisher: { '@type': 'Organization', name: 'The Harbour Herald' },
  mainEntityOfPage: 'https://herald.example/toll',
};

describe('the details of a page, in the manner of ten kinds of outlets', () => {
  it('a newspaper with JSON-LD: everything, by where it stands', () => {
    const found = foundIn(ld(ARTICLE));
    expect(found.outlet).toEqual([{ value: 'The Harbour Herald', from: 'json_ld', isSure: true }]);
    expect(values(found.authors)).toEqual([[{ literal: 'Ada Ames' }, { family: 'Birk', given: 'Bo' }]]);
    expect(values(found.issued)).toEqual(['2023-06-19']);
    expect(values(found.language)).toEqual(['en-GB']);
    expect(values(found.url)).toEqual(['https://herald.example/toll']);
  });

  it('a blog engine with a graph, whose author and publisher stand beside the article', () => {
    const graph = [
      { ...ARTICLE, author: { '@id': '#ada' }, publisher: { '@id': '#herald' } },
      { '@type': 'Person', '@id': '#ada', name: 'Ada Ames' },
      { '@type': 'Organization', '@id': '#herald', name: 'The Harbour Herald' },
      { '@type': 'WebPage', '@id': '#page', name: 'Another name' },
    ];
    const found = foundIn(ld({ '@context': 'https://schema.org', '@graph': graph }));
    expect(values(found.authors)).toEqual([[{ literal: 'Ada Ames' }]]);
    expect(values(found.outlet)).toEqual(['The Harbour Herald']);
    expect(values(found.title)).toEqual(['The harbour toll rises']);
  });

  it('a site with Open Graph alone, the outlet taken off the title', () => {
    const found = foundIn(
      '<meta property="og:title" content="The toll rises | The Harbour Herald"><meta property="og:site_name" content="The Harbour Herald"><meta property="article:published_time" content="2023-06-19"><meta property="article:author" content="https://social.example/ada"><meta property="og:locale" content="en_GB">',
    );
    expect(values(found.title)).toEqual(['The toll rises']);
    expect(values(found.language)).toEqual(['en-GB']);
    expect(found.authors).toBeUndefined();
  });

  it('a journal with citation tags, a name in its two parts', () => {
    const found = foundIn(
      '<meta name="citation_author" content="Ames, Ada"><meta name="citation_author" content="Birk, Bo"><meta name="citation_publication_date" content="2023/6/19">',
    );
    expect(values(found.authors)).toEqual([
      [
        { family: 'Ames', given: 'Ada' },
        { family: 'Birk', given: 'Bo' },
      ],
    ]);
    expect(found.issued).toEqual([{ value: '2023-06-19', from: 'citation', isSure: true }]);
  });

  it('a ministry with Dublin Core and the language of the page', () => {
    const found = foundIn(
      '<meta name="DC.publisher" content="Ministry of Ports"><meta name="DC.date" content="2023-06">',
      '<html lang="pt-BR">',
    );
    expect(found.outlet?.[0]).toMatchObject({ value: 'Ministry of Ports', from: 'dublin_core' });
    expect(values(found.issued)).toEqual(['2023-06']);
    expect(found.language).toEqual([{ value: 'pt-BR', from: 'html', isSure: true }]);
  });

  it('a broadcaster, by the day of the broadcast', () => {
    const found = foundIn(
      ld({ '@type': 'BroadcastEvent', name: 'The evening talk', startDate: '2023-06-19' }),
    );
    expect([values(found.title), values(found.issued)]).toEqual([['The evening talk'], ['2023-06-19']]);
  });

  it('an agency as an organisation, whatever words its name has', () => {
    const author = { '@type': 'NewsMediaOrganization', name: 'Press Agency of the Ports' };
    expect(foundIn(ld({ ...ARTICLE, author })).authors?.[0]).toMatchObject({
      value: [{ literal: 'Press Agency of the Ports' }],
      isSure: true,
    });
  });

  it('a front page with several articles: all are offered, and none is sure', () => {
    const found = foundIn(
      ld([ARTICLE, { ...ARTICLE, datePublished: '2023-06-20', mainEntityOfPage: undefined }]),
    );
    expect(values(found.issued)).toEqual(['2023-06-19', '2023-06-20']);
    expect(found.issued?.map(({ isSure }) => isSure)).toEqual([false, false]);
  });

  it('a live page whose tags and JSON-LD differ: both', () => {
    const found = foundIn(`${ld(ARTICLE)}<meta property="article:published_time" content="2023-06-18">`);
    expect(found.issued?.map(({ value, from }) => [value, from])).toEqual([
      ['2023-06-19', 'json_ld'],
      ['2023-06-18', 'open_graph'],
    ]);
  });

  it('a page with nothing but a title and a canonical address', () => {
    const found = foundIn('<title>The toll</title><link rel="canonical" href="/toll">');
    expect([values(found.title), values(found.url)]).toEqual([['The toll'], ['/toll']]);
  });
});

describe('hostile details', () => {
  const author = (name: unknown) => foundIn(ld({ ...ARTICLE, author: name })).authors;

  it.each<[string, readonly string[], boolean]>([
    ['By Ada Ames and Bo Birk', ['Ada Ames', 'Bo Birk'], true],
    ['Ada Ames, Bo Birk and Cy Cole', ['Ada Ames', 'Bo Birk', 'Cy Cole'], true],
    ['Ada Ames, Political Editor', ['Ada Ames, Political Editor'], false],
    ['Ames, Ada', ['Ames, Ada'], false],
    ['admin', ['admin'], false],
  ])('%s is parted only where every part is a name', (byline, names, isSure) => {
    expect(author(byline)).toEqual([
      { value: names.map((literal) => ({ literal })), from: 'json_ld', isSure },
    ]);
  });

  it.each([
    42,
    null,
    true,
    { name: 7 },
    [[['x']]],
    'https://social.example/ada',
    'ada@herald.example',
    '\u202e',
  ])('no name is made of %j', (value) => {
    expect(author(value)).toBeUndefined();
  });

  it.each<[string, string | null, boolean?]>([
    ['2023-06-19T09:30:00Z', '2023-06-19', true],
    ['2023-06-19T00:00:00Z', '2023-06-19', true],
    ['2023-06-19T23:30:00Z', '2023-06-19', false],
    ['20230619', '2023-06-19', true],
    ['Monday, 19 June 2023 at 10.00', '2023-06-19', true],
    ['Jun 19th, 2023', '2023-06-19', true],
    ['19.06.2023', '2023-06-19', true],
    ['19/06/2023', '2023-06-19', true],
    ['06/19/2023', '2023-06-19', true],
    ['2023', '2023', true],
    ['06/07/2023', null],
    ['2023-02-30', null],
    ['1970-01-01T00:00:00Z', null],
    ['1687132800', null],
    ['yesterday', null],
    ['9999-01-01', null],
  ])('the date %s is %s', (datePublished, value, isSure) => {
    const found = foundIn(ld({ '@type': 'Article', datePublished }));
    expect(found.issued).toEqual(value === null ? undefined : [{ value, from: 'json_ld', isSure }]);
  });

  it('scripts and direction controls are text without direction', () => {
    const found = foundIn(ld({ ...ARTICLE, headline: '<script>alert(1)</script> \u202eevil' }));
    expect(values(found.title)).toEqual(['<script>alert(1)</script> evil']);
  });

  it('a broken block does not hide the next; one that is nested 10,000 deep or 5 MB long says nothing', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const script = (text: string) => `<script type="application/ld+json">${text}</script>`;
    const long = JSON.stringify({ ...ARTICLE, articleBody: 'x'.repeat(5_000_000) });
    expect(foundIn(script(long)).issued).toBeUndefined();
    expect(values(foundIn(script('{ broken') + script(deep) + ld(ARTICLE)).issued)).toEqual(['2023-06-19']);
  });

  it('a name that is as long as a page is no name, and of fifty readings three are kept', () => {
    expect(author('A'.repeat(10_000))).toBeUndefined();
    const days = Array.from({ length: 28 }, (_, day) => ({
      '@type': 'Article',
      datePublished: `2023-02-${String(day + 1).padStart(2, '0')}`,
    }));
    expect(foundIn(ld(days)).issued).toHaveLength(3);
  });
});
