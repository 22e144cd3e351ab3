import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { ARTICLE, finder } from './article.js';

// What stays known of a capture once it is saved.

let desk: TestDesk;
let checker: Sends;
let token: Sends;
beforeAll(async () => {
  desk = await openDesk();
  [checker, token] = [await desk.signIn('checker'), await desk.token('checker')];
});
beforeEach(() => {
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder());
});
afterAll(() => desk.close());

async function begin(text: string): Promise<string> {
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text }, checker);
  return answer.headers.get('location') ?? '';
}
const decide = (at: string, n: number, act: string) =>
  desk.form(`${at}/quotations/${n}`, { do: act, version: '1' }, checker);
const idOf = (at: string) => Number(at.split('/')[2]);
const page = async (path: string) => (await desk.get(path, checker)).text();

/** Saves the first two and drops the rest. */
async function saveWhole(text: string): Promise<string> {
  const at = await begin(text);
  for (const n of [1, 2]) await decide(at, n, 'accept');
  for (const n of [3, 4, 5, 6]) await decide(at, n, 'drop');
  const saved = await desk.form('/capture/claims', { id: String(idOf(at)), seen: '1-2:2' }, checker);
  expect(saved.status).toBe(303);
  return at;
}

describe('a capture that is saved', () => {
  it('says so where it was, and no other takes its number', async () => {
    const at = await saveWhole(ARTICLE);
    const gone = await desk.get(at, checker);
    expect([gone.status, await gone.text()]).toEqual([
      410,
      expect.stringContaining('This capture was saved already'),
    ]);
    const next = await begin('The canal\n\nNobody spoke.');
    expect(idOf(next)).toBeGreaterThan(idOf(at));
    const late = await decide(at, 2, 'drop');
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('/sources/1')]);
  });

  it('answers a client that saves it once more with what is recorded', async () => {
    const text = ARTICLE.replace('Harbour master', 'Harbour mistress');
    const made = await desk.json('POST', '/capture', { text, source: { title: 'Ferry' } }, token);
    const { id } = (await made.json()) as { id: number };
    const body = { id, quotations: [{ n: 1 }, { n: 6, speaker: { name: 'Jon Field' } }] };
    const first = await desk.json('POST', '/capture/claims', body, token);
    expect(first.status, await first.clone().text()).toBe(201);
    const { claims, source_id } = (await first.json()) as {
      claims: { n: number; id: number }[];
      source_id: number;
    };
    const again = await desk.json('POST', '/capture/claims', body, token);
    expect([again.status, await again.json()]).toEqual([
      200,
      expect.objectContaining({
        source_id,
        claims: claims.map((one) => ({ n: one.n, id: one.id, outcome: 'recorded' })),
      }),
    ]);
  });
});

describe('a newer version of a saved article', () => {
  it('is known by its title, authors, day and most of its words; what was dropped stays dropped', async () => {
    const newer = ARTICLE.replace('7 October 2026', '8 October 2026').concat(
      '\n“I paid twice,” a passenger said.\n',
    );
    const told = [
      {
        words: '“The pier does not need a new deck before the spring,”',
        speaker: ['Felix Okone', 'Felix Okone'],
      },
      { words: '“never”', speaker: ['Field', 'Field'] },
      { words: '“I paid twice,”', speaker: ['a passenger', null, 'description'] },
    ] as const;
    vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(told));
    const at = await begin(newer);
    const html = await page(at);
    expect(html).toContain('Another version of a saved source');
    expect(html).toContain('href="/sources/1"');
    const states = [...html.matchAll(/class="captured is-(\w+)/g)].map(([, state]) => state);
    expect(states).toEqual(['recorded', 'dropped', 'open']);
  });

  it.each([
    [
      'has another outlet',
      ARTICLE.replace('7 October 2026', 'County Radio, 7 October 2026').replace('By Jon Field\n', ''),
    ],
    [
      'has other words',
      `Harbour master rules out new deck\nBy Jon Field\n8 October 2026\n\n${'Nobody spoke of it. '.repeat(60)}`,
    ],
    ['is of another month', ARTICLE.replace('7 October 2026', '7 December 2026').concat('\nMore.')],
    ['is by others', ARTICLE.replace('By Jon Field', 'By Ada Renn').concat('\nMore.')],
  ])('is none where it %s', async (_what, text) => {
    const { source } = await desk.ctx.db
      .selectFrom('captures')
      .select('source')
      .where('id', '=', idOf(await begin(text)))
      .executeTakeFirstOrThrow();
    expect(JSON.parse(source)).not.toHaveProperty('id');
  });
});

describe('the days of its quotations', () => {
  const TEXT = 'The deck\n\n“One plank is gone,” Felix Okone said on Tuesday.';

  it('follow the day of the article until a person enters one', async () => {
    vi.restoreAllMocks();
    const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text: TEXT }, checker);
    const at = answer.headers.get('location') ?? '';
    const give = (version: string, issued: string) =>
      desk.form(`${at}/source`, { version, 'source.title': 'The deck', 'source.issued': issued }, checker);
    expect(await page(at)).not.toContain('Said on');
    expect((await give('1', '2026-11-19')).status).toBe(303);
    expect(await page(at)).toMatch(/Said on<\/span> 17 November 2026[\s\S]*from “<bdi>on Tuesday/);
    expect((await give('2', '2026-11-26')).status).toBe(303);
    expect(await page(at)).toContain('24 November 2026');
    const fields = {
      edited: 'yes',
      text: 'One plank is gone',
      form: 'direct',
      'speaker.name': 'Felix Okone',
    };
    const version = '3';
    await desk.form(`${at}/quotations/1`, { do: 'save', version, ...fields, said_on: '2026-11-20' }, checker);
    expect((await give('3', '2026-11-19')).status).toBe(303);
    expect(await page(at)).toMatch(/Said on<\/span> 20 November 2026/);
  });
});

it('a capture whose button is pressed twenty times at once is saved once, and each press leads there', async () => {
  const at = await begin(ARTICLE.replace('Harbour master', 'Harbour pilot'));
  for (const n of [1, 2]) await decide(at, n, 'accept');
  for (const n of [3, 4, 5, 6]) await decide(at, n, 'drop');
  const press = () => desk.form('/capture/claims', { id: String(idOf(at)), seen: '1-2:2' }, checker);
  const answers = await Promise.all(Array.from({ length: 20 }, press));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  const places = answers.map((one) => one.headers.get('location') ?? '');
  const repeated = places.filter((place) => /^\/sources\/\d+$/.test(place));
  expect([repeated.length, new Set(repeated).size]).toEqual([19, 1]);
  const saved = (await (await desk.get(`${repeated[0]}.json`, checker)).json()) as {
    attributions: unknown[];
  };
  expect(saved.attributions).toHaveLength(2);
});
