import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addFound } from './desk-of-claims.js';

interface Listed {
  readonly claims: readonly {
    readonly id: number;
    readonly found?: { readonly elsewhere: readonly { where: string }[] };
  }[];
  readonly next: string | null;
  readonly count: { readonly value: number; readonly capped: boolean };
  readonly sort: string;
  readonly facets: Readonly<Record<string, readonly { value: string; count: number; capped: boolean }[]>>;
}

describe('the list of claims', () => {
  let desk: TestDesk;
  let viewer: Sends;
  let checker: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    [viewer, checker] = [await desk.signIn('viewer'), await desk.signIn('checker')];
    await desk.as('checker', async (change) => {
      await addFound(change, 'There is no room <b>for</b> it.', {
        said_on: '2023-06-19',
        source: 'A cold war',
      });
      await addFound(change, 'Another room.', {
        form: 'indirect',
        language: 'de',
        note: 'See the **cold** war.',
      });
      await addFound(change, 'A secret room.', { ground_rule: 'background', language: 'fr' });
    });
  });
  afterAll(() => desk.close());
  const list = async (query: string, sends = viewer) =>
    (await (await desk.get(`/claims.json${query}`, sends)).json()) as Listed;
  const page = async (query: string, sends = viewer) => (await desk.get(`/claims${query}`, sends)).text();

  it('says how many there are of each kind, and of nothing that a reader may not see', async () => {
    const { count, facets } = await list('?q=room');
    expect(count).toEqual({ value: 2, capped: false });
    expect(facets.language).toEqual([
      { value: 'de', count: 1, capped: false },
      { value: 'en', count: 1, capped: false },
    ]);
    expect(facets.waiting).toEqual([]);
    expect((await list('?q=room', checker)).facets.language).toHaveLength(3);
  });

  it('marks what was found, and says where else it was', async () => {
    const html = await page('?q=room');
    expect(html).toContain('There is no <mark>room</mark> &lt;b&gt;for&lt;/b&gt; it.');
    const cold = await page('?q=cold');
    expect(cold).toContain('In the title of a source: <bdi>A <mark>cold</mark> war</bdi>');
    expect(cold).toContain('In a note: <bdi>See the **<mark>cold</mark>** war.</bdi>');
    expect((await list('?q=cold')).claims.map(({ found }) => found?.elsewhere[0]?.where)).toEqual([
      'source',
      'note',
    ]);
  });

  it('names what is filtered, and leads on to the same list in other orders', async () => {
    const html = await page('?speaker=1&form=direct');
    expect(html).toContain('Speaker: Wang Yi');
    expect(html).toContain('href="/claims?speaker=1&amp;form=direct&amp;sort=speaker"');
    expect((await list('?q=room&sort=relevance')).sort).toBe('relevance');
    expect((await list('?sort=relevance')).sort).toBe('-said_on');
  });

  it('gives the same selection as a table and as a file to cite', async () => {
    const csv = await (await desk.get('/claims.csv?form=indirect&sort=speaker', viewer)).text();
    expect(csv.trim().split('\r\n').length === 2 || csv.trim().split('\n').length === 2).toBe(true);
    const file = await desk.get('/claims/export?q=another&status=open&sort=-id&format=csl-json', viewer);
    expect(file.headers.get('onrecord-printed')).toContain('selected=1');
  });

  it.each([
    ['waiting=yes', 422],
    ['colour=red', 422],
    ['sort=text', 422],
    ['status=true', 422],
    ['q=%3F%3F', 422],
    ['q=a%2A', 422],
    ['language=%40%40', 422],
    [`q=${'('.repeat(900)}`, 422],
    [`q=${'('.repeat(5000)}`, 422],
    ['q=%22', 422],
    ['q=a%00b', 422],
    ['q=NEAR(a b,99999999999)', 200],
    ['q=col:x AND OR ^ -x', 422],
    ['after=AAAA', 400],
  ])('answers %s in plain words', async (query, status) => {
    const answer = await desk.get(`/claims.json?${query}`, viewer);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/fts5|sqlite|SELECT/i);
    expect((await desk.get(`/claims?${query}`, viewer)).status).toBe(status);
  });
});
