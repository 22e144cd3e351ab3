import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { NOT_PUBLIC } from '../../../src/platform/fetching/addresses.js';
import { type FetchSettings, openFetcher } from '../../../src/platform/fetching/fetcher.js';
import { faultOf } from '../../../src/platform/fetching/refusals.js';
import { openWeb, openWire, type Web } from './web.js';

const open: Web[] = [];
afterEach(() => Promise.all(open.splice(0).map((web) => web.close())));

/** Few bytes, and more time than anything here takes. */
const SMALL = { timeMs: 60_000, bytes: 200_000 };
/** For what never ends. */
const SHORT = { ...SMALL, timeMs: 700 };

async function web(...given: Parameters<typeof openWeb>): Promise<Web> {
  const opened = await openWeb(...given);
  open.push(opened);
  return opened;
}

async function wire(...given: Parameters<typeof openWire>): Promise<Web> {
  const opened = await openWire(...given);
  open.push(opened);
  return opened;
}

async function refusalOf(opened: Web, path = '/', settings: FetchSettings = {}) {
  const fetcher = openFetcher({ ...opened.settings, limits: SMALL, ...settings });
  const result = await fetcher.fetchCopy(`${opened.url}${path}`);
  return result.ok ? `kept ${result.value.bytes.length} bytes` : result.errors;
}

describe('a page that is fetched', () => {
  test('comes with its address, status, headers and bytes, and is asked for by name, without cookies', async () => {
    const page = '<p>No room for compromise.</p>';
    const site = await web((req, res) => {
      const moved = { location: '/new', 'set-cookie': 'a=b' };
      if (req.url === '/old') return void res.writeHead(301, moved).end();
      res.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'set-cookie': 'c=d',
        'x-two': ['a', 'b'],
      });
      res.end(page);
    });
    const result = await openFetcher(site.settings).fetchCopy(`${site.url}/old#part`);
    if (!result.ok) throw new Error(result.errors.message);
    const { headers, bytes, ...came } = result.value;
    expect(came).toEqual({
      url: `${site.url}/old`,
      finalUrl: `${site.url}/new`,
      redirects: [],
      status: 200,
      mediaType: 'text/html; charset=utf-8',
    });
    expect(bytes.toString()).toBe(page);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-two': 'a, b' });
    expect(headers).not.toHaveProperty('set-cookie');
    for (const { headers: sent } of site.asked) {
      expect(sent['user-agent']).toMatch(/^Onrecord\//);
      expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['cookie']));
      expect(sent).not.toHaveProperty('authorization');
      expect(sent).not.toHaveProperty('metadata-flavor');
    }
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('is unpacked from %s', async (encoding, pack) => {
    const site = await web((_req, res) =>
      res.writeHead(200, { 'content-encoding': encoding }).end(pack('words')),
    );
    const result = await openFetcher(site.settings).fetchCopy(site.url);
    expect(result.ok && result.value.bytes.toString()).toBe('words');
  });

  test('is fetched two at a time, and the third waits', async () => {
    const waiting: ServerResponse[] = [];
    let most = 0;
    const site = await web((_req, res) => {
      most = Math.max(most, waiting.push(res));
      // A third would come while these two wait.
      if (waiting.length === 2) setTimeout(() => waiting.splice(0).forEach((one) => void one.end('x')), 30);
    });
    const fetcher = openFetcher(site.settings);
    await Promise.all(Array.from({ length: 6 }, () => fetcher.fetchCopy(site.url)));
    expect(most).toBe(2);
  });
});

describe('an error of our own', () => {
  test('is thrown, though it has a code, and not called a fault of the server', () => {
    for (const code of ['ERR_INVALID_ARG_TYPE', 'UND_ERR_INVALID_ARG', 'EMFILE', 'ERR_OUT_OF_RANGE', '20']) {
      const error = Object.assign(new TypeError('ours'), { code });
      expect(() => faultOf(error, SMALL), code).toThrow(error);
    }
  });

  test.each([
    ['ECONNREFUSED', 'connection refused'],
    ['ENOTFOUND', 'connection lost'],
    ['EAI_AGAIN', 'connection lost'],
    ['UND_ERR_SOCKET', 'connection lost'],
    ['UND_ERR_CONNECT_TIMEOUT', 'it took too long'],
    ['CERT_HAS_EXPIRED', 'its certificate is not valid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is not valid'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not valid'],
    ['Z_DATA_ERROR', 'the response is invalid'],
    ['ERR__ERROR_FORMAT_CL_SPACE', 'the response is invalid'],
  ])('%s is of the network: %s', (code, words) => {
    const told = faultOf(Object.assign(new Error(code), { code }), SMALL);
    expect(told).toMatchObject({ errors: { kind: 'connection', message: expect.stringContaining(words) } });
  });

  test('that breaks a connection is told to whoever waits for it', async () => {
    const error = new TypeError('ours');
    const fetcher = openFetcher({
      resolve: () => Promise.resolve(['93.184.216.34']),
      connect: () => {
        throw error;
      },
    });
    await expect(fetcher.fetchCopy('http://news.example/')).rejects.toBe(error);
  });
});

describe('a server that means harm', () => {
  test('leads inside: the redirect is refused, and nobody knocks there', async () => {
    const inside = await web((_req, res) => res.end('secret'));
    const site = await web((_req, res) => res.writeHead(302, { location: inside.url }).end());
    expect(await refusalOf(site)).toMatchObject({ kind: 'address', message: NOT_PUBLIC });
    expect(inside.asked).toEqual([]);
  });

  test('leads on for ever', async () => {
    const site = await web((req, res) =>
      res.writeHead(302, { location: `/${req.url?.length}${'x'.repeat(3)}` }).end(),
    );
    expect(await refusalOf(site)).toMatchObject({ kind: 'redirects' });
    expect(site.asked).toHaveLength(6);
  });

  test('leads to a file', async () => {
    const site = await web((_req, res) => res.writeHead(302, { location: 'file:///etc/passwd' }).end());
    expect(await refusalOf(site)).toMatchObject({ kind: 'address' });
  });

  test('sends more than is kept', async () => {
    const site = await web((_req, res) => {
      res.on('error', () => undefined);
      const more = () => res.write(Buffer.alloc(65_536), () => !res.destroyed && more());
      more();
    });
    expect(await refusalOf(site)).toMatchObject({ kind: 'size' });
  });

  test('sends little that becomes much', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(60_000);
    const site = await web((_req, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await refusalOf(site, '/', { limits: {} })).toMatchObject({ kind: 'size' });
    const twice = await web((_req, res) =>
      res.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(bomb)),
    );
    expect(await refusalOf(twice, '/', { limits: {} })).toMatchObject({ kind: 'size' });
    const often = await web((_req, res) => res.writeHead(200, { 'content-encoding': 'br, br, br' }).end('x'));
    expect(await refusalOf(often)).toMatchObject({ kind: 'connection' });
  });

  test('sends a byte now and then', async () => {
    const site = await wire((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : socket.write('x')), 50);
    });
    expect(await refusalOf(site, '/', { limits: SHORT })).toMatchObject({ kind: 'time' });
  });

  test('never ends its headers, or never begins them', async () => {
    const headers = await wire((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : socket.write('a: b\r\n')), 50);
    });
    for (const site of [headers, await wire(() => undefined)])
      expect(await refusalOf(site, '/', { limits: SHORT })).toMatchObject({ kind: 'time' });
  });

  test('sends headers of ten megabytes', async () => {
    const site = await wire((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(10_000_000)}\r\n\r\n`),
    );
    expect(await refusalOf(site)).toMatchObject({ kind: 'size' });
  });

  test.each([
    ['says a length and sends less', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'],
    [
      'says that it is gzip and sends none',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nplain',
    ],
    [
      'sends an encoding nobody asked for',
      'HTTP/1.1 200 OK\r\ncontent-encoding: zstd\r\ncontent-length: 5\r\n\r\nplain',
    ],
    ['speaks something else', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['hangs up', ''],
  ])('%s', async (_what, said) => {
    expect(await refusalOf(await wire((socket) => socket.end(said)))).toMatchObject({ kind: 'connection' });
  });

  test('has no certificate', async () => {
    const site = await wire((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const result = await openFetcher({ ...site.settings, limits: SMALL }).fetchCopy(
      `https://127.0.0.1:${site.port}/`,
    );
    expect(!result.ok && result.errors.message).toMatch(/certificate|encryption/);
  });

  test('answers with anything but the page', async () => {
    const site = await web((req, res) =>
      res.writeHead(Number(req.url?.slice(1))).end('<p>An error page.</p>'),
    );
    expect(await refusalOf(site, '/404')).toMatchObject({ kind: 'status', status: 404 });
    expect(await refusalOf(site, '/403')).toMatchObject({
      status: 403,
      message: expect.stringContaining('Paste the text'),
    });
    expect(await refusalOf(site, '/503')).toMatchObject({ status: 503 });
    expect(await refusalOf(site, '/304')).toMatchObject({ status: 304 });
    let hungUp: Promise<unknown> = Promise.resolve();
    const endless = await web((_req, res) => {
      hungUp = once(res, 'close');
      res.on('error', () => undefined).writeHead(404);
      const more = () => res.write(Buffer.alloc(65_536), () => !res.destroyed && more());
      more();
    });
    expect(await refusalOf(endless)).toMatchObject({ status: 404 });
    await hungUp;
  });
});
