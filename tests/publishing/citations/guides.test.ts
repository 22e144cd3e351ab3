import { afterAll, describe, expect, it } from 'vitest';
import type { EntryRows, SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';

// What guides say that their CSL files do not do.

const [APA, CHICAGO, AUTHOR_DATE] = ['apa', 'chicago-fullnote-bibliography', 'chicago-author-date'] as const;
const MLA = 'modern-language-association';

const styles = openStyles();
afterAll(() => styles.close());

const DOE = '[{"family":"Doe","given":"Jane"}]';
const LETTER = {
  type: 'personal_communication',
  title: 'Answer',
  authors: DOE,
  issued: '2023-06-19',
} as const;

function rowOf(id: number, source: Partial<SourceRow>): EntryRows {
  return entryRows({
    claim: claimRow({ id }),
    attributions: [attributionRow({ source_id: source.id ?? 1 })],
    sources: [sourceRow(source)],
  });
}

/** The references of these sources in their order, as Markdown. */
async function cite(style: string, ...sources: Partial<SourceRow>[]) {
  const rows = sources.map((source, at) => rowOf(at + 1, { ...source, id: at + 1 }));
  const { file, counts, exceptions } = await cited(
    rows,
    { style, format: 'markdown', locale: 'en-US' },
    styles,
  );
  return { counts, exceptions, references: [...file.matchAll(/^\d+\. (.*)$/gm)].map(([, one]) => one) };
}

describe('private communication', () => {
  it.each([
    [
      APA,
      '(J. Doe, personal communication, June 19, 2023)',
      /^APA cites private communication only in the text/,
    ],
    [CHICAGO, 'Jane Doe, “Answer,” June 19, 2023.', /^Chicago cites private communication only in notes/],
    [AUTHOR_DATE, '(Doe 2023)', /^Chicago cites private communication only in the text/],
  ])('is in the style "%s" printed in note form, with the reason', async (style, note, reason) => {
    const { counts, exceptions, references } = await cite(style, LETTER);
    expect(counts).toMatchObject({ printed: 0, noted: 1, failed: 0 });
    expect(references).toEqual([note]);
    expect(exceptions[0]?.reason).toMatch(reason);
  });

  it('is an interview that nobody published, in APA', async () => {
    const interview = { ...LETTER, type: 'interview' } as const;
    const { counts, references } = await cite(APA, interview, { ...interview, outlet_name: 'Radio Example' });
    expect(counts).toMatchObject({ printed: 1, noted: 1 });
    expect(references[0]).toBe('(J. Doe, personal communication, June 19, 2023)');
  });

  it('does not turn the year of a listed work by the same person into 2023a', async () => {
    const { references } = await cite(APA, LETTER, { title: 'A page', authors: DOE, issued: '2023' });
    expect(references[1]).toMatch(/^Doe, J\. \(2023\)\./);
  });

  it('is listed by styles whose guide lists it', async () => {
    expect((await cite('ieee', LETTER)).counts).toMatchObject({ printed: 1, noted: 0 });
  });
});

describe('a title that is none', () => {
  const POST = { type: 'webpage', title: 'Good talks with everyone today', issued: '2023' } as const;

  it('keeps the case of quoted words, where a title gets capitals', async () => {
    const { references } = await cite(CHICAGO, POST, { ...POST, title_is: 'words' });
    expect(references[0]).toContain('“Good Talks with Everyone Today,”');
    expect(references[1]).toContain('“Good talks with everyone today,”');
  });

  it('is in brackets where it is our description, once, and neither in italics nor in quotation marks', async () => {
    const described = { ...POST, title: 'interview with Jane Doe', title_is: 'description' } as const;
    for (const style of [APA, CHICAGO, AUTHOR_DATE]) {
      const { references } = await cite(style, described, { ...described, title: '[video of the quay]' });
      expect(references[0]).toMatch(/^\\\[interview with Jane Doe\\\][.,] /i);
      expect(references[1]).toMatch(/^\\\[video of the quay\\\][.,] /i);
    }
    const { file } = await cited([entryRows({ sources: [sourceRow(described)] })], {}, styles);
    expect(file).toContain('As reported in [interview with Jane Doe], 2023.');
  });
});

describe('what follows a name', () => {
  const POST = {
    type: 'post',
    title: 'Good talks',
    account: '@jdoe',
    outlet_name: 'Examplegram',
    issued: '2023',
  } as const;

  it.each([
    [APA, 'Doe, J. \\[@jdoe\\]. (2023)'],
    [CHICAGO, 'Jane Doe (@jdoe), “Good Talks,”'],
    [MLA, 'Doe, Jane \\[@jdoe\\]. “Good Talks.”'],
  ])('is the account, in the style "%s"', async (style, reference) => {
    const { references } = await cite(style, { ...POST, authors: DOE });
    expect(references[0]).toContain(reference);
  });

  it('is not the account of somebody whom only the account names', async () => {
    const { references } = await cite(APA, POST);
    expect(references[0]).toMatch(/^@jdoe\. \(2023\)/);
  });

  it('is no part of a short form', async () => {
    const office = { ...POST, authors: '[{"literal":"Port Office"}]' };
    const rows = [1, 2].map((id) => rowOf(id, { ...office, id: 1 }));
    const { file } = await cited(rows, { style: CHICAGO, kind: 'quotations', locale: 'en-US' }, styles);
    expect(file).toContain('1. Port Office (@jdoe), “Good Talks,”');
    expect(file).toContain('2. Port Office, “Good Talks.”');
  });

  it('is each role of a writer and a director, in APA', async () => {
    const made = (director: string) => ({
      type: 'broadcast' as const,
      title: 'The strait',
      issued: '2023',
      authors: `[{"family":"Doe","given":"Jane"},{"family":"${director}","given":"Jane","role":"director"}]`,
    });
    const { references } = await cite(APA, made('Roe'), made('Doe'));
    expect(references[0]).toMatch(/^Doe, J\. \(Writer\), \\& Roe, J\. \(Director\)\. \(2023\)/);
    expect(references[1]).toMatch(/^Doe, J\. \(Writer \\& Director\)\. \(2023\)/);
  });
});

describe('a number', () => {
  it.each([APA, CHICAGO])('is that of a public law only in the United States, in "%s"', async (style) => {
    const law = { type: 'legislation', title: 'Ferry Act', issued: '2021' } as const;
    const { references } = await cite(style, { ...law, number: '117-58' }, { ...law, number: '2021 c. 14' });
    expect(references).toEqual(['Ferry Act, Pub. L. No. 117-58 (2021).', 'Ferry Act, 2021 c. 14 (2021).']);
  });

  it('of a journal is that of the issue, and of its volume', async () => {
    const article = {
      type: 'article-journal',
      title: 'At sea',
      outlet_name: 'Ships',
      issued: '2021',
    } as const;
    const { references } = await cite(MLA, { ...article, number: '12(3)' }, { ...article, number: '4' });
    expect(references).toEqual([
      '“At Sea.” *Ships*, vol. 12, no. 3, 2021.',
      '“At Sea.” *Ships*, no. 4, 2021.',
    ]);
  });
});
