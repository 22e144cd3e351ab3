import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
let sends: Sends;
let reader: Sends;
beforeAll(async () => {
  desk = await openDesk();
  sends = await desk.token('checker');
  reader = await desk.signIn('viewer');
  await desk.json('POST', '/claims', CLAIM, sends);
  await desk.json('POST', '/claims/1/attributions', SECOND, sends);
  await desk.json('POST', '/claims/1/attributions', ORIGINAL, sends);
});
afterAll(() => desk.close());

const CLAIM = {
  text: 'We will not raise the fees.',
  language: 'en',
  form: 'direct',
  speaker: { name: 'Ilse Marren', kind: 'person' },
  attribution: { source: { type: 'webpage', title: 'Read-out' }, tier: 'issuer' },
};
const SECOND = {
  source: { type: 'article-newspaper', title: 'Harbour news' },
  wording: 'We will raise the fees.',
  language: 'en-GB',
};
const ORIGINAL = {
  source: { type: 'broadcast', title: 'Radio' },
  wording: 'Wir erhöhen die Gebühren nicht.',
  language: 'de',
};

it('shows each wording beside the one the claim has, with what is left out', async () => {
  const page = await (await desk.get('/claims/1/collation', reader)).text();
  expect(page).toContain('left out here: “not”, a negation:');
  expect(page).toContain('One word left out, a negation');
  expect(page).toContain('Harbour news');
});

it('keeps languages apart', async () => {
  const page = await (await desk.get('/claims/1/collation', reader)).text();
  expect([...page.matchAll(/<h2 id="group-\d">([^<]+)/g)].map(([, language]) => language)).toEqual([
    'English',
    'German',
  ]);
});

it('says that nobody has said what a translation was made from, where it may stand on the page', async () => {
  const ids = await desk.json('POST', '/claims', { ...CLAIM, text: 'The ferry sails on.' }, sends);
  const { id } = (await ids.json()) as { id: number };
  const agency = { ...SECOND, wording: 'The ferry does sail on.', translation: 'agency' };
  await desk.json('POST', `/claims/${id}/attributions`, agency, sends);
  const page = () => desk.get(`/claims/${id}/collation`, reader).then((answer) => answer.text());
  expect(await page()).toContain('No source with the original wording is recorded.');
  await desk.json('POST', `/claims/${id}/attributions`, ORIGINAL, sends);
  expect(await page()).toContain('The original is not recorded.');
  expect(await page()).not.toContain('No source with the original wording is recorded.');
});

it('shows other words without counts, and out of the table, and warns of a question', async () => {
  const made = await desk.json('POST', '/claims', { ...CLAIM, text: 'The quay stays open.' }, sends);
  const { id } = (await made.json()) as { id: number };
  for (const wording of ['Taxes will never go up.', 'The quay stays open?', 'The quay stays shut.'])
    await desk.json('POST', `/claims/${id}/attributions`, { ...SECOND, wording }, sends);
  const page = await (await desk.get(`/claims/${id}/collation`, reader)).text();
  expect(
    [...page.matchAll(/verdict">(.*?)<span>([^<]+)/g)].map(([, icon, said]) => [!!icon?.trim(), said]),
  ).toEqual([
    [true, 'Entirely different wording'],
    [true, 'Same words; a question here, not in the reference'],
    [expect.any(Boolean), expect.stringMatching(/^One word changed/)],
  ]);
  expect([...page.matchAll(/<th scope="col"[^>]*>([A-Z])</g)].map(([, letter]) => letter)).toEqual([
    'C',
    'D',
  ]);
});

it('sets an original beside its translation, with who made it and how far it is checked', async () => {
  const answer = await desk.json(
    'PATCH',
    '/attributions/1',
    { translates_id: 3, translation: 'agency', translator: 'Jo Vance' },
    { ...sends, 'if-match': '"1"' },
  );
  expect(answer.status).toBe(200);
  const page = await (await desk.get('/claims/1/collation', reader)).text();
  expect(page).toContain('translated by Jo Vance');
  expect(page).toContain('Translation not checked yet.');
  const finding = {
    facet: 'translation',
    value: 'unchecked',
    rationale: 'Nobody here reads German.',
    evidence: [],
  };
  const found = await desk.json('POST', '/claims/1/findings', { findings: [finding] }, sends);
  expect(found.status, await found.clone().text()).toBe(201);
  expect(await (await desk.get('/claims/1/collation', reader)).text()).toContain(
    'Finding on the translation:',
  );
});

it('is JSON with the words of the reference as columns and a cell for each in every row', async () => {
  const answer = await desk.get('/claims/1/collation.json', sends);
  const body = (await answer.json()) as {
    languages: { language: string; columns: { text: string }[]; wordings: { cells: { op: string }[] }[] }[];
    translations: unknown[];
  };
  expect(body.languages.map(({ language }) => language)).toEqual(['en', 'de']);
  expect(body.languages[0]?.columns.map(({ text }) => text)).toEqual([
    'We',
    'will',
    'not',
    'raise',
    'the',
    'fees',
  ]);
  expect(body.languages[0]?.wordings[0]?.cells.map(({ op }) => op)).toEqual([
    'same',
    'same',
    'omitted',
    'same',
    'same',
    'same',
  ]);
  expect(body.translations).toEqual([
    { original_attribution_id: 3, attribution_id: 1, translation: 'agency', translator: 'Jo Vance' },
  ]);
});

it('is not there for a claim that the reader may not see', async () => {
  const off = { ...CLAIM, text: 'Off the record.', ground_rule: 'off_record' };
  const { id } = (await (await desk.json('POST', '/claims', off, sends)).json()) as { id: number };
  expect((await desk.get(`/claims/${id}/collation`, reader)).status).toBe(404);
  expect((await desk.get(`/claims/${id}/collation.json`, sends)).status).toBe(200);
});

async function claimWith(wordings: readonly string[]): Promise<number> {
  const [text, ...others] = wordings;
  const made = await desk.json('POST', '/claims', { ...CLAIM, text }, sends);
  const { id } = (await made.json()) as { id: number };
  for (const wording of others)
    await desk.json('POST', `/claims/${id}/attributions`, { ...SECOND, wording }, sends);
  return id;
}

it('shows wordings that are alike to the letter once, with everybody who prints them', async () => {
  const shut = 'The sluice stays shut.';
  const id = await claimWith(['The sluice stays open.', shut, shut, shut]);
  const page = await (await desk.get(`/claims/${id}/collation`, reader)).text();
  expect(page.match(/One word changed/g)).toHaveLength(1);
  expect(page.match(/Harbour news<\/a>/g)).toHaveLength(3);
  const json = await (await desk.get(`/claims/${id}/collation.json`, sends)).json();
  expect((json as Compared).languages[0]?.wordings).toMatchObject([
    { also: [expect.any(Number), expect.any(Number)] },
  ]);
});

interface Compared {
  readonly languages: readonly {
    readonly wordings: readonly { readonly attribution_id: number; readonly also: readonly number[] }[];
    readonly not_compared: readonly number[];
  }[];
}

it('compares as much as one page holds, and each of the others at an address of its own', async () => {
  const long = (name: string) =>
    Array.from({ length: 2_300 }, (_, at) => (at % 50 === 0 ? `${name}${at}` : `word${at}`)).join(' ');
  const id = await claimWith(['first', 'second', 'third', 'fourth'].map(long));
  const at = `/claims/${id}/collation`;
  const compared = (await (await desk.get(`${at}.json`, sends)).json()) as Compared;
  const [left] = compared.languages[0]?.not_compared ?? [];
  expect(compared.languages[0]?.wordings).toHaveLength(2);
  const page = await (await desk.get(at, reader)).text();
  expect(page).toContain(`<a href="${at}?with=${left}">`);
  const one = (await (await desk.get(`${at}.json?with=${left}`, sends)).json()) as Compared;
  expect(one.languages.map(({ wordings }) => wordings.map((each) => each.attribution_id))).toEqual([[left]]);
  const alone = await (await desk.get(`${at}?with=${left}`, reader)).text();
  expect(alone).toContain('fourth0');
  expect(await checkHtml(alone)).toEqual([]);
});

it('finds no wording of another quotation', async () => {
  const id = await claimWith(['The lock stays open.', 'The lock stays shut.']);
  expect((await desk.get(`/claims/${id}/collation?with=1`, reader)).status).toBe(404);
});
