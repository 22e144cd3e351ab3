import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { multipart, pdfOf } from './files.js';

describe('a text that is kept already', () => {
  let desk: TestDesk;
  let checker: Sends;
  let token: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    [checker, token] = [await desk.signIn('checker'), await desk.token('checker')];
  });
  afterAll(() => desk.close());

  async function newSource(): Promise<string> {
    const source = await desk.as('checker', (change) =>
      addRow(change, 'sources', { type: 'article', title: 'The visit' } as never),
    );
    return `/sources/${source.id}/snapshots`;
  }
  const count = async (at: string) =>
    ((await (await desk.get(`${at}.json`, token)).json()) as { snapshots: unknown[] }).snapshots.length;
  const upload = (at: string, bytes: Uint8Array, name: string, fields: Record<string, string> = {}) =>
    fetch(desk.url + at, {
      ...{ method: 'POST', redirect: 'manual' },
      headers: { 'sec-fetch-site': 'same-origin', ...checker },
      body: multipart({ way: 'upload', ...fields }, { name, type: 'application/octet-stream', bytes }),
    });

  test('is not kept silently: the form comes back with what was typed, and a tick', async () => {
    const at = await newSource();
    const form = { way: 'paste', text: 'There is no room.', typed_in_by: 'A trainee' };
    expect((await desk.form(at, form, checker)).status).toBe(303);
    const refused = await desk.form(at, form, checker);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toMatch(
      /href="#f-paste-again"[^>]*>The same text is already saved: copy \d+ of \d{4}-\d\d-\d\d/,
    );
    expect(page.match(/name="again"/g)).toHaveLength(1);
    expect(page).toContain('Save another copy of the same text');
    expect(page).toContain('There is no room.</textarea>');
    expect(page).toContain('value="A trainee"');
    expect(await count(at)).toBe(1);
    expect((await desk.form(at, { ...form, again: 'true' }, checker)).status).toBe(303);
    expect(await count(at)).toBe(2);
  });

  test('is refused to a script as well, until it says that it means it', async () => {
    const at = await newSource();
    const copy = { text: 'There is no room.' };
    expect((await desk.json('POST', at, copy, token)).status).toBe(201);
    const refused = await desk.json('POST', at, copy, token);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'again' }] });
    expect((await desk.json('POST', at, { ...copy, again: false }, token)).status).toBe(422);
    expect((await desk.json('POST', at, { ...copy, again: true }, token)).status).toBe(201);
    expect((await desk.json('POST', at, { text: 'There is room.' }, token)).status).toBe(201);
    // An older copy has it, the newest has not: it was changed back, which is worth a copy.
    expect((await desk.json('POST', at, copy, token)).status).toBe(201);
    expect(await count(at)).toBe(4);
  });

  test('is kept as a file of another kind, whose bytes are evidence of their own', async () => {
    const at = await newSource();
    await desk.json('POST', at, { text: 'There is no room.' }, token);
    expect((await upload(at, pdfOf([['There is no room.']]), 'a.pdf')).status).toBe(303);
    expect(await count(at)).toBe(2);
  });

  test('is known in a file of the same kind, and scans are told by their bytes', async () => {
    const at = await newSource();
    await desk.json('POST', at, { text: 'There is no room.' }, token);
    const words = Buffer.from('There is no room.');
    const refused = await upload(at, words, 'a.txt');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Choose the file again, too');
    expect((await upload(at, words, 'a.txt', { again: 'true' })).status).toBe(303);
    const [scan, other] = [pdfOf([[]]), pdfOf([[], []])];
    expect((await upload(at, scan, 'a.pdf')).status).toBe(303);
    expect((await upload(at, scan, 'a.pdf')).status).toBe(422);
    expect((await upload(at, other, 'b.pdf')).status).toBe(303);
  });
});
