import { afterAll, describe, expect, it } from 'vitest';
import type { EntryRows, SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';

// Styles that cite in footnotes: the first note on a source is in full, later ones are short, and a bibliography follows
// where the style has one.

const CHICAGO = 'chicago-fullnote-bibliography';

const styles = openStyles();
afterAll(() => styles.close());

const TIMES = {
  type: 'article-newspaper',
  title: 'Ministers meet',
  outlet_name: 'The Example Times',
  authors: '[{"family":"Doe","given":"Jane"}]',
  issued: '2023-06-20',
} as const;

function said(id: number, source: Partial<SourceRow>, locator: string | null = null): EntryRows {
  return entryRows({
    claim: claimRow({ id, text: `Words ${id}.` }),
    attributions: [attributionRow({ source_id: source.id ?? 1, wording: `Words ${id}.`, locator })],
    sources: [sourceRow(source)],
  });
}

const OTHER = { ...TIMES, id: 2, title: 'Ships sail', authors: '[{"family":"Roe","given":"Max"}]' };
const ROWS = [said(1, TIMES, 'p. 4'), said(2, OTHER), said(3, TIMES, 'p. 7')];

const quotations = (style: string, format = 'text', rows = ROWS) =>
  cited(rows, { style, format, kind: 'quotations', locale: 'en-US' }, styles);

describe('Chicago notes', () => {
  it('number the quotations, give full and short notes, and then the bibliography', async () => {
    const { file, counts } = await quotations(CHICAGO);
    expect(file.split('\n--\n')[0]).toBe(
      [
        'Visit to Beijing\n',
        '1. “Words 1.” (in English) — Ada Speaker.[1]\n   Reported there, at p. 4.\n',
        '2. “Words 2.” (in English) — Ada Speaker.[2]\n',
        '3. “Words 3.” (in English) — Ada Speaker.[3]\n   Reported there, at p. 7.\n',
        'Notes\n',
        '1. Jane Doe, “Ministers Meet,” The Example Times, June 20, 2023, 4.',
        '2. Max Roe, “Ships Sail,” The Example Times, June 20, 2023.',
        '3. Doe, “Ministers Meet,” 7.\n',
        'Bibliography\n',
        'Doe, Jane. “Ministers Meet.” The Example Times, June 20, 2023.',
        'Roe, Max. “Ships Sail.” The Example Times, June 20, 2023.\n',
      ].join('\n'),
    );
    expect(counts).toMatchObject({ printed: 3, noted: 0, failed: 0 });
  });

  it('link each number to its note in HTML, and back', async () => {
    const { file } = await quotations(CHICAGO, 'html');
    for (const number of [1, 2, 3]) {
      expect(file).toContain(`<sup><a id="mark-${number}" href="#note-${number}">${number}</a></sup>`);
      expect(file).toContain(`<li id="note-${number}">`);
      expect(file).toContain(`<a href="#mark-${number}"`);
    }
    expect(file).toMatch(/<h2>Notes<\/h2>[\s\S]*<h2>Bibliography<\/h2>\n<ul>\n<li>Doe, Jane/);
  });

  it('are headed and numbered in Markdown', async () => {
    const { file } = await quotations(CHICAGO, 'markdown');
    expect(file).toContain('— Ada Speaker.\\[1\\]');
    expect(file).toContain('## Notes\n\n1. Jane Doe, “Ministers Meet,” *The Example Times*');
    expect(file).toContain('## Bibliography\n\n- Doe, Jane.');
  });

  it('leave a post out of the bibliography, and say why', async () => {
    const post = {
      type: 'post',
      title: 'Good talks',
      account: '@jdoe',
      outlet_name: 'Examplegram',
    } as const;
    const { file, counts } = await quotations(CHICAGO, 'text', [said(1, post), said(2, OTHER)]);
    expect(counts).toMatchObject({ printed: 1, noted: 1 });
    const [notes = '', bibliography = ''] = file.split('Bibliography');
    expect(notes).toContain('1. @jdoe, “Good Talks,” Examplegram, n.d.');
    expect(bibliography).not.toContain('@jdoe');
    expect(file).toContain('Printed in note form: quotation 1. Chicago cites posts in notes');
  });

  it('skip a quotation without a source, and its number', async () => {
    const unseen = entryRows({ claim: claimRow({ id: 9 }), attributions: [] });
    const { file } = await quotations(CHICAGO, 'text', [unseen, ...ROWS]);
    expect(file).toContain('1. “Words 1.” (in English) — Ada Speaker.[1]');
    expect(file).not.toContain('[4]');
  });
});

describe('styles that name the number of the first note', () => {
  it.each([
    ['oscola', '(n 1)'],
    ['bluebook-law-review', 'note 1'],
  ])('%s', async (style, reference) => {
    const { file } = await quotations(style);
    const [, notes = ''] = file.split('\nNotes\n\n');
    expect(notes).toMatch(/^1\. .*Ministers Meet/i);
    expect(/^3\. (.*)$/m.exec(notes)?.[1]).toContain(reference);
  });

  it('without a bibliography print none, and say so', async () => {
    const { file, counts } = await quotations('bluebook-law-review');
    expect(counts).toMatchObject({ printed: 0, noted: 3 });
    expect(file).not.toContain('Bibliography\n');
    expect(file).toContain('Bluebook Law Review has notes and no bibliography.');
  });
});
