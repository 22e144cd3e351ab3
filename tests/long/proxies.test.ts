import { once } from 'node:events';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlain } from '../../src/platform/db/connection/open.js';
import {
  findProgram,
  freePort,
  type ProxyName,
  type ProxyPorts,
  type RunningProxy,
  SITE,
  startProxy,
} from '../support/proxy.js';
import { type Desk, serve, temporaryFolder } from '../support/serve.js';

// The examples of deploy/ before a real desk: what a browser, a stranger and a slow client meet there.

const PASSWORD = 'four words without sense';
/** Not that of the proxy: whoever asks has an address of their own. */
const CLIENT = '127.0.0.7';
const MB = 1024 * 1024;

describe.each<ProxyName>(['nginx', 'caddy'])('%s as in deploy/', (name) => {
  if (findProgram(name) === null) return it.skip(`is not installed here`, () => {});
  let ports: ProxyPorts;
  let desk: Desk;
  let proxy: RunningProxy;
  let cookie: string;

  beforeAll(async () => {
    const https = await freePort();
    const env = { ONRECORD_URL: `https://${SITE}:${https}`, ONRECORD_TRUST_PROXY: 'loopback' };
    desk = await serve({ sample: true, env });
    ports = { https, http: await freePort(), desk: Number(new URL(desk.url).port) };
    proxy = await startProxy(name, ports, temporaryFolder());
    cookie = await firstAdmin();
  }, 60_000);
  afterAll(async () => {
    await proxy?.stop();
    await desk?.stop();
  });

  interface Sends {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
  }

  /** Over TLS, by the name of the site, with the certificate checked. */
  async function ask(path: string, { method = 'GET', headers = {}, body }: Sends = {}) {
    const asked = request({
      ...{ host: '127.0.0.1', port: ports.https, servername: SITE, ca: proxy.ca, localAddress: CLIENT },
      ...{ path, method, headers: { host: `${SITE}:${ports.https}`, ...headers } },
      agent: false,
    });
    // Whoever is refused on the head of a large body may find the connection closed while still sending it.
    const answered = once(asked, 'response');
    asked.on('error', () => {});
    asked.end(body);
    const [answer] = (await answered) as [import('node:http').IncomingMessage];
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers,
      text: await text(answer).catch(() => ''),
    };
  }

  function sendForm(path: string, fields: Readonly<Record<string, string>>, headers = {}) {
    const body = new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    return ask(path, { method: 'POST', body, headers: { ...type, ...length, ...headers } });
  }

  async function firstAdmin(): Promise<string> {
    const link = /Create the first admin within one hour: (\S+)/.exec(desk.log())?.[1] ?? '';
    expect(link).toMatch(new RegExp(`^https://${SITE}:${ports.https}/sign-in/first/`));
    const made = await sendForm(new URL(link).pathname, {
      ...{ email: 'ada@desk.example', name: 'Ada Admin', password: PASSWORD },
    });
    return cookieOf(made.headers) ?? `none in ${made.status} ${made.text.slice(0, 2000)}`;
  }

  const signIn = (password: string, headers = {}) =>
    sendForm('/sign-in', { email: 'ada@desk.example', password }, headers);

  it('lets somebody sign in by a Secure cookie that is bound to the host', async () => {
    const answer = await signIn(PASSWORD);
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-onrecord=[\w-]{43};/);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/(?=.*; Path=\/)(?=.*; HttpOnly)(?=.*; Secure)/);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    const page = await ask('/account', { headers: { cookie } });
    expect([page.status, page.text.includes('Ada Admin')]).toEqual([200, true]);
  });

  it('leads http to https, with the rest of the address', async () => {
    const asked = plainRequest({
      ...{ host: '127.0.0.1', port: ports.http, path: '/claims?q=no+room', headers: { host: SITE } },
      agent: false,
    }).end();
    const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
    expect([301, 308]).toContain(answer.resume().statusCode);
    // Caddy leaves the port out, as it is in earnest.
    expect(answer.headers.location?.replace(`:${ports.https}`, '')).toBe(`https://${SITE}/claims?q=no+room`);
  });

  it('tells the desk where a client really is, whatever the client says', async () => {
    const lies = {
      'x-forwarded-for': '203.0.113.9, 198.51.100.1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'for=203.0.113.9;host=evil.example;proto=http',
    };
    expect((await signIn('wrong password', lies)).status).toBe(422);
    const database = openPlain(desk.db, { readOnly: true });
    const addresses = database.prepare('SELECT DISTINCT address FROM sign_in_failures').pluck().all();
    database.close();
    expect(addresses).toEqual([CLIENT]);
    const answer = await signIn(PASSWORD, lies);
    expect(answer.headers['set-cookie']?.[0]).toContain('__Host-onrecord=');
    const page = await ask('/claims', { headers: { ...lies, cookie } });
    expect([page.status, page.text.includes('evil.example')]).toEqual([200, false]);
  });

  it('speaks HTTP/2', async () => {
    const socket = connect({
      ...{ host: '127.0.0.1', port: ports.https, servername: SITE, ca: proxy.ca },
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    await once(socket, 'secureConnect');
    expect(socket.alpnProtocol).toBe('h2');
    socket.destroy();
  });

  it('lets a file of 20 MB through to the desk, and refuses one of 30 MB itself', async () => {
    const upload = (bytes: number) => {
      const head =
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a.html"\r\n\r\n<p>No room.<!--';
      const body = Buffer.concat([
        Buffer.from(head),
        Buffer.alloc(bytes, 'x'),
        Buffer.from('-->\r\n--x--\r\n'),
      ]);
      const type = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' };
      const headers = { ...type, cookie, 'content-length': String(body.length) };
      return ask('/sources/1/snapshots', { method: 'POST', body, headers });
    };
    const taken = await upload(20 * MB - 100);
    expect(taken.headers['x-request-id']).toBeDefined();
    expect([taken.status, taken.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/sources\/1\/snapshots\/\d+/),
    ]);
    // A connection that is closed on the sender is a refusal too, where it comes before the answer can be read.
    const refused = await upload(30 * MB).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof refused === 'object') {
      expect(refused.status).toBe(413);
      expect(refused.headers['x-request-id']).toBeUndefined();
    } else expect(['EPIPE', 'ECONNRESET']).toContain(refused);
  });

  it('passes on files compressed, and no page that another site may have asked for', async () => {
    const headers = { cookie, 'accept-encoding': 'gzip' };
    const page = await ask('/claims', { headers });
    expect([page.status, page.headers['content-encoding']]).toEqual([200, undefined]);
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(page.text)?.[1] ?? '';
    expect((await ask(style, { headers })).headers['content-encoding']).toBe('gzip');
  });

  it('cuts off whoever sends too slowly', async () => {
    await proxy.stop();
    proxy = await startProxy(name, ports, temporaryFolder(), [[SLOW[name], SLOW[name].replace('20s', '1s')]]);
    const socket = connect({ host: '127.0.0.1', port: ports.https, servername: SITE, ca: proxy.ca });
    await once(socket, 'secureConnect');
    socket.write(`GET / HTTP/1.1\r\nHost: ${SITE}\r\nX-Slow: `);
    socket.resume().on('error', () => {});
    await once(socket, 'close');
    expect((await ask('/healthz')).status).toBe(200);
  });
});

const SLOW: Readonly<Record<ProxyName, string>> = {
  nginx: 'client_header_timeout 20s',
  caddy: 'read_header 20s',
};

function cookieOf(headers: import('node:http').IncomingHttpHeaders): string | undefined {
  return headers['set-cookie']?.find((one) => one.startsWith('__Host-onrecord='))?.split(';')[0];
}
