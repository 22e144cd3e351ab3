import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// How much may be sent is decided by where it goes and by who sends it, before it is read.

let desk: TestDesk;
let editor: Sends;
let token: Sends;
beforeAll(async () => {
  desk = await openDesk();
  [editor, token] = [await desk.signIn('editor'), await desk.token('editor')];
  await desk.form('/sources', { title: 'The Herald' }, editor);
});
afterAll(() => desk.close());

const KB = 1024;
const long = (bytes: number) => 'x'.repeat(bytes);

/** Sends a head and what follows it, and reads the answer while the rest never comes. */
async function begin(head: readonly string[], body = ''): Promise<{ socket: Socket; answer: string }> {
  const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`${[...head, 'Host: 127.0.0.1', 'Sec-Fetch-Site: same-origin'].join('\r\n')}\r\n\r\n${body}`);
  const answer = await new Promise<string>((go) => socket.once('data', (piece) => go(piece.toString())));
  return { socket, answer };
}

const FORM = 'Content-Type: application/x-www-form-urlencoded';

describe('a stranger', () => {
  it('gets no more than a few kilobytes into the form for signing in', async () => {
    expect((await desk.form('/sign-in', { email: 'a@b.example', password: long(20 * KB) })).status).toBe(422);
    const much = await desk.form('/sign-in', { email: 'a@b.example', password: long(33 * KB) });
    expect(much.status).toBe(413);
    expect(await much.text()).toContain('more than 32 KB');
  });

  it('is refused by the length that is announced, before anything of it came', async () => {
    const head = ['POST /sign-in HTTP/1.1', FORM, 'Content-Length: 10000000'];
    const { socket, answer } = await begin(head);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('Connection: close');
    socket.destroy();
  });

  it('is refused while it comes, where no length is announced', async () => {
    const piece = `8000\r\n${long(32 * KB)}\r\n`;
    const head = ['POST /sign-in HTTP/1.1', FORM, 'Transfer-Encoding: chunked'];
    const { socket, answer } = await begin(head, piece + piece);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it('is not asked for a body that nobody wants', async () => {
    const head = ['POST /sign-in HTTP/1.1', FORM, 'Content-Length: 10000000', 'Expect: 100-continue'];
    const { socket, answer } = await begin(head);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it('who sends a long form elsewhere is told to open another tab and sign in', async () => {
    const answer = await desk.form('/outlets', { note: long(9 * KB) });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('Open another tab and sign in, then go back');
  });

  it('who sends JSON is told to sign in, and nothing of it is read', async () => {
    const head = ['POST /outlets HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 10000000'];
    const { socket, answer } = await begin(head);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });
});

describe('what is refused before it was read', () => {
  it.each([
    ['to an address where nothing is', 'POST /nowhere HTTP/1.1', 404],
    ['that may not be sent there', 'PUT /outlets HTTP/1.1', 405],
    ['that its sender may not send', 'POST /users HTTP/1.1', 403],
  ])('a body %s is answered without waiting for it', async (_what, line, status) => {
    const cookie = `Cookie: ${editor.cookie}`;
    const { socket, answer } = await begin([line, FORM, 'Content-Length: 9000000', cookie]);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    socket.destroy();
  });

  it('whoever goes on sending for a while still reads the answer', async () => {
    const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
    const body = long(3_000 * KB);
    socket.write(
      `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n${FORM}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    socket.end(body);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('</html>');
  });

  it('a short one leaves the connection open for the next request', async () => {
    const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
    const post = 'POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=b';
    socket.end(`${post}GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    const answers = await text(socket);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200']);
  });
});

describe('somebody who has signed in', () => {
  it('sends a megabyte where an ordinary form is taken, and ten where a text is', async () => {
    const outlet = await desk.form('/outlets', { name: 'Wire', note: long(1_025 * KB) }, editor);
    expect(outlet.status).toBe(413);
    expect(await outlet.text()).toContain('more than 1 MB. Go back: what you typed is still there.');
    const copy = await desk.form('/sources/1/snapshots', { way: 'paste', text: long(1_025 * KB) }, editor);
    expect(copy.status).toBe(303);
    const book = await desk.form('/sources/1/snapshots', { way: 'paste', text: long(10_241 * KB) }, editor);
    expect(book.status).toBe(413);
  });

  it('is told to go back where a refused text is too long to be shown again', async () => {
    const fields = { way: 'paste', text: long(300 * KB), typed_in_by: long(300) };
    const answer = await desk.form('/sources/1/snapshots', fields, editor);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Who typed it in is 300 characters');
    expect(page).toContain('Go back: what you typed is still in the form.');
    expect(page.length).toBeLessThan(20 * KB);
  });

  it.each<[string, string]>([
    ['more fields than any form has', 'a&'.repeat(2_001)],
    ['nothing but signs between fields', '&'.repeat(10_000)],
    ['names with dots and more dots', `${'a.'.repeat(30)}b=1&`.repeat(400)],
    ['a name without an end', long(2_000)],
  ])('cannot send %s', async (_what, body) => {
    const headers = { ...editor, 'sec-fetch-site': 'same-origin', 'content-type': FORM.slice(14) };
    const answer = await fetch(`${desk.url}/outlets`, { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
  });

  it('sends what stands in a form to the letter, in whatever pieces it comes', async () => {
    const words = '100% “Zoë” + 東京 %zz\u{1f600}';
    const form = new URLSearchParams({ name: words }).toString();
    const half = Math.floor(form.length / 2);
    const pieces = [form.slice(0, half), form.slice(half)].map(
      (piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`,
    );
    const head = ['POST /outlets HTTP/1.1', FORM, 'Transfer-Encoding: chunked', `Cookie: ${editor.cookie}`];
    const { socket, answer } = await begin(head, `${pieces.join('')}0\r\n\r\n`);
    socket.destroy();
    const location = /location: ([^\s?]+)/i.exec(answer)?.[1];
    const outlet = await (await desk.get(`${location}.json`, token)).json();
    expect(outlet).toMatchObject({ name: words });
  });
});

describe('somebody whose session has ended', () => {
  it('keeps a long form through the sign-in, though a stranger would not', async () => {
    await desk.givePassword('checker', 'correct horse battery');
    const session = await desk.signIn('checker');
    desk.clock.advance(9 * 3_600_000);
    // Somebody else signs in meanwhile, which is when ended sessions are looked through.
    await desk.givePassword('viewer', 'another good password');
    await desk.form('/sign-in', { email: desk.users.viewer.email, password: 'another good password' });
    const note = long(200 * KB);
    const expired = await desk.form('/outlets', { name: 'Wire', note }, session);
    expect(expired.status).toBe(401);
    expect(await expired.text()).toContain(note);
    const carried = {
      ...{ email: desk.users.checker.email, password: 'correct horse battery' },
      ...{ carried_to: '/outlets', 'carried.name': 'Wire', 'carried.note': note },
    };
    const back = await desk.form('/sign-in', carried, session);
    expect(back.status).toBe(200);
    expect(await back.text()).toContain(note);
    expect((await desk.form('/sign-in', carried)).status).toBe(413);
  });

  it('is remembered for a week, and a stranger afterwards', async () => {
    const session = await desk.signIn('checker');
    desk.clock.advance(8 * 86_400_000);
    await desk.form('/sign-in', { email: desk.users.viewer.email, password: 'another good password' });
    expect((await desk.form('/outlets', { note: long(9 * KB) }, session)).status).toBe(413);
  });
});
