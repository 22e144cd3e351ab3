import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { runCommand } from '../../support/run-command.js';

// A sentence is pasted with its credit: the words are found, and the name is compared with the one on record.

let desk: TestDesk;
let [token, session] = [{}, {}] as Sends[];
beforeAll(async () => {
  desk = await openDesk();
  [token, session] = await Promise.all([desk.token('checker'), desk.signIn('checker')]);
  await posted('Every week costs us a village', 'Lotte Brandiger');
  await posted('We were surprised at how quickly they agreed', 'Bruno Kavel');
});
afterAll(() => desk.close());

async function posted(text: string, name: string): Promise<void> {
  const body = { text, language: 'en', form: 'direct', speaker: { name } };
  expect((await desk.json('POST', '/claims', body, token)).status).toBe(201);
}

async function creditsOf(q: string, more: Record<string, string> = {}) {
  const answer = await desk.get(`/lookup.json?${new URLSearchParams({ q, ...more })}`, token);
  const { claims } = (await answer.json()) as {
    claims: { speaker: { name: string }; credited_to: string | null; other_speaker: boolean | null }[];
  };
  return claims.map(({ speaker, credited_to: to, other_speaker: isOther }) => [speaker.name, to, isOther]);
}

const BRANDIGER = 'Lotte Brandiger';

it('between single marks, by another', async () => {
  const q = '‘Every week costs us a village,’ Edda Quill said.';
  expect(await creditsOf(q)).toEqual([[BRANDIGER, 'Edda Quill', true]]);
  const html = await (await desk.get(`/lookup?${new URLSearchParams({ q })}`, session)).text();
  expect(html).toContain('Recorded as said by Lotte Brandiger, not by Edda Quill');
  const { out } = await runCommand(['lookup', q, '--db', desk.ctx.config.file]);
  expect(out).toContain('Recorded as said by Lotte Brandiger, not by Edda Quill');
});

it('by the one on record, by her last name, and by nobody who is named', async () => {
  expect(await creditsOf('“Every week costs us a village,” Lotte Brandiger said.')).toEqual([
    [BRANDIGER, BRANDIGER, false],
  ]);
  expect(await creditsOf('“Every week costs us a village,” she said.')).toEqual([[BRANDIGER, null, null]]);
  expect(await creditsOf('Every week costs us a village')).toEqual([[BRANDIGER, null, null]]);
});

it('each by its own credit, unless a speaker is given', async () => {
  const both =
    '“Every week costs us a village,” Edda Quill said. “We were surprised at how quickly they agreed,” Bruno Kavel said.';
  expect((await creditsOf(both)).sort()).toEqual([
    ['Bruno Kavel', 'Bruno Kavel', false],
    [BRANDIGER, 'Edda Quill', true],
  ]);
  expect((await creditsOf(both, { speaker: 'Lotte Brandiger' })).sort()).toEqual([
    ['Bruno Kavel', BRANDIGER, true],
    [BRANDIGER, BRANDIGER, false],
  ]);
});
