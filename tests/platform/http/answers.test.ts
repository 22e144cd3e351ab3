import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// What the desk answers to requests that are not quite right, whatever noun they are about.

let desk: TestDesk;
let token: Sends;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk();
  [token, editor] = [await desk.token('editor'), await desk.signIn('editor')];
  await desk.json(
    'POST',
    '/claims',
    { text: 'We talk.', speaker: { name: 'Wang Yi' }, attribution: { source: { title: 'The Herald' } } },
    token,
  );
});
afterAll(() => desk.close());

const ask = (method: string, path: string, headers: Sends = token) =>
  fetch(desk.url + path, { method, headers, redirect: 'manual' });

describe('a method that an address does not take', () => {
  it.each([
    ['PUT', '/claims', 'GET, HEAD, POST'],
    ['DELETE', '/tags', 'GET, HEAD, POST'],
    ['PUT', '/claims/1', 'GET, HEAD, POST, PATCH, DELETE'],
    ['OPTIONS', '/claims/1.json', 'GET, HEAD, POST, PATCH, DELETE'],
    ['PUT', '/lists/1/items/2', 'DELETE, POST, PATCH'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('%s %s is answered with those it takes', async (method, path, allow) => {
    const answer = await ask(method, path);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  });

  it.each([
    ['PUT', '/nowhere'],
    ['PUT', '/claims/x'],
    ['GET', '/claims/0.json'],
    ['DELETE', '/claims/1/nothing'],
  ])('is not what %s %s is told: nothing is there', async (method, path) => {
    expect((await ask(method, path)).status).toBe(404);
  });
});

describe('a script', () => {
  it('that sends JSON without a token is told to send one', async () => {
    const answer = await fetch(`${desk.url}/outlets`, {
      method: 'POST',
      body: '{"name":"Herald"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Authorization: Bearer');
  });

  it('gets no page by its token, not even the head of one', async () => {
    expect([(await ask('GET', '/claims')).status, (await ask('HEAD', '/claims')).status]).toEqual([403, 403]);
  });
});

it('what others rest on stays, and nobody else is blamed for it', async () => {
  const answer = await desk.json('DELETE', '/sources/1', {}, { ...token, 'if-match': '"1"' });
  expect(answer.status).toBe(409);
  const problem = await answer.text();
  expect(problem).toContain('This cannot be done now');
  expect(problem).toContain('used by one quotation');
  const page = await desk.form('/sources/1/trash', { version: '1' }, editor);
  expect(await page.text()).toContain('This cannot be done now');
});

it('a download is named without signs that turn the reading direction', async () => {
  const list = await desk.json('POST', '/lists', { title: 'Talks \u202etxt' }, token);
  const file = await ask('GET', `${list.headers.get('location')}/export`);
  expect(file.headers.get('content-disposition')).toBe(
    'attachment; filename="Talks txt.txt"; filename*=UTF-8\'\'Talks%20txt.txt',
  );
});

describe('a filter of claims that cannot be read', () => {
  it('is shown beside its field, with everything that was typed', async () => {
    const answer = await ask('GET', '/claims?q=trade&from=last+June&speaker=1', editor);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toMatch(/id="f-find-from-problem"[^>]*>[^<]*(<[^>]*>[^<]*)*last June is not a date/);
    expect(page).toContain('href="#f-find-from"');
    for (const typed of ['value="trade"', 'value="last June"', 'name="speaker" value="1"']) {
      expect(page).toContain(typed);
    }
    expect(page).not.toContain('0 quotations');
  });

  it('is a problem with its errors for a script, and a line for who wants a table', async () => {
    const problem = await ask('GET', '/claims.json?from=last+June');
    expect(problem.status).toBe(422);
    expect(await problem.json()).toMatchObject({ errors: [{ path: 'from' }] });
    expect((await ask('GET', '/claims.csv?from=last+June')).status).toBe(422);
  });
});

it('a cursor that is not one is refused in every face, a table as well', async () => {
  for (const path of ['/claims.csv?after=xxx', '/claims.csv?q=talk&sort=relevance&after=abc']) {
    const refused = await ask('GET', path);
    expect([refused.status, await refused.text()], path).toEqual([400, expect.stringContaining('address')]);
  }
  for (const path of ['/sources.csv?after=xxx', '/claims/export?format=csv&after=xxx'])
    expect((await ask('GET', path)).status, path).toBe(400);
  const table = await ask('GET', '/claims.csv');
  expect([table.status, (await table.text()).split('\r\n').length]).toEqual([200, 3]);
  const nothing = await ask('GET', '/claims.csv?q=nowhere');
  expect(await nothing.text()).toMatch(/^id,.*,text,.*,open_notes\r\n$/);
});

it('what has nothing to be seen in it is nothing', async () => {
  for (const [path, body] of [
    ['/outlets', { name: '\u200b\u00a0' }],
    ['/claims', { text: '\u200b', speaker_id: 1 }],
    ['/sources/1/snapshots', { text: ' \n ' }],
    ['/sources/1/snapshots', { text: '\u200b\n' }],
  ] as const) {
    expect((await desk.json('POST', path, body, token)).status, path).toBe(422);
  }
});

describe('a body with more in it than any address takes', () => {
  const many = <T>(value: T) => Array<T>(60_000).fill(value);
  it.each<[string, object, string]>([
    ['a list of 60,000', { text: 'We talk.', tags: many('x') }, '50,000 values'],
    ['60,000 fields', Object.fromEntries(many(0).map((_, at) => [`f${at}`, 1])), '2,000 different names'],
    [
      '60,000 fields within one',
      { speaker: Object.fromEntries(many(0).map((_, at) => [`f${at}`, 1])) },
      '2,000 different names',
    ],
  ])('is refused before it is read: %s', async (_what, body, most) => {
    const answer = await desk.json('POST', '/claims', body, token);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ detail: `The JSON has more than ${most}.` });
  });

  it('is refused at its field where it is only too long a list', async () => {
    const answer = await desk.json(
      'POST',
      '/claims',
      { text: 'We talk.', tags: Array(40_000).fill('x') },
      token,
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('This list has 40,000 entries; the limit is 50');
  });
});

it('a field that is given in two ways, or is called as nothing may be, is refused as any other', async () => {
  for (const fields of ['{"a.b":1,"a":{"b":2}}', '{"__proto__":{"x":1},"constructor":2}']) {
    const headers = { ...token, 'content-type': 'application/json' };
    const answer = await fetch(`${desk.url}/claims`, { method: 'POST', body: fields, headers });
    expect(answer.status).toBe(422);
  }
});

describe('what is no request', () => {
  it.each([
    [
      'a search of 20,000 words',
      `GET /claims?q=${'word+'.repeat(20_000)} HTTP/1.1\r\n\r\n`,
      431,
      'fewer words',
    ],
    ['an address of 17,000 characters', `GET /${'a'.repeat(17_000)} HTTP/1.1\r\n\r\n`, 431, 'too long'],
    ['what is not HTTP', 'Good morning\r\n\r\n', 400, 'cannot be read'],
  ])('%s is answered in plain words, however much is still sent', async (_what, sent, status, word) => {
    const answer = await sendRaw(sent);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('Content-Type: text/plain');
    expect(answer).toContain(word);
  });

  /** Everything that comes back until the desk closes the connection. Rejects where that is cut. */
  async function sendRaw(bytes: string): Promise<string> {
    const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
    socket.end(bytes);
    return text(socket);
  }
});

describe('two claims', () => {
  it('are linked once in one way, from whichever end, and neither is a piece of the other twice', async () => {
    const add = { text: 'We talk of trade.', speaker_id: 1 };
    const other = Number((await desk.json('POST', '/claims', add, token)).headers.get('location')?.slice(8));
    const link = (from: number, to: number, kind: string) =>
      desk.json('POST', `/claims/${from}/links`, { kind, other_claim_id: to }, token);
    expect((await link(1, other, 'fragment_of')).status).toBe(201);
    const turned = await link(other, 1, 'fragment_of');
    expect(turned.status).toBe(422);
    expect(await turned.text()).toContain('the other way round');
    expect((await link(1, other, 'compare')).status).toBe(201);
    expect((await link(other, 1, 'compare')).status).toBe(422);
    expect((await link(other, 1, 'responds_to')).status).toBe(201);
  });
});
