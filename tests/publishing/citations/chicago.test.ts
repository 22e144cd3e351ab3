import { afterAll, describe, expect, it } from 'vitest';
import { citeprocEngines } from '../../../src/publishing/citations/citeproc/job/engine.js';
import { readPackedStyle } from '../../../src/publishing/citations/citeproc/job/package.js';
import { withoutDashes, withStubbedNotes } from '../../../src/publishing/citations/citeproc/job/trim.js';
import type { CiteprocJob, Work } from '../../../src/publishing/citations/citeproc/model.js';
import type { SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';

const STYLE = 'chicago-fullnote-bibliography';

const styles = openStyles();
afterAll(() => styles.close());

const DOE = '[{"family":"Doe","given":"Jane"}]';

/** The reference alone, as Markdown without the number before it. */
async function referenceTo(over: Partial<SourceRow>): Promise<string> {
  const rows = [entryRows({ sources: [sourceRow(over)] })];
  const { file } = await cited(rows, { style: STYLE, format: 'markdown', locale: 'en-US' }, styles);
  return /^1\. (.*)$/m.exec(file)?.[1] ?? '';
}

// What the guide asks for, with its section: the 17th edition, which is the style's, and the 18th, in which
// these forms stand as they were.
const FACTS: readonly (readonly [section: string, source: Partial<SourceRow>, reference: string])[] = [
  [
    'newspaper, 14.191 (18th: 14.87–14.89): author, title in quotation marks, paper in italics, day',
    {
      type: 'article-newspaper',
      title: 'Ministers meet',
      outlet_name: 'The Example Times',
      authors: DOE,
      issued: '2023-06-20',
    },
    'Doe, Jane. “Ministers Meet.” *The Example Times*, June 20, 2023.',
  ],
  [
    'unsigned news, 14.199 (14.90): the paper stands in place of the author',
    {
      type: 'article-newspaper',
      title: 'Ministers meet',
      outlet_name: 'The Example Times',
      issued: '2023-06-20',
    },
    '*The Example Times*. “Ministers Meet.” June 20, 2023.',
  ],
  [
    'web page, 14.207 (14.104): owner of the site first, title in quotation marks, "n.d." where it has no date',
    { type: 'webpage', title: 'About the talks', outlet_name: 'Example.org' },
    'Example.org. “About the Talks,” n.d.',
  ],
  [
    'published interview, 14.213 (14.110): who was asked stands first, and it is called an interview',
    {
      type: 'interview',
      title: 'A talk with Jane Doe',
      outlet_name: 'Radio Example',
      authors: DOE,
      issued: '2023-06-19',
    },
    'Doe, Jane. “A Talk with Jane Doe.” Interview. *Radio Example*, June 19, 2023.',
  ],
  [
    'broadcast, 14.265 (14.165): the episode in quotation marks, the programme in italics, who sent it, day',
    {
      type: 'broadcast',
      title: 'Evening bulletin',
      container_title: 'News at Nine',
      outlet_name: 'Example Television',
      issued: '2023-06-19',
    },
    '“Evening Bulletin.” *News at Nine*. Example Television, June 19, 2023.',
  ],
  [
    'podcast, 14.267 (14.168): as a broadcast, with its day',
    {
      type: 'song',
      title: 'What they said',
      container_title: 'The Example Podcast',
      outlet_name: 'Example Audio',
      genre: 'podcast',
      authors: DOE,
      issued: '2023-06-21',
    },
    'Doe, Jane. “What They Said.” Podcast. *The Example Podcast*. Example Audio, June 21, 2023.',
  ],
  [
    'speech, 14.217 (14.171): title in quotation marks, what it was, day',
    { type: 'speech', title: 'Address to the assembly', genre: 'speech', authors: DOE, issued: '2023-06-18' },
    'Doe, Jane. “Address to the Assembly.” Speech, June 18, 2023.',
  ],
  [
    'title in another language, 14.99 (13.102): a translation in brackets, without quotation marks of its own',
    {
      type: 'article-newspaper',
      title: 'Ministros reunidos',
      translated_title: 'Ministers meet',
      language: 'es',
      outlet_name: 'El Ejemplo',
      authors: DOE,
      issued: '2023-06-20',
    },
    'Doe, Jane. “Ministros reunidos \\[Ministers meet\\].” *El Ejemplo*, June 20, 2023.',
  ],
];

/** What the guide has in notes alone. */
const NOTED: typeof FACTS = [
  [
    'post, 14.209 (14.106): the account as it is, the words of the post, platform, day',
    {
      type: 'post',
      title: 'Good talks today.',
      title_is: 'words',
      outlet_name: 'Examplegram',
      account: '@jdoe',
      genre: 'post',
      issued: '2023-06-19',
    },
    '@jdoe, “Good talks today,” post, *Examplegram*, June 19, 2023.',
  ],
  [
    'letter, 14.214 (14.111): what kind of letter it was, once',
    {
      type: 'personal_communication',
      title: 'Answer to the desk',
      genre: 'email',
      authors: DOE,
      issued: '2023-06-19',
    },
    'Jane Doe, “Answer to the Desk,” email, June 19, 2023.',
  ],
];

describe('Chicago notes', () => {
  it.each([...FACTS, ...NOTED])('%s', async (_section, source, reference) => {
    expect(await referenceTo(source)).toBe(reference);
  });

  it('says in the evidence what the reference leaves out of the source', async () => {
    const { file } = await cited(NEWS_TYPES, { style: STYLE, locale: 'en-US' }, styles);
    expect(file).not.toContain('Not in the reference');
    const speech = sourceRow({ type: 'speech', outlet_name: 'Example Assembly', issued: '2023-06-18' });
    const left = await cited([entryRows({ sources: [speech] })], { style: STYLE }, styles);
    expect(left.file).toContain('Not in the reference: outlet Example Assembly.');
  });

  it('names every author, however often the same one stands above', async () => {
    const rows = ['First', 'Second', 'Third'].map((title, index) =>
      entryRows({
        claim: claimRow({ id: index + 1 }),
        attributions: [attributionRow({ source_id: index + 1 })],
        sources: [sourceRow({ id: index + 1, title, authors: DOE })],
      }),
    );
    for (const order of ['list', 'style'] as const) {
      const { file } = await cited(rows, { style: STYLE, order }, styles);
      expect(file.match(/^\d\. Doe, Jane\. ‘(?:First|Second|Third)/gm)).toHaveLength(3);
      expect(file).not.toContain('———');
    }
  });

  it('pins the edition that was used, since its id goes over to the next one', async () => {
    const { file } = await cited([entryRows()], { style: STYLE }, styles);
    expect(file).toMatch(/Style: Chicago Manual of Style 17th edition .*SHA-256 [0-9a-f]{64}\./);
  });
});

const WORKS: readonly Work[] = NEWS_TYPES.flatMap((_, index) =>
  (['Doe', 'Doe', 'Roe'] as const).map((family, copy): Work => {
    const types = ['webpage', 'post', 'report', 'broadcast', 'personal_communication'] as const;
    const type = types[(index + copy) % types.length] ?? 'webpage';
    const title = index % 4 === 0 ? 'The same title' : `Title ${index}`;
    const issued = { 'date-parts': [[2020 + (index % 3), 6]] };
    const key = `w${index}-${copy}`;
    return { key, item: { id: key, type, title, author: [{ family, given: 'Jane' }], issued } };
  }),
);

function job(style: string): CiteprocJob {
  const cites = WORKS.map(({ key }) => ({ key, locator: { locator: '4', label: 'page' } as const }));
  return { style, locale: 'en-GB', works: WORKS, cites };
}

describe('a bibliography printed without making its notes', () => {
  it.each([STYLE, 'chicago-note-bibliography', 'chicago-fullnote-bibliography-16th-edition'])(
    'is in the style "%s" what it is with them, letter for letter',
    (style) => {
      expect(withStubbedNotes(readPackedStyle(style).xml)).not.toBeNull();
      const [short, whole] = [citeprocEngines(), citeprocEngines({ isWhole: true })];
      expect(short(job(style))).toEqual(whole(job(style)));
    },
  );

  it.each(['apa', 'chicago-author-date', 'modern-language-association', 'ieee', 'bluebook-law-review'])(
    'is not tried in the style "%s", where it would be another',
    (style) => {
      expect(withStubbedNotes(readPackedStyle(style).xml)).toBeNull();
    },
  );

  it('leaves the style as it was', () => {
    const { xml } = readPackedStyle(STYLE);
    const before = JSON.stringify(xml);
    withStubbedNotes(withoutDashes(xml));
    expect(JSON.stringify(xml)).toBe(before);
  });
});

it('refuses to print an entry that was not cited, instead of printing it in our own style', async () => {
  const renderer = await styles.find(STYLE);
  async function* nothing() {}
  const printing = await renderer?.begin(nothing(), { locale: 'en-US', deskUrl: null });
  expect(() => printing?.print({} as never, 3)).toThrow('Place 3 was not cited.');
});
