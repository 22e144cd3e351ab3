import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.js';
import { listen, type Serving } from '../../src/platform/http/serve.js';
import { AppError } from '../../src/platform/lib/errors.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { checkHtml } from '../support/html.js';

// Every way in which a request can fail, met on a real desk, as a script and as a browser: a script is told
// in the one shape of RFC 9457, a person on a page of the desk, both with the same status and no more.

let desk: TestDesk;
let broken: Serving;
let locked: Serving;
let token: Sends;
let session: Sends;
let viewer: Sends;
let outlet: { readonly id: number };
let trashed: { readonly id: number };

beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('editor');
  [session, viewer] = [await desk.signIn('editor'), await desk.signIn('viewer')];
  outlet = await add('The Morning Wire');
  trashed = await add('The Evening Post');
  await desk.json('DELETE', `/outlets/${trashed.id}`, {}, token);
  await desk.json('PATCH', `/outlets/${outlet.id}`, { kind: 'agency' }, { ...token, 'if-match': '"1"' });
  broken = await listen(buildApp(withoutDatabase()), '127.0.0.1', 0);
  locked = await listen(buildApp(withLockedDatabase()), '127.0.0.1', 0);
});
afterAll(async () => {
  await Promise.all([broken.stop(), locked.stop()]);
  await desk.close();
});

async function add(name: string): Promise<{ readonly id: number }> {
  return (await (await desk.json('POST', '/outlets', { name }, token)).json()) as { id: number };
}

/** A desk whose database is gone in a way that nobody foresaw. */
function withoutDatabase(): TestDesk['ctx'] {
  const config = { ...desk.ctx.config, anonymous: 'viewer' };
  const db = { get: () => ({ selectFrom: () => fail() }) };
  return Object.create(desk.ctx, { db, config: { value: config } });
}

function fail(): never {
  throw new Error('select secret from claims failed in /srv/onrecord/src/platform/db/connection/open.ts');
}

/** A desk whose database another program writes to for longer than anybody waits. */
function withLockedDatabase(): TestDesk['ctx'] {
  const transact = () => Promise.reject(new AppError('busy', 'Another program is writing to the database.'));
  return Object.create(desk.ctx, { transact: { value: transact } });
}

async function tooOften(attempt: () => Promise<Response>): Promise<Response> {
  let answer = await attempt();
  for (let tries = 1; tries < 12 && answer.status !== 429; tries++) answer = await attempt();
  return answer;
}

const json = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body: unknown, more: Sends = {}) =>
  desk.json(method, path, body, { ...token, ...more });
const raw = (path: string, init: RequestInit) => fetch(desk.url + path, { redirect: 'manual', ...init });
const TEXT = { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' };
const LONG = 'x'.repeat(10 * 1024 * 1024 + 1);
const wrong = (who: string) => ({ email: `${who}@desk.example`, password: 'not the password' });
const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const atLocked = (path: string, headers: Record<string, string>, body: string) =>
  fetch(`http://127.0.0.1:${locked.port}${path}`, { method: 'POST', headers, body, redirect: 'manual' });
const atBroken = (path: string) => fetch(`http://127.0.0.1:${broken.port}${path}`);

/** By status: how a script meets it, and how a browser does. */
const WAYS: Readonly<
  Record<number, readonly [script: () => Promise<Response>, browser: () => Promise<Response>]>
> = {
  400: [
    () =>
      raw('/outlets', {
        method: 'POST',
        body: '{',
        headers: { ...token, 'content-type': 'application/json' },
      }),
    () => desk.get('/claims?q=one&q=two', session),
  ],
  401: [() => desk.get('/claims.json'), () => desk.form('/outlets', { name: 'Wire' })],
  403: [() => desk.get('/users.json', token), () => desk.get('/users', session)],
  404: [() => desk.get('/outlets/999.json', token), () => desk.get('/nowhere', session)],
  405: [
    () => raw('/outlets', { method: 'PUT', headers: token }),
    () => raw('/help', { method: 'POST', headers: { ...session, ...TEXT } }),
  ],
  409: [
    () => json('PATCH', `/outlets/${outlet.id}`, { name: 'Wire' }, { 'if-match': '"1"' }),
    () => desk.form(`/outlets/${outlet.id}`, { name: 'Wire', version: '1' }, session),
  ],
  410: [
    () => desk.get(`/outlets/${trashed.id}.json`, viewer),
    () => desk.get(`/outlets/${trashed.id}`, viewer),
  ],
  413: [() => json('POST', '/outlets', { name: LONG }), () => desk.form('/outlets', { name: LONG }, session)],
  415: [
    () => raw('/outlets', { method: 'POST', body: 'name', headers: { ...token, ...TEXT } }),
    () => raw('/outlets', { method: 'POST', body: 'name', headers: { ...session, ...TEXT } }),
  ],
  422: [() => json('POST', '/outlets', { nane: 'Wire' }), () => desk.form('/outlets', {}, session)],
  428: [
    () => json('PATCH', `/outlets/${outlet.id}`, { name: 'Wire' }),
    () => desk.form(`/outlets/${outlet.id}`, { name: 'Wire' }, session),
  ],
  429: [
    () => tooOften(() => desk.json('POST', '/sign-in', wrong('viewer'))),
    () => tooOften(() => desk.form('/sign-in', wrong('checker'))),
  ],
  500: [() => atBroken('/claims.json'), () => atBroken('/claims')],
  503: [
    () => atLocked('/outlets', { ...token, 'content-type': 'application/json' }, '{"name":"Wire"}'),
    () =>
      atLocked(
        '/outlets',
        { ...session, ...SAME_ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
        'name=Wire',
      ),
  ],
};

/** What is nobody's business: a stack, a query, a file, the name of the database's own errors. */
const INSIDE = /\n\s+at |node_modules|\/srv\/|\/src\/|\.[tj]s\b:|select \S+ from|SQLITE_|onrecord\.db/;
const HEADERS: Readonly<Record<number, string>> = {
  401: 'www-authenticate',
  405: 'allow',
  429: 'retry-after',
  503: 'retry-after',
};
const STATUSES = Object.keys(WAYS).map(Number);

describe.each(STATUSES)('%i', (status) => {
  it('is told to a script as RFC 9457 has it', async () => {
    const answer = await WAYS[status]?.[0]();
    const body = (await answer?.json()) as Record<string, unknown>;
    const { errors, current, ...problem } = body;
    expect(problem).toEqual({
      type: 'about:blank',
      title: expect.stringMatching(/^[A-Z]/),
      status,
      detail: expect.stringMatching(/[.…]$/),
    });
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(Array.isArray(errors)).toBe(status === 422);
    expect(current !== undefined).toBe(status === 409);
    expect(JSON.stringify(body)).not.toMatch(INSIDE);
    if (HEADERS[status]) expect(answer?.headers.get(HEADERS[status])).toBeTruthy();
  });

  it('is told to a person on a page', async () => {
    const answer = await WAYS[status]?.[1]();
    const html = (await answer?.text()) ?? '';
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).not.toMatch(INSIDE);
    expect(await checkHtml(html)).toEqual([]);
    if (HEADERS[status] && status !== 401) expect(answer?.headers.get(HEADERS[status])).toBeTruthy();
  });
});
