import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOUND_IN } from '../../../src/vocabulary.js';
import { openWeb, type Web } from '../../platform/fetching/web.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const PAGE = `<html lang="en"><head><title>The toll</title><script type="application/ld+json">${JSON.stringify(
  {
    '@type': 'NewsArticle',
    headline: 'The toll rises',
    datePublished: '2023-06-19',
    author: 'By Ada Ames',
    publisher: { name: 'The Harbour Herald' },
  },
)}</script><meta property="article:published_time" content="2023-06-18"></head><body><article><p>“The toll rises,” she said.</p></article></body></html>`;

describe('the details of a page for a new source', () => {
  let [desk, web] = [] as unknown as [TestDesk, Web];
  let checker = {} as Sends;
  beforeAll(async () => {
    web = await openWeb((_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end(PAGE));
    desk = await openDesk({}, web.settings);
    checker = await desk.signIn('checker');
  });
  afterAll(async () => {
    await desk.close();
    await web.close();
  });

  async function fetched(fields: Readonly<Record<string, string>>) {
    const answer = await desk.form('/sources/details', fields, checker);
    const html = await answer.text();
    expect(await checkHtml(html)).toEqual([]);
    const { document } = parseHTML(html);
    return {
      status: answer.status,
      words: document.querySelector('main')?.textContent.replace(/\s+/g, ' ') ?? '',
      value: (name: string) => document.querySelector(`[name="${name}"]`)?.getAttribute('value') ?? null,
      hint: (name: string) => document.querySelector(`#f-${name.replaceAll('.', '-')}-hint`)?.textContent,
    };
  }

  it('are offered by a button of its form', async () => {
    const html = await (await desk.get('/sources/new', checker)).text();
    const { document } = parseHTML(html);
    const button = document.querySelector('[formaction="/sources/details"]');
    expect(button?.textContent).toBe('Fetch details');
  });

  it('fill the empty fields, each with where it was read, and save nothing', async () => {
    const { status, words, value, hint } = await fetched({ url: `${web.url}/toll` });
    expect(status).toBe(200);
    expect(['title', 'outlet.name', 'authors.0.literal', 'language', 'url'].map(value)).toEqual([
      'The toll rises',
      'The Harbour Herald',
      'Ada Ames',
      'en',
      `${web.url}/toll`,
    ]);
    expect(hint('title')).toBe(`From ${FOUND_IN.json_ld}.`);
    expect(words).toContain('Filled in from the page: title, outlet, author, language.');
    expect(await desk.ctx.db.selectFrom('sources').select('id').execute()).toEqual([]);
  });

  it('leave a day of which the page gives two to the person, and name both', async () => {
    const { value, hint } = await fetched({ url: `${web.url}/toll` });
    expect(value('issued') ?? '').toBe('');
    expect(hint('issued')).toBe(
      `Possible: 19 June 2023, from ${FOUND_IN.json_ld}; 18 June 2023, from ${FOUND_IN.open_graph}.`,
    );
  });

  it('replace nothing that was typed', async () => {
    const typed = {
      title: 'My title',
      'outlet.name': 'My outlet',
      'authors.0.family': 'Berg',
      note: 'Mine.',
    };
    const { value, words } = await fetched({ ...typed, url: `${web.url}/toll` });
    expect(['title', 'outlet.name', 'authors.0.family', 'authors.0.literal'].map(value)).toEqual([
      'My title',
      'My outlet',
      'Berg',
      null,
    ]);
    expect(words).toContain('Mine.');
  });

  it.each([
    ['there is no address', {}, 'Enter the web address of the source'],
    ['it may not be fetched', { url: 'http://127.0.0.1:1/' }, 'No public web server found at that address'],
  ])('come back as typed with the reason where %s', async (_, sent, why) => {
    const { status, words, value } = await fetched({ title: 'My title', ...sent });
    expect([status, value('title')]).toEqual([422, 'My title']);
    expect(words).toContain(why);
  });

  it('are read by programs, each reading with where it stands', async () => {
    const token = await desk.token('checker');
    const answer = await desk.json('POST', '/sources/details', { url: `${web.url}/toll` }, token);
    expect(await answer.json()).toMatchObject({
      title: [{ value: 'The toll rises', from: 'json_ld', isSure: true }],
      issued: [{ value: '2023-06-19' }, { value: '2023-06-18', from: 'open_graph' }],
    });
    const asked = web.asked.length;
    const viewer = await desk.json('POST', '/sources/details', { url: web.url }, await desk.token('viewer'));
    expect([viewer.status, web.asked.length]).toEqual([403, asked]);
  });
});
