import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOfServing, readConfig } from '../../../../src/config.js';
import { openDesk, type Sends, type TestDesk } from '../../../support/desk.js';

// A desk answers to its own names alone, so that no page of another site can have itself taken for one of the desk.

interface Answer {
  readonly status: number | undefined;
  readonly cache: string | undefined;
  readonly body: string;
}

/** As `fetch` would not: with any Host, and any address in the first line. */
function ask(desk: TestDesk, path: string, headers: Sends, method = 'GET'): Promise<Answer> {
  const { port } = new URL(desk.url);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
      const cache = answer.headers['cache-control'];
      resolve({ status: answer.statusCode, cache, body: await text(answer) });
    });
    asked.once('error', reject).end();
  });
}

describe('a desk without a public address', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  it.each(['localhost', 'localhost:3000', 'LOCALHOST', '127.0.0.1:1', '127.9.8.7', '[::1]:3000'])(
    'answers to %s',
    async (host) => {
      expect((await ask(desk, '/sign-in', { host })).status).toBe(200);
    },
  );

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1', 'x@localhost'])(
    'does not answer to %j, and says which setting is missing',
    async (host) => {
      const { status, body } = await ask(desk, '/sign-in', { host });
      expect(status).toBe(421);
      expect(body).toContain('ONRECORD_URL');
      expect(body).not.toContain('evil');
    },
  );

  it('does not answer to an address for another host, whatever the header says', async () => {
    expect((await ask(desk, 'http://evil.example/sign-in', { host: 'localhost' })).status).toBe(421);
    expect((await ask(desk, 'http://localhost/sign-in', { host: 'localhost' })).status).toBe(200);
  });

  it('believes no proxy about the host', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'localhost' };
    expect((await ask(desk, '/sign-in', headers)).status).toBe(421);
  });

  it.each(['/healthz', '/readyz'])('tells anybody at %s that it is there', async (path) => {
    const headers = { host: '10.0.0.7:3000', origin: 'http://watch.example' };
    expect((await ask(desk, path, headers)).status).toBe(200);
  });

  it('refuses a form of another origin, though its browser calls it one of the same site', async () => {
    const headers = { host: 'localhost', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' };
    expect((await ask(desk, '/sign-out', headers, 'POST')).status).toBe(403);
    expect((await ask(desk, '/sign-out', { ...headers, origin: 'http://localhost' }, 'POST')).status).toBe(
      303,
    );
  });

  it('takes a form of a page that sends no referrer, for which a browser says null', async () => {
    const headers = { host: 'localhost', origin: 'null', 'sec-fetch-site': 'same-origin' };
    expect((await ask(desk, '/sign-out', headers, 'POST')).status).toBe(303);
    expect((await ask(desk, '/sign-out', { ...headers, 'sec-fetch-site': 'none' }, 'POST')).status).toBe(403);
  });
});

describe('a desk with a public address', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk({ url: 'https://desk.example', trustProxy: 'loopback' });
  });
  afterAll(() => desk.close());

  it.each(['desk.example', 'DESK.example', 'desk.example:443'])('answers to %s', async (host) => {
    expect((await ask(desk, '/sign-in', { host })).status).toBe(200);
  });

  it.each(['localhost', '127.0.0.1', 'evil.example', 'desk.example:80', 'desk.example.evil.example'])(
    'does not answer to %s, and says to which it does',
    async (host) => {
      const { status, body } = await ask(desk, '/claims.json', { host });
      expect(status).toBe(421);
      expect(body).toContain('https://desk.example');
    },
  );

  it('takes the word of a trusted proxy for what was asked for', async () => {
    const through = (host: string) => ({ host: '127.0.0.1:3000', 'x-forwarded-host': host });
    expect((await ask(desk, '/sign-in', through('desk.example'))).status).toBe(200);
    expect((await ask(desk, '/sign-in', through('evil.example'))).status).toBe(421);
  });

  it('refuses what a page of another site asks for, reading too', async () => {
    const headers = { host: 'desk.example', origin: 'https://evil.example' };
    expect((await ask(desk, '/sign-in', headers)).status).toBe(403);
    expect((await ask(desk, '/nowhere', headers)).status).toBe(403);
    expect((await ask(desk, '/sign-in', { ...headers, origin: 'https://desk.example' })).status).toBe(200);
  });
});

describe('no answer to somebody who has signed in stays in a cache', () => {
  let desk: TestDesk;
  let editor: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    editor = await desk.signIn('editor');
  });
  afterAll(() => desk.close());

  it.each<[number, string, string, Sends]>([
    [200, 'GET', '/claims', {}],
    [404, 'GET', '/nowhere', {}],
    [404, 'GET', '/claims/999', {}],
    [405, 'POST', '/help', {}],
    [405, 'OPTIONS', '/claims', {}],
    [403, 'GET', '/users', {}],
    [403, 'POST', '/outlets', { 'sec-fetch-site': 'cross-site' }],
    [400, 'GET', '/claims?q=a&q=b', {}],
    [421, 'GET', '/claims', { host: 'evil.example' }],
    [
      413,
      'POST',
      '/outlets',
      {
        'content-length': '9000000',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
    ],
  ])('%i to %s %s', async (status, method, path, more) => {
    const answer = await ask(desk, path, { host: 'localhost', ...editor, ...more }, method);
    expect([answer.status, answer.cache]).toEqual([status, 'no-store']);
  });

  it('nor may any page be shown within another', async () => {
    for (const path of ['/claims', '/nowhere']) {
      const answer = await desk.get(path, editor);
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
    }
  });
});

describe('settings', () => {
  it.each<[string, string | undefined, boolean]>([
    ['127.0.0.1', undefined, true],
    ['::1', undefined, true],
    ['localhost', undefined, true],
    ['0.0.0.0', undefined, false],
    ['::', undefined, false],
    ['192.0.2.1', undefined, false],
    ['0.0.0.0', 'https://desk.example', true],
  ])('a desk may be served on %s with the address %s: %s', (host, url, may) => {
    const read = readConfig({ host }, { ONRECORD_URL: url });
    expect(read.ok && faultOfServing(read.config) === null).toBe(may);
  });

  it('limits are read, and what is no limit is refused by name', () => {
    const read = readConfig({}, { ONRECORD_LIMIT_SEARCH: '10/s', ONRECORD_LIMIT_EXPORT: 'off' });
    expect(read).toMatchObject({
      config: {
        limits: { search: { count: 10, seconds: 1 }, export: null, import: { count: 30, seconds: 60 } },
      },
    });
    const wrong = readConfig({}, { ONRECORD_LIMIT_FETCH: '10 a day' });
    expect(wrong).toMatchObject({ ok: false, faults: [expect.stringContaining('ONRECORD_LIMIT_FETCH')] });
  });
});
