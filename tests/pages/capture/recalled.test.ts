import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// What a text tells second-hand is captured with whoever recalls it, as the comparison will read it.

const WORDS = 'go home and stay there';
const TEXT = [
  'Dockers sent home',
  'Lena Okoye said that Mira Halvorsen told the dockers to “go home and stay there”. The harbour was calm.',
  '“We were never told why,” Okoye said.',
].join('\n\n');

let desk: TestDesk;
let checker: Sends;
let at: string;
beforeEach(async () => {
  await desk?.close();
  desk = await openDesk();
  checker = await desk.signIn('checker');
});
afterAll(() => desk.close());

interface Row {
  readonly n: number;
  readonly version: number;
  readonly text: string;
  readonly recounted_by: { readonly name: string; readonly speaker_id: number | null } | null;
  readonly asks: readonly string[];
}

async function capture(text = TEXT): Promise<Row[]> {
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text }, checker);
  at = answer.headers.get('location') ?? '';
  return rows();
}

async function rows(): Promise<Row[]> {
  return ((await (await desk.get(`${at}.json`, checker)).json()) as { quotations: Row[] }).quotations;
}

const told = (all: readonly Row[]) => {
  const [row, ...others] = all.filter(({ text }) => text === WORDS);
  expect(others).toEqual([]);
  return row as Row;
};

/** Decides as the row of the quotation does, and saves what is accepted. */
async function accept({ n, version }: Row, fields: Readonly<Record<string, string>>) {
  const answer = await desk.form(
    `${at}/quotations/${n}`,
    { do: 'accept', version: String(version), ...fields },
    checker,
  );
  expect(answer.status, await answer.clone().text()).toBe(303);
}

async function save(): Promise<void> {
  const html = await (await desk.get(at, checker)).text();
  const [, seen = ''] = /name="id"[^>]*>\s*<input type="hidden" name="seen" value="([^"]*)"/.exec(html) ?? [];
  const answer = await desk.form('/capture/claims', { id: at.split('/')[2] ?? '', seen }, checker);
  expect(answer.status, await answer.clone().text()).toBe(303);
  await desk.ctx.comparer.all();
}

async function claim() {
  const { claims } = (await (await desk.get('/claims.json?q=stay', checker)).json()) as {
    claims: { id: number; recounted_by: string | null; match: { state: string } }[];
  };
  return claims[0];
}

describe('words that a text tells second-hand', () => {
  it('are offered with whoever recalls them, and not asked about for that', async () => {
    const row = told(await capture());
    expect(row.recounted_by).toEqual({ name: 'Lena Okoye', speaker_id: null });
    expect(row.asks.join()).not.toContain('second-hand');
    const page = await (await desk.get(at, checker)).text();
    expect(page).toMatch(/Recalled by[\s\S]{1,300}name="recounted_by.name" value="Lena Okoye"/);
  });

  it('are saved so, and say so in the strip', async () => {
    await accept(told(await capture()), {
      'speaker.name': 'Mira Halvorsen',
      'recounted_by.name': 'Lena Okoye',
    });
    await save();
    const saved = await claim();
    expect(saved).toMatchObject({ recounted_by: 'Lena Okoye', match: { state: 'same' } });
    expect(await (await desk.get(`/claims/${saved?.id}`, checker)).text()).toContain(
      'As recalled by Lena Okoye.',
    );
  });

  it('are by one who is saved, where the name is known', async () => {
    const { id } = await desk.as('checker', (change) => addTestSpeaker(change, 'Lena Okoye'));
    expect(told(await capture()).recounted_by).toEqual({ name: 'Lena Okoye', speaker_id: id });
  });

  it('are recalled by another, or by nobody, where that is typed in the row', async () => {
    const { id } = await desk.as('checker', (change) => addTestSpeaker(change, 'Lena Okoye'));
    await accept(told(await capture()), { 'recounted_by.name': 'Pavel Dorn', 'recounted_by.id': String(id) });
    expect(told(await rows()).recounted_by).toEqual({ name: 'Pavel Dorn', speaker_id: null });
    await accept(told(await rows()), { teller_shown: 'yes', 'recounted_by.name': '', 'recounted_by.id': '' });
    expect(told(await rows()).recounted_by).toBeNull();
  });

  it('are not recalled by their own speaker', async () => {
    const { n, version } = told(await capture());
    const fields = { do: 'accept', version: String(version), 'speaker.name': 'Lena Okoye' };
    const answer = await desk.form(`${at}/quotations/${n}`, fields, checker);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('“Recalled by” cannot be the speaker');
  });

  it('are asked about where a saved speaker may be meant', async () => {
    await desk.as('checker', (change) => addTestSpeaker(change, 'Helena Okoye'));
    const asked = told(await capture()).asks.filter((ask) => ask.startsWith('Recalled by'));
    expect(asked).toEqual(['Recalled by “Lena Okoye”: is this Helena Okoye? Choose a speaker.']);
  });

  it('change by JSON, and null clears whoever recalls them', async () => {
    const { n, version } = told(await capture());
    const token = { ...(await desk.token('checker')), 'if-match': `"${version}"` };
    const answer = await desk.json(
      'POST',
      `${at}/quotations/${n}`,
      { do: 'save', recounted_by: { name: 'Pavel Dorn' } },
      token,
    );
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect(told(await rows()).recounted_by).toEqual({ name: 'Pavel Dorn', speaker_id: null });
    const again = { ...token, 'if-match': `"${version + 1}"` };
    await desk.json('POST', `${at}/quotations/${n}`, { do: 'save', recounted_by: null }, again);
    expect(told(await rows()).recounted_by).toBeNull();
  });

  it.each([
    'She said that Mira Halvorsen told the dockers to “go home and stay there”.',
    'A docker said that Mira Halvorsen told the others to “go home and stay there”.',
    'The ministry said that Mira Halvorsen told the dockers to “go home and stay there”.',
    '“We will pay,” Mira Halvorsen said. Pavel Dorn said she told the dockers to “go home and stay there”.',
  ])('name nobody who recalls them where the text leaves doubt: %s', async (text) => {
    expect(told(await capture(`Dockers sent home\n\n${text}`)).recounted_by).toBeNull();
  });
});
