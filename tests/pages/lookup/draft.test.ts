import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sends, TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { runCommand } from '../../support/run-command.js';
import { BOTH, DRAFT, DRAFT_TEXT, FERRIES, NIGHT, openDraftDesk } from './draft-desk.js';

// A draft of fifteen quotations by six speakers: each has its own answer, and none is left out.

interface Passage {
  readonly n: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly credited_as: string | null;
  readonly state: string;
  readonly says: string;
  readonly stands: boolean;
  readonly claim_ids: readonly number[];
  readonly claims: readonly { readonly also_said_by: readonly object[] }[];
}

interface Found {
  readonly passages: readonly Passage[];
  readonly passages_left: number;
  readonly claims: readonly {
    readonly id: number;
    readonly text: string;
    readonly passages: readonly number[];
    readonly citation: string | null;
  }[];
}

let desk: TestDesk;
let [token, session] = [{}, {}] as Sends[];
beforeAll(async () => {
  desk = await openDraftDesk();
  [token, session] = await Promise.all([desk.token('checker'), desk.signIn('checker')]);
});
afterAll(() => desk.close());

async function found(text: string): Promise<Found> {
  const answer = await desk.json('POST', '/lookup', { text }, token);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Found;
}

it('in JSON', async () => {
  const { passages, passages_left: left } = await found(DRAFT_TEXT);
  expect(left).toBe(0);
  expect(passages.map(({ state, stands }) => [state, stands])).toEqual(
    DRAFT.map(({ state, stands }) => [state, stands]),
  );
  for (const [at, line] of DRAFT.entries()) {
    const own = passages[at] as Passage;
    expect(own.says).toMatch(line.says);
    expect(own.speaker ?? own.credited_as).toBe(line.credit);
    expect(line.text).toContain(DRAFT_TEXT.slice(own.start, own.end));
  }
});

it('with the claims of its own words, and nobody who said those of another', async () => {
  const { passages, claims } = await found(DRAFT_TEXT);
  expect(passages.flatMap((one) => one.claims.flatMap(({ also_said_by: also }) => also))).toEqual([]);
  const sharing = [NIGHT, BOTH].map((text) => claims.find((one) => one.text === text));
  expect(sharing.map((one) => one?.passages)).toEqual([[14], [15]]);
  for (const { text, passages: of } of claims) expect(of, text).toHaveLength(1);
});

it('with a citation only where the words stand', async () => {
  const { passages, claims } = await found(DRAFT_TEXT);
  const standing = new Set(passages.filter(({ stands }) => stands).flatMap(({ claim_ids: ids }) => ids));
  for (const { id, citation } of claims) expect(citation !== null).toBe(standing.has(id));
});

it('on the page', async () => {
  const sent = await desk.form('/lookup', { text: DRAFT_TEXT }, session);
  const address = sent.headers.get('location');
  const html = await (address === null ? sent : await desk.get(address, session)).text();
  expect(await checkHtml(html)).toEqual([]);
  expect(html).toContain('7 of 15 quotations match the record');
  expect(html).toContain('3 not on record');
  const answers = html.split('<article class="stack lookup-answer"').slice(1);
  const saysOf = (part = '') =>
    (/lookup-says.*?<strong>(.*?)<\/strong>/s.exec(part)?.[1] ?? '').replaceAll('&#39;', '’');
  expect(answers).toHaveLength(15);
  for (const [at, line] of DRAFT.entries()) {
    expect(saysOf(answers[at])).toMatch(line.says);
    expect(answers[at]).toContain(line.credit);
    expect(answers[at]?.includes('data-cite')).toBe(line.stands);
    expect(answers[at]?.includes('Also recorded')).toBe(false);
  }
});

it('at the terminal', async () => {
  const { out, code } = await runCommand(['lookup', DRAFT_TEXT, '--db', desk.ctx.config.file]);
  expect(code).toBe(0);
  const lines = out.split('\n').filter((line) => /^\d+\. /.test(line));
  expect(out).toContain('7 of 15 quotations match the record');
  expect(lines).toHaveLength(15);
  for (const [at, line] of DRAFT.entries()) {
    const [, says = ''] = /”(?: \([^)]*\))?: (.*)$/.exec(lines[at] ?? '') ?? [];
    expect(says).toMatch(line.says);
  }
});

it('the same sentence under two names is answered under each', async () => {
  const { passages } = await found(`“${FERRIES},” Ilse Marren said. “${FERRIES},” Bo Lind said.`);
  expect(passages.map(({ state, says }) => [state, says])).toEqual([
    ['on_record', 'On record as said by Ilse Marren'],
    ['another_speaker', 'You credit Bo Lind; the record has Ilse Marren'],
  ]);
});

it('words that the text denies or sets under a condition are no plain statement', async () => {
  const text = `“It is not true that ${FERRIES.replace('T', 't')},” Ilse Marren said. “If the court orders it, ${NIGHT.replace('W', 'w')},” Ilse Marren said.`;
  const { passages, claims } = await found(text);
  expect(passages.map(({ state }) => state)).toEqual(['not_asserted', 'not_asserted']);
  expect(claims.map(({ citation }) => citation)).not.toContainEqual(expect.any(String));
});

it('what stands in marks is compared, and not the words around it', async () => {
  const { passages, claims } = await found(`On Tuesday evening Ilse Marren said “${NIGHT}”.`);
  expect(passages).toMatchObject([{ state: 'on_record', stands: true, text: NIGHT }]);
  expect(claims.map(({ text }) => text)).toContain(NIGHT);
});

it('sentences without marks are answered each by itself', async () => {
  const { passages } = await found(`${FERRIES}. The bakery prints stamps of its own. ${BOTH}.`);
  expect(passages.map(({ state }) => state)).toEqual(['on_record', 'not_on_record', 'on_record']);
});

it('two hundred quotations are all answered, and more are counted', async () => {
  const many = Array.from({ length: 205 }, (_, at) => `“Goat ${at} has a bell,” Bo Lind said.`).join(' ');
  const { passages, passages_left: left } = await found(many);
  expect([passages.length, left]).toEqual([200, 5]);
});

it('a quotation within another is answered with it', async () => {
  const { passages } = await found(`“The minister told us ‘${NIGHT}’ and left,” Edda Quill said.`);
  expect(passages.some(({ stands }) => stands)).toBe(false);
});
