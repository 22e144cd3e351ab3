import { describe, expect, it } from 'vitest';
import { openStyles } from '../../../../src/publishing/citations/styles-pool.js';
import { cited } from '../../citations/fixtures/requests.js';
import { SAMPLE_STORY } from '../../citations/fixtures/sample-story.js';
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
    ['{"title": "A"}', /list in square brackets/],
    ['[{"title": "A"}, 7]', /^Record 2 is not a set of fields/],
    ['[{"title": "A"', /is not JSON/],
  ])('%s is refused', async (text, message) => {
    await expect(recordsOf('csl-json', text)).rejects.toThrow(message);
  });
});

it('CSL-JSON of our own brings back all fields of the sources', async () => {
  const styles = openStyles();
  const { file } = await cited(SAMPLE_STORY, { format: 'csl-json' }, styles);
  await styles.close();
  const items = JSON.parse(file) as {
    custom: { onrecord: { entry: { cited: { source: Record<string, unknown> } } } };
  }[];
  const sources = await sourcesOf('csl-json', file);
  expect(sources).toHaveLength(items.length);
  for (const [at, { custom }] of items.entries()) {
    const { title, outlet, url, archiveUrl, account, issued, note, number } =
      custom.onrecord.entry.cited.source;
    const told = { title, outlet, url, archive_url: archiveUrl, account, issued, note, number };
    const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
    expect(sources[at]).toMatchObject({ ...given, untyped: null, inNote: [], notKept: ['quotation'] });
  }
});
