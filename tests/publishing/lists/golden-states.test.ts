import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS, LIST_FORMATS } from '../../../src/publishing/citations/formats.js';
import { USUAL_STYLES } from '../../../src/publishing/citations/styles/model/search.js';
import { keysOf, LIST_KINDS } from '../../../src/vocabulary.js';
import { openDesk, type Sends } from '../../support/desk.js';
import { exportedDesk, importFile } from '../../support/desk-file.js';
import { readDocx } from '../../support/docx.js';
import {
  ACCEPTED,
  MARKED_OURS,
  openStatesStory,
  SENTENCES,
  type State,
  type StatesStory,
} from './states-story.js';

// Every format and style with a quotation for each thing that a copy can say of whose words they are. After a change
// that is meant, read the difference line by line and run vitest with --update. A new format is printed here by itself.

const FIXTURES = join(import.meta.dirname, '../../fixtures/exports/lunden');
const NOTES = 'chicago-fullnote-bibliography';

/** [format, style]: text in every usual style, the other written formats in one without and one with footnotes. */
const FILES = LIST_FORMATS.flatMap(({ name, isStyled }) => {
  if (!isStyled) return [[name, 'newsroom'] as const];
  return (name === 'text' ? USUAL_STYLES : ['newsroom', NOTES]).map((style) => [name, style] as const);
});

/** Not a list: it has the records from which another instance derives what is said of them. */
const RECORDS = 'onrecord-json';

describe('a quotation of each state', () => {
  let on: StatesStory;
  let signedIn: Sends;
  beforeAll(async () => {
    on = await openStatesStory();
    signedIn = await on.desk.signIn('viewer');
  });
  afterAll(() => on.desk.close());

  const read = async (path: string): Promise<string> => {
    const answer = await on.desk.get(path, signedIn);
    expect(answer.status, path).toBe(200);
    const isWord = answer.headers.get('content-type')?.includes('wordprocessingml') ?? false;
    return isWord ? wordsIn(new Uint8Array(await answer.arrayBuffer())) : answer.text();
  };

  it.each(FILES)('says its state as %s in the style %s, and is what was approved', async (format, style) => {
    const file = await read(`/lists/${on.list}/export?format=${format}&style=${style}`);
    expectSentences(file);
    await expect(file).toMatchFileSnapshot(join(FIXTURES, nameOf(format, style)));
  });

  it.each(keysOf(LIST_KINDS).flatMap((kind) => LIST_FORMATS.map(({ name }) => [name, kind] as const)))(
    'says its state as %s in a list of the kind %s',
    async (format, kind) => {
      for (const group of kind === 'quotations' ? ['', '&group=source'] : [''])
        expectSentences(
          await read(`/lists/${on.list}/export?format=${format}&style=apa&kind=${kind}${group}`),
        );
    },
  );

  it(`has the same state where its records are imported from ${RECORDS}`, async () => {
    const { text, records } = await exportedDesk(on.desk.ctx.db);
    const file = `${JSON.stringify(records, null, 1)}\n`;
    await expect(file).toMatchFileSnapshot(join(FIXTURES, nameOf(RECORDS, null)));
    const other = await openDesk();
    await importFile(other.ctx, JSON.parse(text));
    await other.ctx.comparer.all();
    const answer = await other.get('/claims.csv', await other.token('checker'));
    expectSentences(await answer.text());
    await other.close();
  });

  it('has an approved file for every format and style, and there is no other', () => {
    const listed = FORMATS.filter(({ name }) => LIST_FORMATS.every((other) => other.name !== name));
    expect(listed.map(({ name }) => name)).toEqual([RECORDS]);
    const names = [...FILES.map(([format, style]) => nameOf(format, style)), nameOf(RECORDS, null)];
    expect(readdirSync(FIXTURES).sort()).toEqual(names.sort());
  });

  it.each([
    ['the table of quotations', '/claims.csv'],
    ['the feed of the speaker', () => `/speakers/${on.speaker}.atom`],
  ])('says its state in %s', async (_, path) => {
    expectSentences(await read(typeof path === 'string' ? path : path()));
  });

  it.each([
    ['the dossier', () => `/lists/${on.list}/dossier`],
    ['the list as a page', () => `/lists/${on.list}`],
    ['the list of quotations', () => '/claims'],
  ])('says its state on %s', async (_, path) => {
    expectSentences(await read(path()), { ...SENTENCES, ours: MARKED_OURS });
  });

  it('says its state on the page of the speaker, whose rows name no sources', async () => {
    expectSentences(await read(`/speakers/${on.speaker}`), { ...SENTENCES, ours: '' });
  });

  it.each([
    ['the list of quotations', () => '/claims.json'],
    ['a list', () => `/lists/${on.list}.json`],
    ['the speaker', () => `/speakers/${on.speaker}.json`],
  ])('says its state in the JSON of %s', async (_, path) => {
    const file = await read(path());
    expect(file).toContain('"recounted_by":"Pavel Dorn"');
    for (const [state, said] of Object.entries(SENTENCES))
      if (state !== 'recalled' && state !== 'ours') expect.soft(file, state).toContain(said);
  });

  it.each(keysOf(SENTENCES))(
    'says its state on its own page, in its feed and its citation: %s',
    async (state) => {
      const id = on.claims[state];
      const said = SENTENCES[state].toLowerCase();
      for (const path of [`/claims/${id}.atom`, `/claims/citation?id=${id}&style=apa`])
        expect.soft(plain(await read(path)), path).toContain(said);
      expect.soft(plain(await read(`/claims/${id}`))).toContain(state === 'ours' ? MARKED_OURS : said);
    },
  );
});

function nameOf(format: string, style: string | null): string {
  return `${format}${style === null ? '' : `.${style}`}.txt`;
}

function expectSentences(file: string, sentences: Readonly<Record<State, string>> = SENTENCES): void {
  const words = plain(file);
  const missing = (Object.entries(sentences) as [State, string][]).filter(
    ([, said]) => !words.includes(said.toLowerCase()),
  );
  expect.soft(missing.map(([state]) => state)).toEqual([]);
  expect.soft(words).toContain(ACCEPTED.toLowerCase());
}

/** Without capitals and what a format writes around and within words. */
function plain(file: string): string {
  return file
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\\([^n])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();
}

/** The text of a Word document, a line for each paragraph, with its footnotes. */
function wordsIn(bytes: Uint8Array): string {
  const { paragraphs, footnotes } = readDocx(bytes);
  const notes = [...footnotes].map(([number, text]) => `${number}. ${text}`);
  return [...paragraphs.map(({ style, text }) => `${style}: ${text}`), ...notes, ''].join('\n');
}
