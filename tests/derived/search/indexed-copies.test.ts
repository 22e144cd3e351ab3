import { afterAll, beforeAll, expect, it } from 'vitest';
import { IndexedCopies } from '../../../src/derived/search/indexed-copies-store.js';
import { PART, STEP } from '../../../src/derived/search/model/parts.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it.each([
  ['of one sign', 'x'],
  ['of a whole part', 'word '.repeat(PART).slice(0, PART)],
  ['of a sign more than a part', 'word '.repeat(PART).slice(0, PART + 1)],
  ['that ends with its second part', 'word '.repeat(PART).slice(0, PART + STEP)],
  ['of five parts in signs of two code units', '𝒜𝒷 '.repeat(12_000)],
])('a copy %s is in the index as it should be', async (_, text) => {
  const editor = await desk.token('editor');
  const made = await desk.json('POST', '/sources', { title: 'A leaflet', type: 'document' }, editor);
  const { id } = (await made.json()) as { id: number };
  const kept = await desk.json('POST', `/sources/${id}/snapshots`, { text }, editor);
  expect(kept.status, await kept.clone().text()).toBe(201);
  expect(await new IndexedCopies(desk.ctx.db).wrong()).toEqual([]);
});
