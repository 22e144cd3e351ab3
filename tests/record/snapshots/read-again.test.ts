import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDesk, type Sends, type TestDesk, withoutDone } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

// A copy whose encoding was guessed, and the same bytes read in another that somebody chose.

let desk: TestDesk;
let sends: Sends;
let source: string;
beforeEach(async () => {
  desk = await openDesk();
  sends = await desk.token('editor');
  const made = await desk.json('POST', '/sources', { type: 'webpage', title: 'Read-out' }, sends);
  source = made.headers.get('location') ?? '';
  await desk.json('POST', `${source}/publication`, {}, sends);
});
afterEach(() => desk.close());

/** `źródło, że łódź` in ISO 8859-2. */
const POLISH = Buffer.from('bc72f364b36f2c20bf6520b3f364bc', 'hex');

async function upload(fields: Record<string, string> = {}, name = 'a.txt', bytes: Uint8Array = POLISH) {
  const form = new FormData();
  form.set('file', new File([Uint8Array.from(bytes)], name));
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  const sent = await fetch(`${desk.url}${source}/snapshots`, {
    ...{ method: 'POST', body: form, redirect: 'manual' as const },
    headers: { ...(await desk.signIn('editor')), 'sec-fetch-site': 'same-origin' },
  });
  const answer = withoutDone(sent);
  return { status: answer.status, at: answer.headers.get('location') ?? '', body: await answer.text() };
}

async function copyAt(at: string) {
  return (await desk.get(`${at}.json`, sends)).json() as Promise<{
    text: string;
    media_type: string;
    raw_sha256: string;
    captured_at: string;
    headers: Record<string, string>;
  }>;
}

describe('a copy whose encoding was guessed', () => {
  test('says so on its page, and offers others to who may write', async () => {
    const { at } = await upload();
    expect(await copyAt(at)).toMatchObject({
      ...{ text: 'źródło, że łódź', media_type: 'text/plain; charset=iso-8859-2' },
      headers: { ':encoding-guessed': 'iso-8859-2' },
    });
    const page = await (await desk.get(at, await desk.signIn('checker'))).text();
    checkHtml(page);
    expect(page).toContain('Encoding guessed: iso-8859-2.');
    expect(page).toContain(`action="${at}/readings"`);
    const seen = await (await desk.get(at, await desk.signIn('viewer'))).text();
    expect(seen).toContain('Encoding guessed: iso-8859-2.');
    expect(seen).not.toContain('/readings"');
  });

  test('is kept once more in the encoding that is chosen, from the same bytes, and stays itself', async () => {
    const { at } = await upload();
    const before = await copyAt(at);
    desk.clock.advance(60_000);
    const answer = await desk.form(
      `${at}/readings`,
      { encoding: 'windows-1251' },
      await desk.signIn('checker'),
    );
    expect(answer.status).toBe(303);
    const newer = await copyAt(answer.headers.get('location') ?? '');
    expect(newer).toMatchObject({
      ...{ media_type: 'text/plain; charset=windows-1251', raw_sha256: before.raw_sha256 },
      headers: { ':encoding-chosen': 'windows-1251', ':bytes-kept-at': before.captured_at },
    });
    expect(newer.headers[':encoding-guessed']).toBeUndefined();
    expect(await copyAt(at)).toEqual(before);
    const page = await (
      await desk.get(answer.headers.get('location') ?? '', await desk.signIn('viewer'))
    ).text();
    expect(page).toContain('Encoding chosen');
  });

  test.each([
    ['no encoding', {}, 422, 'Choose the encoding'],
    ['one that nobody knows', { encoding: 'klingon' }, 422, 'encoding'],
    [
      'one that the bytes are not in',
      { encoding: 'utf-8' },
      422,
      'The file is not in utf-8. Choose another encoding.',
    ],
    ['the one it was read in', { encoding: 'iso-8859-2' }, 422, 'The same text is already saved'],
  ])('is refused %s', async (_, body, status, words) => {
    const { at } = await upload();
    const answer = await desk.json('POST', `${at}/readings`, body, sends);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});

test('an encoding can be chosen as a file is uploaded', async () => {
  const { at } = await upload({ encoding: 'windows-1250' });
  expect((await copyAt(at)).headers).toMatchObject({ ':encoding-chosen': 'windows-1250' });
  const wrong = await upload({ encoding: 'utf-8' });
  expect([wrong.status, wrong.body]).toEqual([422, expect.stringContaining('The file is not in utf-8')]);
});

test('what was pasted has no encoding to choose', async () => {
  const kept = await desk.json('POST', `${source}/snapshots`, { text: 'Łódź' }, sends);
  const at = kept.headers.get('location') ?? '';
  expect(await (await desk.get(at, await desk.signIn('checker'))).text()).not.toContain('/readings"');
});
