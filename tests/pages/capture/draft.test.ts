import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetOldCaptures } from '../../../src/pages/capture/actions/forget.js';
import { CaptureReader } from '../../../src/pages/capture/store.js';
import { editUser } from '../../../src/people/accounts/actions.js';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { ARTICLE, finder } from './article.js';

let desk: TestDesk;
let [checker, admin]: Sends[] = [];
beforeAll(async () => {
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder());
  [checker, admin] = [await desk.signIn('checker'), await desk.signIn('admin')];
  await desk.as('checker', (change) => addTestSpeaker(change, 'Mira Tolland'));
});
afterAll(() => desk.close());

async function begin(text = ARTICLE): Promise<string> {
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text }, checker);
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const page = async (path: string, as = checker) => (await desk.get(path, as)).text();
const item = async (at: string, n: number) => (await itemsAt(at)).find((one) => one.n === n);
const itemsAt = (at: string) =>
  new CaptureReader(desk.ctx.db, desk.users.checker.id).items(Number(at.split('/')[2]?.split('?')[0]));
const count = async (table: 'claims' | 'sources' | 'events') => {
  const row = await desk.ctx.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirst();
  return Number(row?.n);
};

describe('a capture', () => {
  it('shows the article with its source and its quotations, and records nothing', async () => {
    const before = [await count('claims'), await count('sources'), await count('events')];
    const html = await page(await begin());
    expect(html).toContain('Harbour master rules out new deck');
    expect(html).toContain('7 October 2026');
    expect(html).toContain('The pier does not need a new deck before the spring');
    expect(html).toContain('Accept the 3 that are certain');
    expect([await count('claims'), await count('sources'), await count('events')]).toEqual(before);
  });

  it('is seen by its owner alone', async () => {
    const at = await begin();
    for (const path of [at, `${at}.json`]) expect((await desk.get(path, admin)).status).toBe(404);
    const decided = await desk.form(`${at}/quotations/1`, { do: 'accept', version: '1' }, admin);
    expect(decided.status).toBe(404);
    expect((await desk.get(at, await desk.signIn('checker'))).status).toBe(200);
  });

  it('leaves a pronoun, an inferred speaker and half a name to a person', async () => {
    const at = await begin();
    const seen = /name="seen" value="([^"]*)"/.exec(await page(at))?.[1] ?? '';
    await desk.form(`${at}/acceptance`, { seen: `${seen} 3:1 4:1 6:1` }, checker);
    const states = (await itemsAt(at)).map(({ n, state }) => [n, state]);
    expect(states).toEqual([
      [1, 'accepted'],
      [2, 'accepted'],
      [3, 'open'],
      [4, 'open'],
      [5, 'accepted'],
      [6, 'open'],
    ]);
  });

  it('keeps what two windows do with different quotations, and asks where it is the same one', async () => {
    const at = await begin();
    await desk.form(`${at}/quotations/3`, { do: 'accept', version: '1' }, checker);
    await desk.form(`${at}/quotations/4`, { do: 'drop', version: '1' }, checker);
    const text = 'We will raise the fares this year';
    const fields = { edited: 'yes', text, form: 'direct', 'speaker.name': 'Mira Tolland' };
    const late = await desk.form(`${at}/quotations/3`, { do: 'save', version: '1', ...fields }, checker);
    const html = await late.text();
    expect(late.status).toBe(409);
    expect(html).toContain('Quotation 3 was changed in another window and is accepted now.');
    expect(html).toContain('We will <del>not </del>raise the fares this year');
    expect(html).toMatch(/<textarea[^>]*>\s*We will raise the fares this year/);
    expect([(await item(at, 3))?.state, (await item(at, 4))?.state]).toEqual(['accepted', 'dropped']);
    expect((await item(at, 3))?.fields.text).toBe('We will not raise the fares this year');
  });

  it('shows what a button did not change, where it was changed in another window', async () => {
    const at = await begin();
    await desk.form(`${at}/quotations/1`, { do: 'drop', version: '1' }, checker);
    const late = await desk.form(`${at}/quotations/1`, { do: 'accept', version: '1' }, checker);
    const html = await late.text();
    expect([late.status, html.includes('captured-form')]).toEqual([409, false]);
    expect(html).toContain('is dropped now. Look at it, then decide.');
  });

  it('shows both versions of its source, where that was corrected in another window', async () => {
    const at = await begin();
    const title = 'Harbour master rules out new deck';
    await desk.form(
      `${at}/source`,
      { 'source.title': title, 'source.outlet.name': 'Ostrey Gazette', version: '1' },
      checker,
    );
    const late = await desk.form(
      `${at}/source`,
      { 'source.title': title, 'source.outlet.name': 'Ostrey Weekly', version: '1' },
      checker,
    );
    const html = await late.text();
    expect(late.status).toBe(409);
    expect(html).toContain('Ostrey <del>Gazette</del>');
    expect(html).toContain('value="Ostrey Weekly"');
  });

  it('gives back a form with errors as it was typed', async () => {
    const at = await begin();
    const fields = { edited: 'yes', text: 'These words', form: 'direct', said_on: 'soon' };
    const answer = await desk.form(`${at}/quotations/6`, { do: 'accept', version: '1', ...fields }, checker);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('These words');
    expect(html).toContain('Enter the speaker');
    expect((await item(at, 6))?.state).toBe('open');
  });

  it('joins two quotations, splits them again, and takes one that was missed', async () => {
    const at = await begin();
    const join = { version: '1', with: '4', with_version: '1' };
    await desk.form(`${at}/quotations/3/joining`, join, checker);
    expect((await item(at, 3))?.fields.text).toBe(
      'We will not raise the fares this year. Nobody will pay twice.',
    );
    expect(await item(at, 4)).toBeUndefined();
    await desk.form(`${at}/quotations/3/splitting`, { version: '2' }, checker);
    expect(
      (await itemsAt(at)).filter(({ n }) => n === 3 || n === 7).map(({ fields }) => fields.text),
    ).toEqual(['We will not raise the fares this year', 'Nobody will pay twice.']);
    const added = await desk.form(`${at}/quotations`, { exact: 'the plan for the deck' }, checker);
    expect(added.status).toBe(303);
    expect((await item(at, 8))?.spans).toEqual([
      [ARTICLE.indexOf('the plan for the deck'), ARTICLE.indexOf('the plan for the deck') + 21],
    ]);
  });

  it('asks which place is meant where missed words stand in several', async () => {
    const at = await begin();
    const answer = await desk.form(`${at}/quotations`, { exact: 'a new deck before the spring' }, checker);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('name="at"');
  });

  it('says what is wrong with a text that has none, and with a way that gives nothing', async () => {
    expect(await page(await begin('Nothing was said here.'))).toContain('No quotations were found');
    const empty = await desk.form('/capture', { way: 'paste' }, checker);
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('Paste the text')]);
    const html = '<div><p>One</p><p>Two</p></div>';
    expect(await page(await begin(html))).toContain('This looks like the HTML of a page');
  });

  it('is deleted after thirty days without a change, and with its owner’s account disabled', async () => {
    const at = await begin();
    desk.clock.advance(29 * 86_400_000);
    await desk.as('admin', forgetOldCaptures);
    expect(await itemsAt(at)).toHaveLength(6);
    desk.clock.advance(2 * 86_400_000);
    await desk.as('admin', forgetOldCaptures);
    expect(await itemsAt(at)).toEqual([]);
    checker = await desk.signIn('checker');
    const other = await begin();
    await desk.as('admin', (change) => editUser(change, desk.users.checker.id, null, { disabled: true }));
    expect(await itemsAt(other)).toEqual([]);
  });
});
