import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { runCommand } from '../../support/run-command.js';

// A result that is not word for word the same says what differs, the gravest first.

const WHOLE =
  'On this issue the harbour has no room for compromise or concessions. The city must adhere to the treaty and ' +
  'abandon its hopes of another bridge, and it must do what was promised to the pilots in the spring of that year.';

let desk: TestDesk;
let [token, session] = [{}, {}] as Sends[];
let [whole, short] = [0, 0];
beforeAll(async () => {
  desk = await openDesk();
  [token, session] = await Promise.all([desk.token('checker'), desk.signIn('checker')]);
  const add = async (text: string) => {
    const body = { text, language: 'en', form: 'direct', speaker: { name: 'Ilse Marren' } };
    return ((await (await desk.json('POST', '/claims', body, token)).json()) as { id: number }).id;
  };
  whole = await add(WHOLE);
  short = await add('no room for compromise');
});
afterAll(() => desk.close());

async function found(q: string) {
  const answer = await desk.get(`/lookup.json?${new URLSearchParams({ q })}`, token);
  const { claims } = (await answer.json()) as {
    claims: { id: number; kind: string; differences: { op: string; saved: string; mark: string }[] }[];
  };
  return new Map(claims.map((claim) => [claim.id, claim]));
}

const LOST = 'On this issue, the harbour has room for compromise';
const missing = { op: 'omitted', typed: null, saved: 'no', mark: 'negation' };

it('a lost negation is told of a part of a longer quotation, and of a quotation in the text', async () => {
  const claims = await found(LOST);
  expect(claims.get(whole)).toMatchObject({ kind: 'part_of', differences: [missing] });
  expect(claims.get(short)).toMatchObject({ kind: 'contains', differences: [missing] });
});

it('in words on the page and in the terminal', async () => {
  const html = await (await desk.get(`/lookup?${new URLSearchParams({ q: LOST })}`, session)).text();
  expect(
    html.match(/<p class="lookup-warning"><strong>‘no’ is missing: a negation is lost<\/strong>/g),
  ).toHaveLength(2);
  const { out } = await runCommand(['lookup', LOST, '--db', desk.ctx.config.file]);
  expect(out.match(/^ {2}‘no’ is missing/gm)).toHaveLength(2);
});

it('a negation of the text before the words of a quotation is told', async () => {
  const q = 'We never said there was no room for compromise, and we will not.';
  const html = await (await desk.get(`/lookup?${new URLSearchParams({ q })}`, session)).text();
  expect(html).toContain('In your text, “not” or a similar word comes before the quotation');
});

it('every result that is not verbatim shows a difference or says that it is alike in some words only', async () => {
  for (const q of [LOST, 'no compromise: for that the harbour has room', 'There was room for a compromise'])
    for (const { kind, differences } of (await found(q)).values())
      expect(kind === 'alike' || differences.length > 0, `${q}: ${kind}`).toBe(true);
});

it('a full stop alone is no rest of a sentence', async () => {
  const q =
    'The city must adhere to the treaty and abandon its hopes of another bridge, and it must do what was promised to the pilots in the spring of that year';
  const html = await (await desk.get(`/lookup?${new URLSearchParams({ q })}`, session)).text();
  expect(html).toContain('Part of a longer quotation');
  expect(html).not.toContain('The sentence continues');
});
