import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';

// What nobody knows of a source, and a language that is a guess, on every way out and in again.

let desk: TestDesk;
let bearer: Record<string, string>;
let source: number;
let claim: number;
const read = async (path: string) => (await desk.get(path, bearer)).text();

beforeAll(async () => {
  desk = await openDesk();
  bearer = await desk.signIn('editor');
  const made = await desk.json(
    'POST',
    '/sources',
    { type: null, title: 'A leaflet', no_author: true, no_date: true },
    bearer,
  );
  expect(made.status, await made.clone().text()).toBe(201);
  source = ((await made.json()) as { id: number }).id;
  const text = 'The harbour is not closed, and it was not.';
  const body = { text, speaker: { name: 'Ada Berg' }, attribution: { source_id: source } };
  claim = ((await (await desk.json('POST', '/claims', body, bearer)).json()) as { id: number }).id;
});
afterAll(() => desk.close());

describe('a source of unknown type that gives no author and no date', () => {
  it('says so on its page, in its JSON, its row of CSV and its history', async () => {
    const page = await read(`/sources/${source}`);
    for (const said of ['Type not known', 'No author given', 'The source gives no date'])
      expect(page).toContain(said);
    expect(page).not.toContain('Web page');
    expect(JSON.parse(await read(`/sources/${source}.json`))).toMatchObject({
      type: null,
      no_author: true,
      no_date: true,
    });
    const [head = '', row = ''] = (await read('/sources.csv')).split(/\r?\n/);
    const cells = Object.fromEntries(
      head
        .replace('\ufeff', '')
        .split(',')
        .map((name, at) => [name, row.split(',')[at]]),
    );
    expect(cells).toMatchObject({ type: '', no_author: 'true', no_date: 'true' });
    expect(await read(`/sources/${source}/history`)).toContain('No author given');
  });

  it.each(['text', 'markdown', 'html', 'csl-json', 'csv'])(
    'is exported as %s without a type that nobody gave',
    async (format) => {
      const list = await read(`/claims/export?id=${claim}&format=${format}`);
      expect(list).toContain('A leaflet');
      expect(list).not.toMatch(/web ?page/i);
      if (format === 'csl-json') expect(JSON.parse(list)[0]).toMatchObject({ type: 'document' });
    },
  );

  it('takes no author and no date beside its saying that there is none, and forgets it where one is entered', async () => {
    const patch = async (body: object) => {
      const { version } = JSON.parse(await read(`/sources/${source}.json`)) as { version: number };
      return desk.json('PATCH', `/sources/${source}`, body, { ...bearer, 'if-match': `"${version}"` });
    };
    const both = await patch({ authors: [{ literal: 'Otto Lind' }], no_author: true });
    expect(both.status).toBe(422);
    expect(await both.text()).toContain('An author is entered');
    expect((await patch({ issued: '2023-06', type: 'report' })).status).toBe(200);
    expect(JSON.parse(await read(`/sources/${source}.json`))).toMatchObject({
      type: 'report',
      no_author: true,
      no_date: false,
    });
    expect((await patch({ type: null, issued: null, no_date: true })).status).toBe(200);
  });
});
