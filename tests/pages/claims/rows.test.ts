import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCheckable, type Checkable } from '../../checking/findings/checked-desk.js';
import { addTestClaim } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
let checker: Sends;
let viewer: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  [checker, viewer] = [await desk.signIn('checker'), await desk.signIn('viewer')];
  on = await addCheckable(desk);
  await addCheckable(desk, 'background');
});
afterAll(() => desk.close());

const page = async (query = '', sends = checker) => (await desk.get(`/claims${query}`, sends)).text();
const listed = async (query: string, sends = checker) => {
  const answer = await desk.get(`/claims.json${query}`, sends);
  return (await answer.json()) as {
    claims: { id: number }[];
    facets: Record<string, { value: string; count: number }[]>;
  };
};
const ask = async (path: string, fields: object) => {
  const answer = await desk.json('POST', path, fields, checker);
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return (await answer.json()) as { id: number; version: number };
};

it('a row names the source, and says how far each check is', async () => {
  const before = await page();
  expect(before).toContain(`href="/sources/${on.source}"`);
  expect(before).toContain('aria-label="0 of 6 checks done"');
  const findings = [
    { facet: 'speaker', value: 'confirmed', evidence: [{ kind: 'attribution', id: on.attribution }] },
    { facet: 'occasion', value: 'not_stated', rationale: 'It does not say.' },
  ];
  await ask(`/claims/${on.claim}/findings`, { findings });
  expect(await page()).toContain(
    'aria-label="2 of 6 checks done; open: wording, context, translation, record; not conclusive: where and when"',
  );
});

it('a question is in its row, and its quotation among those with open questions, until it is resolved', async () => {
  const question = { motivation: 'questioning', body: 'Who translated this?' };
  const { id } = await ask(`/claims/${on.claim}/annotations`, question);
  await ask(`/attributions/${on.record}/annotations`, question);
  // The quotation comes with a question of its own.
  expect(await page()).toContain('3 open questions');
  const { claims, facets } = await listed('?questions=yes', viewer);
  expect(claims.map((claim) => claim.id)).toEqual([on.claim]);
  expect(facets.questions).toMatchObject([{ value: 'yes', count: 1 }]);
  expect((await listed('?questions=yes')).facets.questions).toMatchObject([{ value: 'yes', count: 2 }]);
  await ask(`/annotations/${id}/resolution`, {});
  await ask(`/annotations/${on.note}/resolution`, {});
  expect(await page('?questions=yes', viewer)).toContain('1 open question<');
  await desk.form(`/attributions/${on.record}/trash`, { key: 'a'.repeat(32) }, await desk.signIn('editor'));
  expect((await listed('?questions=yes', viewer)).claims).toEqual([]);
});

it('what is beside the list counts what the reader sees, and leads to it', async () => {
  const seen = await page('', viewer);
  expect(seen).toMatch(
    /<a href="\/claims\?speaker=1"><span[^>]*>Wang Yi<\/span> <span class="count">1<\/span>/,
  );
  expect(await page()).toMatch(/href="\/claims\?source=1"/);
  expect(await checkHtml(seen.replace('<!DOCTYPE', '<!doctype'))).toEqual([]);
});

it('finds a speaker to filter by without scripts, and keeps the other filters', async () => {
  const html = await page('?form=direct&find_speaker=wang');
  expect(html).toContain('href="/claims?form=direct&amp;speaker=1"');
  expect(html).toContain('value="wang"');
  expect(await page('?find_speaker=nobody')).toContain('No speaker has “nobody” in its name.');
  expect((await desk.get('/claims.json?find_speaker=wang', viewer)).status).toBe(422);
});

it('shows the syntax of search beside the field, and unfolded where nothing was found', async () => {
  expect(await page('?q=room')).toContain('<details class="search-tips">');
  expect(await page('?q=nothingofthekind')).toContain('<details class="search-tips" open>');
});

it('a row shows the beginning of a long quotation up to a word, and has the rest for print alone', async () => {
  const text = `${'He said “no” to it, and '.repeat(10)}that was all.`;
  await desk.as('checker', (change) =>
    addTestClaim(change, { speaker_id: on.speaker, text, language: 'en', form: 'direct' }),
  );
  const rows = (await page('?q=all')).split('<li class="claim-row"');
  const [, shown = '', rest = ''] =
    /<span class="q"[^>]*>(.*?)<span class="q-rest">(.*?)<\/span><span class="q-close">”<\/span><\/span><span class="q-more">\u00a0…</s.exec(
      rows.find((row) => row.includes('that was')) ?? '',
    ) ?? [];
  const words = (part: string) =>
    part
      .replace(/<[^>]*>/g, '')
      .replace(/‘/g, '“')
      .replace(/’/g, '”');
  expect(`${words(shown)}${words(rest)}`).toBe(`“${text}`);
  expect(words(shown).length).toBeLessThan(170);
  expect([/\w$/.test(words(shown)), /^\W/.test(words(rest))]).toEqual([true, true]);
  expect(rest).toContain('<mark>all</mark>');
});
