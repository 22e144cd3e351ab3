import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskWithClaims, openDeskWithClaims } from '../../lists/desk-with-claims.js';
import { dependentStyle, houseStyle } from './house-style.js';

let on: DeskWithClaims;
let editor: Readonly<Record<string, string>>;
beforeAll(async () => {
  on = await openDeskWithClaims();
  editor = await on.desk.token('editor');
});
afterAll(() => on.desk.close());

const send = (csl: string, sends = editor, replaces: string | null = null) =>
  on.desk.json('POST', '/styles', { csl, ...(replaces && { replaces }) }, sends);
const added = async (csl: string, replaces: string | null = null) =>
  (await (await send(csl, editor, replaces)).json()) as { id: number; sha256: string; version: number };
const quoting = () =>
  houseStyle({ macro: '<macro name="what"><text variable="title" quotes="true"/></macro>' });
const found = async (words: string) =>
  ((await (await on.desk.get(`/styles.json?q=${words}`, editor)).json()) as { styles: { id: string }[] })
    .styles;

describe('a style that an editor adds', () => {
  it('is found by its title and prints lists, with the hash of its file', async () => {
    const style = await added(houseStyle());
    expect(await found('harbour+gazette')).toEqual([
      {
        id: 'harbour-gazette',
        title: 'Harbour Gazette house style',
        edition: null,
        kind: 'note',
        description: 'cites in notes',
      },
    ]);
    const list = await on.makeList({ title: 'In house', style: 'harbour gazette', claim_ids: on.claims });
    expect(list.style).toBe('harbour-gazette');
    const file = await (await on.desk.get(`/lists/${list.id}/export?format=text`, on.token)).text();
    expect(file).toContain(
      'Style: Harbour Gazette house style, by Ines Moreau; licence CC BY-SA 3.0; SHA-256 ',
    );
    expect(await (await on.desk.get(`/styles/${style.id}.json`, editor)).json()).toMatchObject({
      key: 'harbour-gazette',
      csl: houseStyle(),
    });
  });

  it('with the id of a style of the program is refused, and that one prints as before', async () => {
    const csl = houseStyle().replace('styles/harbour-gazette', 'styles/apa');
    const refused = await on.desk.json('POST', '/styles', { csl }, editor);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('give the file an id of its own, such as apa-own');
  });

  it('gives way to a newer file with its id, and returns when that goes', async () => {
    const older = await added(houseStyle());
    expect((await added(houseStyle())).id).toBe(older.id);
    const newer = await added(quoting(), older.sha256);
    expect(newer.id).toBeGreaterThan(older.id);
    expect((await on.desk.get(`/styles/${older.id}.json`, on.viewerToken)).status).toBe(410);
    const replaces = { replaces: newer.sha256 };
    const restored = await on.desk.json('POST', `/styles/${older.id}/restoration`, replaces, editor);
    expect(restored.status).toBe(200);
    expect((await on.desk.get(`/styles/${newer.id}.json`, on.viewerToken)).status).toBe(410);
    expect((await on.desk.get(`/styles/${older.id}.json`, on.viewerToken)).status).toBe(200);
  });

  it('in the trash is no longer offered, and a list that had it says so', async () => {
    const style = await added(houseStyle());
    const list = await on.makeList({ title: 'Left', style: 'harbour-gazette', claim_ids: on.claims });
    await on.desk.json('POST', `/styles/${style.id}/trash`, {}, editor);
    expect(await found('harbour+gazette')).toEqual([]);
    const page = await (await on.desk.get(`/lists/${list.id}`, await on.desk.signIn('checker'))).text();
    expect(page).toContain('The style harbour-gazette is not available: choose another.');
    const formats = ['text', 'ris', 'csl-json', 'csv', 'jsonld'];
    const answers = await Promise.all(
      formats.map((format) => on.desk.get(`/lists/${list.id}/export?format=${format}`, on.token)),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 200, 200, 200, 200]);
    await on.desk.json('POST', `/styles/${style.id}/restoration`, {}, editor);
    expect(await found('harbour+gazette')).toHaveLength(1);
  });

  it('that depends on one of the package prints as that', async () => {
    expect(await added(dependentStyle('apa'))).toMatchObject({ key: 'harbour-letters', parent: 'apa' });
    const cite = `/claims/citation?id=${on.claims[0]}&style=`;
    const [own, apa] = await Promise.all(
      ['harbour-letters', 'apa'].map(async (style) => (await on.desk.get(`${cite}${style}`, editor)).json()),
    );
    expect((own as { text: string }).text).toBe((apa as { text: string }).text);
  });

  it('comes as a file, too; one that is too large or not UTF-8 is refused', async () => {
    const upload = async (bytes: Uint8Array<ArrayBuffer> | string) => {
      const form = new FormData();
      form.set('file', new Blob([bytes]), 'house.csl');
      return fetch(`${on.desk.url}/styles`, {
        method: 'POST',
        body: form,
        headers: editor,
        redirect: 'manual',
      });
    };
    expect((await upload(houseStyle())).status).toBe(201);
    const large = await upload(`${houseStyle()}${' '.repeat(600_000)}`);
    expect([large.status, await large.text()]).toEqual([
      422,
      expect.stringMatching(/This file has 60\d,\d{3} bytes; the limit for a style is 512 KB/),
    ]);
    const latin = await upload(Uint8Array.from([0x3c, 0xe9, 0x3e]));
    expect([latin.status, await latin.text()]).toEqual([
      422,
      expect.stringContaining('This file is not UTF-8'),
    ]);
  });

  it('is added by editors only', async () => {
    expect((await send(houseStyle(), on.token)).status).toBe(403);
    expect((await send(houseStyle(), on.viewerToken)).status).toBe(403);
  });

  it('that is refused is not there', async () => {
    const before = await on.desk.ctx.db.selectFrom('styles').select('id').execute();
    const answer = await send(houseStyle({ layouts: '' }));
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({
        errors: [{ path: 'csl', message: expect.stringContaining('It cites nothing') }],
      }),
    ]);
    expect(await on.desk.ctx.db.selectFrom('styles').select('id').execute()).toEqual(before);
  });
});
