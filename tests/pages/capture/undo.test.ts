import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { lastChange } from '../changes/last-change.js';
import { ARTICLE, finder } from './article.js';

// What a first save made goes together: the copy is used by the quotations that go with it.

let desk: TestDesk;
let checker: Sends;
beforeAll(async () => {
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder());
  checker = await desk.signIn('checker');
});
afterAll(() => desk.close());

const statusOf = async (path: string) => (await desk.get(path, checker)).status;
const undo = async (seq: number) =>
  (await desk.submit(`/changes/${seq}/undo`, { next: '/' }, checker)).status;

async function firstSave(): Promise<readonly number[]> {
  const begun = await desk.form('/capture', { way: 'paste', whose: 'theirs', text: ARTICLE }, checker);
  const at = begun.headers.get('location') ?? '';
  for (const n of [1, 2]) await desk.form(`${at}/quotations/${n}`, { do: 'accept', version: '1' }, checker);
  const id = at.split('/')[2] ?? '';
  await desk.form('/capture/claims', { id, seen: '1:2 2:2' }, checker);
  const claims = await desk.ctx.db.selectFrom('claims').select('id').orderBy('id').execute();
  return claims.map((claim) => claim.id);
}

it('the first save of a capture can be undone, and the undo as well', async () => {
  const claims = await firstSave();
  expect(claims).toHaveLength(2);
  const saved = await lastChange(desk);
  expect(await undo(saved)).toBe(303);
  const undone = await lastChange(desk);
  const pages = [...claims.map((id) => `/claims/${id}`), '/sources/1/snapshots/1'];
  for (const page of pages) expect([page, await statusOf(page)]).toEqual([page, 410]);
  const alone = await desk.json('POST', `/claims/${claims[0]}/restoration`, {}, await desk.token('editor'));
  expect([alone.status, await alone.text()]).toEqual([409, expect.stringContaining('the copy 1')]);
  expect(await undo(undone)).toBe(303);
  for (const page of pages) expect([page, await statusOf(page)]).toEqual([page, 200]);
});
