import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detailsOf } from '../../../src/record/snapshots/model/found.js';
import { openWeb, type Web } from '../../platform/fetching/web.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const PAGE = `<html lang="en"><head><title>The toll</title><script type="application/ld+json">${JSON.stringify(
  {
    '@type': 'NewsArticle',
    headline: 'The toll',
    datePublished: '2023-06-19',
    author: 'By Ada Ames and Bo Birk',
    publisher: { name: 'The Harbour <i>Herald</i>' },
  },
).replaceAll(
  '<',
  '\\u003c',
)}</script><meta property="article:published_time" content="2023-06-18"></head><body><article><p>“The toll rises,” she said.</p></article></body></html>`;

describe('what a fetched page says of itself', () => {
  let [desk, web] = [] as unknown as [TestDesk, Web];
  let [checker, viewer, token] = [] as unknown as [Sends, Sends, Sends];
  let [source, copy] = [0, 0];
  beforeAll(async () => {
    web = await openWeb((_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end(PAGE));
    desk = await openDesk({}, web.settings);
    [checker, viewer, token] = [
      await desk.signIn('checker'),
      await desk.signIn('viewer'),
      await desk.token('checker'),
    ];
    const body = { type: 'webpage', title: 'The toll', language: 'en-GB' };
    source = await idOf(desk.json('POST', '/sources', body, token));
    copy = await idOf(desk.json('POST', `/sources/${source}/snapshots`, { url: `${web.url}/toll` }, token));
  });
  afterAll(async () => {
    await desk.close();
    await web.close();
  });

  async function idOf(answer: Promise<Response>): Promise<number> {
    return ((await (await answer).json()) as { id: number }).id;
  }
  const shown = async (sends: Sends) => {
    const html = await (await desk.get(`/sources/${source}`, sends)).text();
    expect(await checkHtml(html)).toEqual([]);
    return parseHTML(html).document.querySelector('.found');
  };
  const saved = async () => (await desk.get(`/sources/${source}.json`, token)).json() as Promise<Saved>;
  interface Saved {
    readonly version: number;
    readonly outlet: { readonly name: string } | null;
    readonly issued: string | null;
    readonly language: string;
    readonly url: string | null;
    readonly authors: readonly object[];
  }

  it('is offered for the empty fields, each with where it was read, to those who may write', async () => {
    const found = await shown(checker);
    const words = found?.textContent.replace(/\s+/g, ' ') ?? '';
    expect(words).toContain(
      'The Harbour <i>Herald</i> From the page’s metadata (JSON-LD); saved as a new outlet',
    );
    expect(words).toContain('Ada Ames; Bo Birk');
    expect(words).not.toContain('Language');
    expect(await shown(viewer)).toBeNull();
  });

  it('is ticked where the page says one thing, and a choice where it says two', async () => {
    const found = await shown(checker);
    const ticked = [...(found?.querySelectorAll('input[checked]') ?? [])];
    expect(ticked.map((box) => box.getAttribute('name'))).toEqual(['outlet', 'authors', 'issued', 'url']);
    const days = [...(found?.querySelectorAll('input[type=radio][name=issued]') ?? [])];
    expect(days.map((one) => [one.getAttribute('value'), one.hasAttribute('checked')])).toEqual([
      ['0', false],
      ['1', false],
      ['', true],
    ]);
  });

  it('is shown beside what somebody else saved meanwhile, with all that was taken in the form', async () => {
    const seen = await saved();
    const other = { outlet: { name: 'Harbour Post' }, authors: [{ family: 'Cole' }, { family: 'Dunn' }] };
    const sends = { ...(await desk.token('editor')), 'if-match': `"${seen.version}"` };
    expect((await desk.json('PATCH', `/sources/${source}`, other, sends)).status).toBe(200);
    const answer = await desk.form(
      `/sources/${source}/snapshots/${copy}/details`,
      { version: String(seen.version), outlet: '0', authors: '0', issued: '0' },
      checker,
    );
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(await checkHtml(html)).toEqual([]);
    const { document } = parseHTML(html);
    const words = document.querySelector('.conflict')?.textContent.replace(/\s+/g, ' ') ?? '';
    expect(words).toMatch(/Eddie Editor saved this while you were editing.*Post.*Herald/);
    const value = (name: string) => document.querySelector(`[name="${name}"]`)?.getAttribute('value') ?? null;
    expect(['outlet.name', 'outlet.id', 'issued', 'version'].map(value)).toEqual([
      'The Harbour <i>Herald</i>',
      '',
      '2023-06-19',
      String(seen.version + 1),
    ]);
    expect(['authors.0.literal', 'authors.1.literal', 'authors.1.family'].map(value)).toEqual([
      'Ada Ames',
      'Bo Birk',
      null,
    ]);
    expect(await saved()).toMatchObject({ outlet: { name: 'Harbour Post' }, issued: null });
    const emptied = { ...token, 'if-match': `"${seen.version + 1}"` };
    await desk.json('PATCH', `/sources/${source}`, { outlet_id: null, authors: [] }, emptied);
  });

  it('fills in what was taken and nothing else, as an edit of the source', async () => {
    const before = await saved();
    const answer = await desk.form(
      `/sources/${source}/snapshots/${copy}/details`,
      { version: String(before.version), outlet: '0', authors: '0', issued: '1' },
      checker,
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sources/${source}`]);
    expect(await saved()).toMatchObject({
      version: before.version + 1,
      outlet: { name: 'The Harbour <i>Herald</i>' },
      authors: [{ literal: 'Ada Ames' }, { literal: 'Bo Birk' }],
      issued: '2023-06-18',
      language: 'en-GB',
      url: null,
    });
    expect((await shown(checker))?.textContent).not.toContain('Outlet');
  });

  it('overwrites nothing, whatever is sent', async () => {
    const before = await saved();
    await desk.form(
      `/sources/${source}/snapshots/${copy}/details`,
      { version: String(before.version), outlet: '0', issued: '0', language: '0' },
      checker,
    );
    expect(await saved()).toMatchObject({ issued: '2023-06-18', language: 'en-GB', version: before.version });
  });
});

describe('details among the headers of an imported copy', () => {
  const kept = (found: unknown) =>
    detailsOf({ headers: JSON.stringify({ ':found': found }), final_url: 'https://herald.example/a' });

  it.each([
    7,
    'no json',
    '[]',
    '{"issued":7}',
    '{"issued":[null]}',
    '{"issued":[{"value":{},"from":"json_ld"}]}',
  ])('offer nothing where they are %j', (found) => {
    expect(kept(found).issued).toEqual([]);
  });

  it('name an address elsewhere without being sure of it, and none that is no web address', () => {
    const url = [
      { value: 'https://elsewhere.example/', from: 'html', isSure: true },
      { value: 'javascript:alert(1)', from: 'open_graph', isSure: true },
    ];
    expect(kept(JSON.stringify({ url })).url).toEqual([
      { value: 'https://elsewhere.example/', from: 'html', isSure: false },
      { value: 'https://herald.example/a', from: 'address', isSure: true },
    ]);
  });
});
