import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { readJson } from './merging.js';

// Before two sources are merged, their wordings are held against the newest copy of both, with everybody recorded.

let desk: TestDesk;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.token('editor');
});
afterAll(() => desk.close());

const WORDS = 'the yard will close in May';
const PLAIN = `Bo Ekman was brief. “Yes, ${WORDS},” Bo Ekman said.`;
const TOLD = `Anna Marr opened the hall. Anna Marr said that Bo Ekman told workers “${WORDS}.”`;
const VOICED = `Anna Marr opened the hall. “Yes, ${WORDS},” said Anna Marr, a spokeswoman for Bo Ekman.`;

async function post(path: string, body: object): Promise<number> {
  const answer = await desk.json('POST', path, body, editor);
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await readJson(answer)).id;
}

/** The quotations that differ once a source with a plain copy is merged into one with another copy. */
async function mismatchesWith(copy: string, attribution: object): Promise<string[]> {
  const [from, into] = [
    await post('/sources', { type: 'article', title: 'The yard', language: 'en' }),
    await post('/sources', { type: 'article', title: 'The yard again', language: 'en' }),
  ];
  await post(`/sources/${from}/snapshots`, { text: PLAIN });
  desk.clock.advance(60_000);
  await post(`/sources/${into}/snapshots`, { text: copy });
  const said = { text: WORDS, language: 'en', form: 'direct', speaker: { name: 'Bo Ekman' } };
  await post('/claims', { ...said, attribution: { source_id: from, ...attribution } });
  await desk.ctx.comparer.all();
  const preview = await readJson(await desk.get(`/sources/${from}/merge.json?into_id=${into}`, editor));
  return preview.new_mismatches.map(({ wording }: { wording: string }) => wording);
}

it('words that the newest copy has somebody recount are a mismatch, but not of whoever is recorded to recount them', async () => {
  expect(await mismatchesWith(TOLD, {})).toEqual([WORDS]);
  expect(await mismatchesWith(TOLD, { recounted_by: { name: 'Anna Marr' } })).toEqual([]);
});

it('words that the newest copy credits to another are a mismatch, but not to whoever is recorded to utter them', async () => {
  expect(await mismatchesWith(VOICED, {})).toEqual([WORDS]);
  expect(await mismatchesWith(VOICED, { voiced_by: { name: 'Anna Marr' } })).toEqual([]);
});
