import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const accountOf = async (sends: Record<string, string>) =>
  (await (await desk.get('/account.json', sends)).json()) as {
    user: { version: number; time_zone: string | null };
  };

it('shows times in the zone of the account, which is named, and days as they are there', async () => {
  desk.clock.set('2023-06-25T22:30:00.000Z');
  const checker = await desk.signIn('checker');
  const made = await desk.json('POST', '/outlets', { name: 'The Gazette' }, checker);
  expect(made.status).toBe(201);
  const before = await (await desk.get('/activity', checker)).text();
  expect(before).toContain('25 June 2023</time>');
  const { user } = await accountOf(checker);
  const fields = { name: 'Cho Checker', time_zone: 'Asia/Taipei', version: String(user.version) };
  expect((await desk.form('/account', fields, checker)).status).toBe(303);
  const activity = await (await desk.get('/activity', checker)).text();
  expect(activity).toContain('26 June 2023</time>');
  expect(activity).toContain('>06:30</time>');
  expect(await (await desk.get('/account', checker)).text()).toMatch(
    />2[56] June 2023, \d\d:\d\d GMT\+8<\/time>/,
  );
});

it('is refused where there is no such zone, and kept where a script changes the name alone', async () => {
  const editor = await desk.signIn('editor');
  const { user } = await accountOf(editor);
  const sent = { name: 'Eddie Editor', version: String(user.version) };
  const wrong = await desk.form('/account', { ...sent, time_zone: 'Middle/Earth' }, editor);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('is not a time zone: give one such as');
  await desk.form('/account', { ...sent, time_zone: 'Europe/London' }, editor);
  const { version } = (await accountOf(editor)).user;
  const headers = { ...editor, 'if-match': `"${version}"` };
  expect((await desk.json('POST', '/account', { name: 'Ed Editor' }, headers)).status).toBe(200);
  expect((await accountOf(editor)).user.time_zone).toBe('Europe/London');
});
