import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// By another outlet our own piece would count as a source, or a source would count no more.

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
let ours: number;
beforeAll(async () => {
  desk = await openDesk();
  [checker, editor] = [await desk.token('checker'), await desk.token('editor')];
  ours = await added('/outlets', { name: 'The Harbour Post', is_ours: true });
});
afterAll(() => desk.close());

async function added(path: string, body: object): Promise<number> {
  const made = await desk.json('POST', path, { duplicates: 'add', ...body }, editor);
  expect(made.status, await made.clone().text()).toBe(201);
  return ((await made.json()) as { id: number }).id;
}

const source = (outlet_id: number | null) =>
  added('/sources', { title: 'Council votes', type: 'article-newspaper', outlet_id });

const edit = (id: number, body: object, sends: Sends) =>
  desk.json('PATCH', `/sources/${id}`, body, { ...sends, 'if-match': '"1"' });

it.each([
  ['to another', { outlet: { name: 'The Gazette' } }, 'outlet.name'],
  ['to none', { outlet_id: null }, 'outlet_id'],
] as const)('a checker moves no piece of ours %s, and an editor does', async (_, body, path) => {
  const own = await source(ours);
  const refused = await edit(own, body, checker);
  expect(refused.status).toBe(422);
  const { errors } = (await refused.json()) as { errors: { path: string; message: string }[] };
  expect(errors[0]?.path).toBe(path);
  expect(errors[0]?.message).toContain('Only an editor or admin may change its outlet');
  expect((await edit(own, body, editor)).status).toBe(200);
});

it('a checker moves no source to an outlet of ours, and an editor does', async () => {
  const id = await source(await added('/outlets', { name: 'The Valley Herald' }));
  const refused = await edit(id, { outlet_id: ours }, checker);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Only an editor or admin may move a source there');
  expect((await edit(id, { outlet_id: ours }, editor)).status).toBe(200);
});

it('a checker edits the rest of our own piece, and moves sources of others', async () => {
  const [own, other] = [await source(ours), await source(null)];
  expect((await edit(own, { title: 'Council votes again', outlet_id: ours }, checker)).status).toBe(200);
  expect((await edit(other, { outlet: { name: 'The Gazette' } }, checker)).status).toBe(200);
});
