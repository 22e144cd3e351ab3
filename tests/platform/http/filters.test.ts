import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// A filter that a list does not have is refused by every list, so that a misspelt one never shows too much.

const TABLES = [
  '/claims',
  '/speakers',
  '/sources',
  '/outlets',
  '/occasions',
  '/tags',
  '/lists',
  '/annotations',
  '/activity',
  '/users',
];
const LISTS = [
  ...TABLES,
  ...['/searches', '/views', '/trash', '/handover', '/claims/1/annotations', '/claims/1/searches'],
  ...['/claims/1/history', '/sources/1/snapshots', '/sources/1/annotations', '/attributions/1/annotations'],
];

let desk: TestDesk;
let admin: Sends;
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.signIn('admin');
  const claim = { text: 'We talk.', speaker: { name: 'Wang Yi' } };
  const attribution = { source: { title: 'The Herald', outlet: { name: 'The Herald' } } };
  await desk.json('POST', '/claims', { ...claim, attribution }, await desk.token('editor'));
});
afterAll(() => desk.close());

describe('a filter that a list does not have', () => {
  it.each(LISTS)('is refused by the page of %s, in words', async (path) => {
    const answer = await desk.get(`${path}?colour=red`, admin);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('There is no filter ‘colour’ here');
    expect((await desk.get(path, admin)).status).toBe(200);
  });

  it.each([...LISTS, '/claims/1/attributions', '/claims/1/links'])(
    'is refused by the JSON of %s, with its path',
    async (path) => {
      const answer = await desk.get(`${path}.json?colour=red`, admin);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        422,
        expect.stringContaining('application/problem+json'),
      ]);
      const { errors, detail } = (await answer.json()) as { errors: object[]; detail: string };
      const message = expect.stringMatching(
        /^There is no filter ‘colour’ here(: this list takes none$|\. There)/,
      );
      expect(errors).toEqual([{ path: 'colour', message }]);
      expect(detail).toContain('There is no filter ‘colour’ here');
    },
  );

  it.each(TABLES)('is refused by %s.csv', async (path) => {
    const answer = await desk.get(`${path}.csv?colour=red`, admin);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([422, null]);
    expect((await desk.get(`${path}.csv`, admin)).status).toBe(200);
  });

  it('is answered with those that there are, and the way to the whole list', async () => {
    const page = await (await desk.get('/sources?colour=red', admin)).text();
    expect(page).toContain('There are: q, outlet, type, copies, shown, sort.');
    expect(page).toContain('<a href="/sources">The whole list, without a filter</a>');
    expect(await (await desk.get('/tags?colour=red', admin)).text()).toContain('There is one: q.');
    expect(await (await desk.get('/lists?colour=red', admin)).text()).toContain('this list takes none.');
  });

  it('leaves feeds and single records as they are', async () => {
    for (const path of ['/activity.atom', '/claims/1.atom', '/speakers/1.atom', '/claims/1?colour=red'])
      expect((await desk.get(path, admin)).status, path).toBe(200);
  });
});

it('a filter with a value that it cannot have is refused alike', async () => {
  for (const path of ['/sources.json?outlet=x', '/searches.json?show=lost', '/activity.json?user=me']) {
    const answer = await desk.get(path, admin);
    expect(answer.status, path).toBe(422);
    expect((await answer.json()) as object).toMatchObject({ errors: [{ path: /\?(\w+)/.exec(path)?.[1] }] });
  }
  expect((await desk.get('/speakers?q=a&q=b', admin)).status).toBe(400);
});
