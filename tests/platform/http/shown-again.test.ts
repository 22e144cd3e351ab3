import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieFrom, openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { commitsEnd } from '../../support/failing-commits.js';

// What was typed is shown again wherever it is not saved, up to a length that no page is held up by.

let desk: TestDesk;
let editor: Sends;
let ended: Sends;
let strict: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  strict = await openDesk({ secondFactor: 'everybody' });
  ended = await desk.signIn('checker');
  desk.clock.advance(9 * 3_600_000);
  editor = await desk.signIn('editor');
  await desk.form('/sources', { title: 'The Herald' }, editor);
  await desk.form('/tags', { name: 'nato', key: 'first' }, editor);
});
afterAll(() => Promise.all([desk.close(), strict.close()]));

const MB = 1024 * 1024;
/** Signs that take five times their length in a page. */
const SIGNS = '"&'.repeat(70_000);

async function upload(
  on: TestDesk,
  sends: Sends,
  fields: readonly (readonly [string, string])[],
  file = 'x',
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append('file', new Blob([file]), 'copy.txt');
  const headers = { 'sec-fetch-site': 'same-origin', ...sends };
  return fetch(`${on.url}/sources/1/snapshots`, { method: 'POST', body, headers, redirect: 'manual' });
}

async function told(answer: Response, status: number): Promise<string> {
  const page = await answer.text();
  expect(answer.status, page.slice(0, 2_000)).toBe(status);
  expect(page.length).toBeLessThan(30_000);
  return page;
}

describe('a form with a file from somebody who may not send it', () => {
  it('may have fields of 512 KB in all when their session had ended, whatever they are', async () => {
    const fields = Array.from({ length: 5 }, (_, at) => [`note${at}`, SIGNS] as const);
    expect(await told(await upload(desk, ended, fields), 413)).toContain('more than 512 KB, the limit until');
    const one = [['note', '"'.repeat(MB)]] as const;
    expect(await told(await upload(desk, ended, one), 413)).toContain('Open another tab and sign in');
  });

  it('is measured as it goes on through the sign-in', async () => {
    const page = await told(await upload(desk, ended, [['note', '引'.repeat(100_000)]]), 413);
    expect(page).toContain('more than 512 KB');
  });

  it('keeps what is usual, and throws away the file alone', async () => {
    const answer = await upload(desk, ended, [['note', 'Seen at noon.']], 'x'.repeat(2 * MB));
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('name="carried.note" value="Seen at noon."');
  });

  it('has the same limits where a second factor is to be set up first', async () => {
    const admin = await strict.signIn('admin');
    const file = await upload(strict, admin, [['note', '"'.repeat(MB)]]);
    expect(await told(file, 413)).toContain('the limit until you set up two-factor authentication');
    const text = { way: 'paste', text: '"'.repeat(MB) };
    expect(await told(await strict.form('/sources/1/snapshots', text, admin), 413)).toContain('512 KB');
    const json = { text: '"'.repeat(MB) };
    expect((await strict.json('POST', '/sources/1/snapshots', json, admin)).status).toBe(403);
    expect((await upload(strict, admin, [['note', 'Seen at noon.']])).status).toBe(403);
  });
});

describe('fields beside a file of a member', () => {
  it('have the limit of their address in all', async () => {
    const fields = Array.from({ length: 4 }, (_, at) => [`note${at}`, 'x'.repeat(3 * MB)] as const);
    expect(await told(await upload(desk, editor, fields), 413)).toContain('more than 10 MB. Go back');
  });
});

describe('what is too long for a page is told, and not shown', () => {
  const BACK = 'Go back: what you typed is still in the form.';

  it.each<[string, () => Promise<Response>, number]>([
    ['when a session had ended', () => desk.form('/tags', { name: SIGNS }, ended), 413],
    [
      'when a second factor is to be set up',
      async () => strict.form('/tags', { name: SIGNS }, await strict.signIn('admin')),
      413,
    ],
    [
      'when it is carried through the sign-in',
      () =>
        desk.form(
          '/sign-in',
          { email: 'a@b.example', password: 'x', carried_to: '/tags', 'carried.a': SIGNS },
          ended,
        ),
      413,
    ],
    [
      'when other words come under a key',
      () => desk.form('/tags', { name: SIGNS, key: 'first' }, editor),
      422,
    ],
    ['when it is refused', () => desk.form('/tags', { name: SIGNS }, editor), 422],
  ])('%s', async (_when, send, status) => {
    expect(await told(await send(), status)).toContain(BACK);
  });

  it('when somebody else was faster', async () => {
    await desk.form('/outlets', { name: 'Wire' }, editor);
    await desk.form('/outlets/1', { name: 'Wire', note: 'A', version: '1' }, editor);
    const note = '"'.repeat(9_000);
    const late = { name: 'Wire', note, version: '1' };
    expect((await desk.form('/outlets/1', late, editor)).status).toBe(409);
    const padded = { ...late, padding: SIGNS };
    expect((await desk.form('/outlets/1', padded, editor)).status).toBe(422);
  });

  it('when the disk failed', async () => {
    const disk = commitsEnd('unkept', 'unkept');
    const page = await told(
      await desk.form('/sources/1/snapshots', { way: 'paste', text: SIGNS }, editor),
      500,
    );
    disk.restore();
    expect(page).toContain('If it was not, go back: what you typed is still in the form.');
  });
});

it('who signs out with a cookie that nobody knows takes no turn of those who write', async () => {
  let end = () => {};
  const writing = desk.as('editor', () => new Promise<void>((go) => (end = go)));
  const signedOut = await desk.form('/sign-out', {}, { cookie: 'onrecord=nobody' });
  expect([signedOut.status, cookieFrom(signedOut)]).toEqual([303, { cookie: 'onrecord=' }]);
  const code = await desk.form('/sign-in/code', { sign_in: 'nobody', one_time_code: '123456' });
  expect(code.status).toBe(422);
  end();
  await writing;
});
