import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskWithClaims, type ListJson, openDeskWithClaims } from '../../lists/desk-with-claims.js';
import { houseStyle } from './house-style.js';

// A desk whose lists have a millisecond of processor time: every list in a CSL style takes longer, and a trial does not.

let on: DeskWithClaims;
let editor: Readonly<Record<string, string>>;
let admin: Readonly<Record<string, string>>;
let id: number;
let list: ListJson;
beforeAll(async () => {
  on = await openDeskWithClaims({ printMs: 1 });
  [editor, admin] = [await on.desk.token('editor'), await on.desk.token('admin')];
  const answer = await on.desk.json('POST', '/styles', { csl: SLOW }, editor);
  expect(answer.status).toBe(201);
  ({ id } = (await answer.json()) as { id: number });
  list = await on.makeList({ title: 'In house', style: 'harbour-gazette', claim_ids: on.claims });
});
afterAll(() => on.desk.close());

const SLOW = houseStyle({
  macro: `<macro name="what"><text variable="title"/>${'<text variable="PMID"/>'.repeat(8_000)}</macro>`,
});
const STATEMENT =
  'The style “Harbour Gazette house style” is set aside, since it failed twice. Choose another, or ask an admin to try it again at /styles.';

const exported = (format: string) => on.desk.get(`/lists/${list.id}/export?format=${format}`, on.token);
const style = async () =>
  (await (await on.desk.get(`/styles/${id}.json`, editor)).json()) as Record<string, unknown>;
const styles = async (words: string) =>
  (await (await on.desk.get(`/styles.json?q=${words}`, editor)).json()) as {
    styles: { id: string }[];
    set_aside: { id: number; title: string; at: string; why: string }[];
  };
const pageOf = async (path: string, role: 'admin' | 'editor' | 'checker') =>
  (await on.desk.get(path, await on.desk.signIn(role))).text();
const detailOf = async (answer: Response) => ((await answer.json()) as { detail: string }).detail;

/** Once on the page of a list, once in a file: both count. */
async function failTwice(): Promise<void> {
  const page = await pageOf(`/lists/${list.id}`, 'checker');
  expect(page).toContain('took longer than 0.001 s');
  expect((await style()).set_aside_at).toBeNull();
  expect((await exported('text')).status).toBe(503);
}

describe('a style that failed twice', () => {
  beforeAll(failTwice);

  it('is set aside, with since when, why and the sources', async () => {
    expect(await style()).toMatchObject({
      set_aside_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      set_aside_why: 'It took more than 0.001 seconds of processor time to print 1 source.',
      set_aside_sources: expect.arrayContaining([expect.any(Number)]),
    });
  });

  it('is in the history, as set aside by the program', async () => {
    const history = await pageOf(`/styles/${id}/history`, 'editor');
    expect(history).toMatch(/The desk[\s\S]*set aside this/);
    expect(history).toContain('It took more than 0.001 seconds of processor time to print 1 source.');
  });

  it('is no longer found, but named as set aside', async () => {
    const found = await styles('harbour+gazette');
    expect(found.styles).toEqual([]);
    expect(found.set_aside).toMatchObject([{ id, title: 'Harbour Gazette house style' }]);
  });

  it('leaves its lists as they are, and they say so in place of printing in another', async () => {
    expect(await on.read(list.id)).toMatchObject({
      style: 'harbour-gazette',
      items: on.claims.map((claim_id) => expect.objectContaining({ claim_id })),
    });
    expect(await pageOf(`/lists/${list.id}`, 'checker')).toContain(STATEMENT);
    const answers = await Promise.all(['text', 'docx', 'ris', 'csv'].map(exported));
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 200, 200]);
    expect(await detailOf(await exported('text'))).toBe(STATEMENT);
    const copied = await on.desk.get(`/claims/citation?list=${list.id}`, on.token);
    expect([copied.status, await detailOf(copied)]).toEqual([409, STATEMENT]);
  });

  it('keeps its place in a list that is edited, and is not chosen anew', async () => {
    const edit = { title: 'Still in house', style: list.style };
    const sends = { ...on.token, 'if-match': '"1"' };
    expect((await on.desk.json('PATCH', `/lists/${list.id}`, edit, sends)).status).toBe(200);
    const chosen = await on.desk.json('POST', '/lists', { title: 'New', style: 'harbour-gazette' }, on.token);
    expect([chosen.status, await chosen.text()]).toEqual([
      422,
      expect.stringContaining(STATEMENT.slice(0, -1)),
    ]);
    const asked = await on.desk.get(`/lists/${list.id}/export?format=text&style=harbour-gazette`, on.token);
    expect([asked.status, await detailOf(asked)]).toEqual([400, STATEMENT]);
  });

  it('is on the page of styles with a button for admins alone', async () => {
    const button = `action="/styles/${id}/trial"`;
    const [forAdmins, forEditors] = [await pageOf('/styles', 'admin'), await pageOf('/styles', 'editor')];
    expect(forAdmins).toContain('It took more than 0.001 seconds of processor time to print 1 source.');
    expect([forAdmins.includes(button), forEditors.includes(button)]).toEqual([true, false]);
    expect(await pageOf('/styles?style=harbour-gazette', 'editor')).toContain(STATEMENT);
    expect((await on.desk.json('POST', `/styles/${id}/trial`, {}, editor)).status).toBe(403);
  });

  it('is in use again once a trial passes, which the history has', async () => {
    const tried = await on.desk.json('POST', `/styles/${id}/trial`, {}, admin);
    expect([tried.status, await tried.json()]).toEqual([200, expect.objectContaining({ id })]);
    expect(await style()).toMatchObject({
      set_aside_at: null,
      set_aside_why: null,
      set_aside_sources: null,
    });
    expect((await styles('harbour+gazette')).styles).toHaveLength(1);
    expect(await pageOf(`/styles/${id}/history`, 'editor')).toContain('reinstated');
    expect((await on.desk.json('POST', `/styles/${id}/trial`, {}, admin)).status).toBe(200);
  });
});

it('a style that fails its trial stays set aside, and the reason is shown', async () => {
  const csl = houseStyle({ macro: '<macro name="what"><text variable="PMID"/></macro>' });
  await on.desk.as('admin', ({ tx, at }) =>
    tx
      .updateTable('styles')
      .set({ csl, set_aside_at: at, set_aside_why: 'It failed.', set_aside_sources: '[]' })
      .where('id', '=', id)
      .execute(),
  );
  const cookie = await on.desk.signIn('admin');
  const answer = await on.desk.form(`/styles/${id}/trial`, {}, cookie);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(
    /It failed again\.<\/strong> It prints nothing for a source of any type/,
  );
  expect((await style()).set_aside_at).not.toBeNull();
});
