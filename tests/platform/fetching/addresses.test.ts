import { describe, expect, test } from 'vitest';
import { isPublic, NOT_PUBLIC, nextAddress } from '../../../src/platform/fetching/addresses.js';
import { openFetcher } from '../../../src/platform/fetching/fetcher.js';
import { openWeb, recordConnections } from './web.js';

const NONE: ReadonlySet<string> = new Set();

/** Every way to write an address that is not of the public web. */
const REFUSED = [
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://0/',
  'http://127.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::a00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[4000::1]/',
  'http://①②⑦.⓪.⓪.①/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://172.16.5.4/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://192.0.2.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'file:///etc/passwd',
  'gopher://example.org/',
  'data:text/plain,hello',
  'ftp://example.org/',
  'javascript:alert(1)',
  'http://93.184.216.34:22/',
  'https://93.184.216.34:80/',
  'http://93.184.216.34:443/',
  'https://somebody@example.org/',
  'https://somebody:secret@example.org/',
  'no address at all',
  '',
];

describe('addresses that are never asked', () => {
  test.each(REFUSED)('%s is refused in the one wording, and nothing is connected to', async (url) => {
    const recorder = recordConnections();
    const fetcher = openFetcher({
      connect: recorder.connect,
      resolve: () => Promise.resolve(['93.184.216.34']),
    });
    expect(await fetcher.fetchCopy(url)).toEqual({
      ok: false,
      errors: { kind: 'address', status: null, message: NOT_PUBLIC },
    });
    expect(recorder.connections).toEqual([]);
  });

  test.each([
    ['one private address', ['127.0.0.1']],
    ['a public one and a private one', ['93.184.216.34', '10.0.0.7']],
    ['an IPv6 address that holds a private one', ['::ffff:192.168.0.1']],
    ['the address of the metadata of a cloud', ['169.254.169.254']],
    ['no address', []],
  ])('a name with %s is refused in the same wording', async (_what, addresses) => {
    const recorder = recordConnections();
    const fetcher = openFetcher({ connect: recorder.connect, resolve: () => Promise.resolve(addresses) });
    const result = await fetcher.fetchCopy('https://news.example/story');
    expect(!result.ok && result.errors.message).toBe(NOT_PUBLIC);
    expect(recorder.connections).toEqual([]);
  });

  test('a name that nobody knows is refused as one that leads inside', async () => {
    const fetcher = openFetcher({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    const result = await fetcher.fetchCopy('http://localhost/');
    expect(!result.ok && result.errors.message).toBe(NOT_PUBLIC);
  });

  test('a name is looked up once, and the connection goes to the address that was checked', async () => {
    const recorder = recordConnections();
    let asked = 0;
    // DNS rebinding: a public address for the check, a private one for the connection.
    const resolve = () => Promise.resolve(asked++ === 0 ? ['93.184.216.34'] : ['127.0.0.1']);
    const fetcher = openFetcher({ connect: recorder.connect, resolve });
    await fetcher.fetchCopy('http://rebinding.example/');
    expect([asked, recorder.connections]).toEqual([1, ['93.184.216.34:80']]);
  });

  test('a socket that has come out somewhere else than it was sent is closed unused', async () => {
    const web = await openWeb((_req, res) => res.end('inside'));
    const { connect } = await import('node:net');
    const astray = openFetcher({
      resolve: () => Promise.resolve(['93.184.216.34']),
      connect: (_options, callback) => {
        const socket = connect(web.port, '127.0.0.1', () => callback(null, socket));
      },
    });
    const result = await astray.fetchCopy('http://news.example/');
    expect(!result.ok && result.errors.message).toBe(NOT_PUBLIC);
    expect(web.asked).toEqual([]);
    await web.close();
  });

  test('a page never leads to a place that could not be asked for itself', () => {
    const from = new URL('https://news.example/story');
    for (const location of REFUSED.filter((one) => URL.canParse(one))) {
      expect(nextAddress(from, location, NONE).ok, location).toBe(false);
    }
    expect(nextAddress(from, 'http://news.example/', NONE)).toMatchObject({
      errors: expect.stringContaining('http'),
    });
    expect(nextAddress(from, '//other.example/a', NONE)).toMatchObject({ ok: true });
    expect(nextAddress(from, 'http://[broken', NONE)).toMatchObject({ ok: false });
  });

  test('addresses of the public internet are public', () => {
    for (const address of ['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'])
      expect(isPublic(address), address).toBe(true);
    expect(isPublic('news.example')).toBe(false);
  });
});
