import { afterAll, describe, expect, it } from 'vitest';
import type { SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';

// What guides say that their CSL files do not do.

const [APA, CHICAGO, AUTHOR_DATE] = ['apa', 'chicago-fullnote-bibliography', 'chicago-author-date'] as const;

const styles = openStyles();
afterAll(() => styles.close());

const DOE = '[{"family":"Doe","given":"Jane"}]';
const LETTER = {
  type: 'personal_communication',
  title: 'Answer',
  authors: DOE,
  issued: '2023-06-19',
} as const;

/** The references of these sources in their order, as Markdown. */
async function cite(style: string, ...sources: Partial<SourceRow>[]) {
  const rows = sources.map((source, at) =>
    entryRows({
      claim: claimRow({ id: at + 1 }),
      attributions: [attributionRow({ source_id: at + 1 })],
      sources: [sourceRow({ ...source, id: at + 1 })],
    }),
  );
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
      expect(references[0]).toMatch(/^\\\[interview with Jane Doe\\\][.,] /);
      expect(references[1]).toMatch(/^\\\[video of the quay\\\][.,] /);
    }
    const { file } = await cited([entryRows({ sources: [sourceRow(described)] })], {}, styles);
    expect(file).toContain('As reported in [interview with Jane Doe], 2023.');
  });
});
