import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let editor: Sends;

beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.signIn('editor');
});

afterAll(() => desk.close());

async function encodingOf(path: string, sends: Sends): Promise<string | null> {
  const answer = await desk.get(path, sends);
  expect(answer.status).toBe(200);
  return answer.headers.get('content-encoding');
}

const TYPED = { 'sec-fetch-site': 'none' };

describe('a page', () => {
  it.each(['br', 'gzip'])('is compressed as %s, and is the same page', async (encoding) => {
    const sends = { ...editor, ...TYPED };
    const plain = await desk.get('/claims/new', { ...sends, 'accept-encoding': 'identity' });
    const compressed = await desk.get('/claims/new', { ...sends, 'accept-encoding': encoding });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(compressed.headers.get('content-encoding')).toBe(encoding);
    expect(compressed.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(compressed.headers.get('vary')).toContain('Accept-Encoding');
    const isOfOneRequest = /name="key" value="[^"]*"/g;
    const text = (await compressed.text()).replace(isOfOneRequest, '');
    expect(text).toBe((await plain.text()).replace(isOfOneRequest, ''));
  });

  it('is less than a third of its size', async () => {
    const sends = { ...editor, ...TYPED, 'accept-encoding': 'br' };
    const answer = await fetch(`${desk.url}/claims/new`, { headers: sends });
    const length = Number(answer.headers.get('content-length'));
    expect(length).toBeLessThan((await answer.text()).length / 3);
  });

  it('is sent as it is to a client that names no encoding', async () => {
    expect(
      await encodingOf('/claims/new', { ...editor, ...TYPED, 'accept-encoding': 'identity' }),
    ).toBeNull();
  });

  it.each(['cross-site', 'same-site'])(
    'of somebody signed in is not compressed for a %s link',
    async (site) => {
      expect(
        await encodingOf('/claims/new', { ...editor, 'sec-fetch-site': site, 'accept-encoding': 'br' }),
      ).toBeNull();
    },
  );

  it('of somebody signed in is not compressed where the browser does not say who asks', async () => {
    expect(await encodingOf('/claims/new', { ...editor, 'accept-encoding': 'br' })).toBeNull();
  });
});

describe('what a script gets', () => {
  it.each(['/openapi.json', '/claims.csv'])('is compressed: %s', async (path) => {
    const token = await desk.token('editor', 'read');
    expect(await encodingOf(path, { ...token, 'accept-encoding': 'br' })).toBe('br');
  });
});

it('a script of a page is compressed for everybody, and may be kept for ever', async () => {
  const page = await (await desk.get('/claims', editor)).text();
  const [, href = ''] = /<script [^>]*src="([^"]+)"/.exec(page) ?? [];
  for (const encoding of ['br', 'gzip', 'br']) {
    const answer = await desk.get(href, { ...editor, 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toContain('localStorage');
  }
});

it('a file that is not there is not found', async () => {
  const page = await (await desk.get('/claims', editor)).text();
  const [, folder = ''] = /(\/assets\/[0-9a-f]+\/)/.exec(page) ?? [];
  expect((await desk.get(`${folder}js/none.js`, editor)).status).toBe(404);
  expect((await desk.get(`${folder}../package.json`, editor)).status).toBe(404);
});
