import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_FORMATS } from '../../../src/publishing/citations/formats.js';
import { selectCsv } from '../../../src/publishing/exchange/commands/export-table.js';
import { type ExportStory, openExportStory } from './export-story.js';

// Whole exports of one list, as a reader who is not a checker gets them. After a change that is meant, read the
// difference line by line and run vitest with --update. The files end in .txt so that no formatter touches them.

const STYLES = ['newsroom', 'apa', 'chicago-fullnote-bibliography'];
const STYLED = ['text', 'markdown', 'html'];
const UNSTYLED = LIST_FORMATS.filter(({ isStyled }) => !isStyled).map(({ name }) => name);
const FIXTURES = '../../fixtures/exports';

describe('exports of a list with everything that must be told', () => {
  let on: ExportStory;
  beforeAll(async () => {
    on = await openExportStory();
  });
  afterAll(() => on.desk.close());

  const read = async (path: string, as = on.viewer) => {
    const answer = await on.desk.get(path, as);
    expect(answer.status, path).toBe(200);
    return answer.text();
  };

  it.each([
    ...STYLES.flatMap((style) => STYLED.map((format) => [format, style] as const)),
    ...UNSTYLED.map((format) => [format, 'newsroom'] as const),
  ])('as %s in the style %s are what was approved', async (format, style) => {
    const file = await read(`/lists/${on.list}/export?format=${format}&style=${style}`);
    const name = UNSTYLED.includes(format) ? format : `${format}.${style}`;
    await expect(file).toMatchFileSnapshot(`${FIXTURES}/harbour-toll.${name}.txt`);
  });

  it.each([
    ['claim-lost-not.atom', () => `/claims/${on.claims.lostNot}.atom`],
    ['claim-wrong-name.atom', () => `/claims/${on.claims.wrongName}.atom`],
    ['speaker-credited.atom', () => `/speakers/${on.speakers.halvorsen}.atom`],
    ['speaker-real.atom', () => `/speakers/${on.speakers.brandt}.atom`],
    ['claims.csv', () => '/claims.csv'],
  ])('as %s are what was approved', async (name, path) => {
    const file = withoutChance(await read(path()));
    await expect(file).toMatchFileSnapshot(`${FIXTURES}/harbour-toll.${name}.txt`);
  });

  it('as a table are the same on the web and at the terminal', async () => {
    const { pieces } = await selectCsv(on.desk.ctx.db, {});
    const rows: string[] = [];
    for await (const piece of pieces(() => {})) rows.push(...piece.split('\r\n'));
    const table = await read('/claims.csv', on.checker);
    expect(table.split('\r\n').sort()).toEqual(
      rows
        .filter((row) => row !== '')
        .concat('')
        .sort(),
    );
  });

  it('as a dossier are what was approved', async () => {
    const page = await read(`/lists/${on.list}/dossier`, await on.desk.signIn('checker'));
    const file = withoutChance(textOf(/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''));
    await expect(file).toMatchFileSnapshot(`${FIXTURES}/harbour-toll.dossier.txt`);
  });
});

/** What is read of a page, a line for each line of its source. */
function textOf(html: string): string {
  const lines = html.replaceAll(/<[^>]*>/g, '').split('\n');
  return `${lines.filter((line) => line.trim() !== '').join('\n')}\n`;
}

/** What is made anew on each desk: the marks of its chain of events, keys of forms, names of built files. */
function withoutChance(file: string): string {
  return file
    .replaceAll(/[0-9a-f]{32,64}/g, 'HASH')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'KEY')
    .replaceAll(/icons\.[\w-]+\.svg/g, 'icons.svg');
}
