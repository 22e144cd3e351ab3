import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { NOT_PUBLIC } from '../../../src/platform/fetching/addresses.js';
import { openWeb, type Web } from '../../platform/fetching/web.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

const FILLER =
  '<p>The ministers met for several hours on Monday, and each gave an account of it afterwards.</p>'.repeat(
    8,
  );
const PAGE = `<html><head><title>The visit</title></head><body><nav>Home</nav><article><h1>The visit</h1><p>“No room for compromise,” he said.</p>${FILLER}</article><footer>Imprint</footer></body></html>`;

describe('a fetched copy', () => {
  let [desk, web] = [] as unknown as [TestDesk, Web];
  let token: Sends;
  let at = '';
  beforeAll(async () => {
    web = await openWeb((req, res) => {
      if (req.url === '/moved') return void res.writeHead(302, { location: '/story' }).end();
      if (req.url === '/picture') return void res.writeHead(200, { 'content-type': 'image/png' }).end('x');
      if (req.url === '/empty') return void res.writeHead(200, { 'content-type': 'text/html' }).end();
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"1"' }).end(PAGE);
    });
    desk = await openDesk({}, web.settings);
    token = await desk.token('checker');
    const source = await desk.as('checker', (change) =>
      addRow(change, 'sources', { type: 'article', title: 'The visit', url: `${web.url}/moved` } as never),
    );
    at = `/sources/${source.id}/snapshots`;
  });
  afterAll(async () => {
    await desk.close();
    await web.close();
  });

  test('keeps the bytes, the article, and how it came', async () => {
    const answer = await desk.json('POST', at, { url: `${web.url}/moved` }, token);
    expect(answer.status).toBe(201);
    const copy = (await (await desk.get(`${answer.headers.get('location')}.json`, token)).json()) as {
      text: string;
    };
    expect(copy).toMatchObject({
      how: 'fetch',
      original_name: null,
      media_type: 'text/html; charset=utf-8',
      final_url: `${web.url}/story`,
      headers: { ':url': `${web.url}/moved`, ':status': '200', ':reading': 'article', etag: '"1"' },
      size: PAGE.length + 4,
    });
    expect(copy.text).toContain('“No room for compromise,” he said.');
    expect(copy.text).not.toContain('Imprint');
    const whole = await desk.json('POST', at, { url: `${web.url}/moved`, reading: 'whole_page' }, token);
    const { text } = (await (await desk.get(`${whole.headers.get('location')}.json`, token)).json()) as {
      text: string;
    };
    expect(text).toContain('Imprint');
  });

  test('is offered with the address of the source', async () => {
    const page = await (await desk.get(at, await desk.signIn('checker'))).text();
    expect(page).toContain(`value="${web.url}/moved"`);
  });

  test.each([
    ['/picture', /image\/png/],
    ['/empty', /empty/],
  ])('is not made of %s', async (path, reason) => {
    const answer = await desk.json('POST', at, { url: `${web.url}${path}` }, token);
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
    expect(errors).toEqual([{ path: 'url', message: expect.stringMatching(reason) }]);
  });

  test('is refused for an address inside, in the same words for all, with what was typed still there', async () => {
    for (const url of [
      'http://127.0.0.1:1/',
      'http://169.254.169.254/latest',
      'http://localhost/',
      'http://10.0.0.1/',
    ]) {
      const answer = await desk.form(
        at,
        { way: 'fetch', url, reading: 'whole_page' },
        await desk.signIn('checker'),
      );
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(NOT_PUBLIC);
      expect(page).toContain(`value="${url}"`);
    }
  });
});
