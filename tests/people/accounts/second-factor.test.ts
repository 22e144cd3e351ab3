import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLink } from '../../../src/people/accounts/actions/links.js';
import { totpCode } from '../../../src/platform/credentials/totp.js';
import { cookieFrom, openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { formOn } from '../../support/form-on.js';
import { secondFactorOf, setUpSecondFactor } from '../../support/second-factor.js';

const RIGHT = 'grey heron on a wire';
const EMAIL = 'checker@desk.example';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.givePassword('checker', RIGHT);
});
afterEach(() => desk.close());

const password = (more: Record<string, string> = {}) =>
  desk.form('/sign-in', { email: EMAIL, password: RIGHT, ...more });

/** Sends a page's form as it is, with the code typed. */
async function sendCode(page: string, typed: Record<string, string>, sends: Sends = {}): Promise<Response> {
  const form = formOn(page, '/sign-in/code');
  return desk.form('/sign-in/code', { ...form, ...typed }, sends);
}

const codeOf = (secret: string) => totpCode(secret, desk.clock.now());

describe('setting up a second factor', () => {
  it('shows the key, wants a code and the password, and gives ten recovery codes once', async () => {
    const sends = await desk.signIn('checker');
    const begun = await desk.form('/account/second-factor', {}, sends);
    expect(begun.headers.get('location')).toBe('/account/second-factor');
    const page = await (await desk.get('/account/second-factor', sends)).text();
    const secret = await secondFactorOf(desk, 'checker');
    expect(page).toContain(secret.match(/.{4}/g)?.join(' '));
    expect(page).toMatch(/<svg class="qr"[^>]*><path d="M\d/);
    const confirm = (typed: Record<string, string>) =>
      desk.form('/account/second-factor/confirmation', typed, sends);
    expect((await confirm({ one_time_code: codeOf(secret) })).status).toBe(422);
    expect((await confirm({ one_time_code: '000 000', current_password: RIGHT })).status).toBe(422);
    const spaced = codeOf(secret).replace(/(?=...$)/, ' ');
    const done = await confirm({ one_time_code: spaced, current_password: RIGHT });
    expect(done.status).toBe(200);
    expect(done.headers.get('cache-control')).toBe('no-store');
    expect((await done.text()).match(/\b([A-Z2-7]{4}-){5}[A-Z2-7]{4}\b/g)).toHaveLength(10);
    const account = await (await desk.get('/account.json', sends)).json();
    expect(account).toMatchObject({ user: { second_factor: true } });
    expect(await (await desk.get('/account/second-factor', sends)).text()).not.toContain(secret.slice(0, 4));
  });

  it('is in no event, and its secret in no answer', async () => {
    const { secret, codes } = await setUpSecondFactor(desk, 'checker');
    const payloads = await desk.ctx.db.selectFrom('event_payloads').selectAll().execute();
    const events = await desk.ctx.db.selectFrom('events').select('action').execute();
    expect(events.map(({ action }) => action)).toContain('second_factor_on');
    const rows = await desk.ctx.db.selectFrom('recovery_codes').selectAll().execute();
    for (const kept of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(JSON.stringify([payloads, rows])).not.toContain(kept);
  });
});

describe('signing in with a second factor', () => {
  let secret: string;
  let codes: readonly string[];
  beforeEach(async () => {
    ({ secret, codes } = await setUpSecondFactor(desk, 'checker'));
    desk.clock.advance(60_000);
  });

  it('asks for the code after the right password alone, and opens nothing before', async () => {
    const wrong = await desk.form('/sign-in', { email: EMAIL, password: 'not this one' });
    expect(await wrong.text()).not.toContain('one_time_code');
    const asked = await password({ next: '/claims' });
    expect(asked.status).toBe(200);
    expect(asked.headers.getSetCookie()).toEqual([]);
    const page = await asked.text();
    expect(page).toMatch(/name="one_time_code"[^>]*autocomplete="one-time-code" inputmode="numeric"/);
    const half = formOn(page, '/sign-in/code').sign_in ?? '';
    expect((await desk.get('/account', { cookie: `onrecord=${half}` })).status).toBe(303);
    const signedIn = await sendCode(page, { one_time_code: codeOf(secret) });
    expect(signedIn.headers.get('location')).toBe('/claims');
    expect((await desk.get('/account', cookieFrom(signedIn))).status).toBe(200);
  });

  it('takes each code once, and one of a clock that is half a minute off', async () => {
    const late = totpCode(secret, new Date(desk.clock.now().getTime() - 30_000));
    expect((await sendCode(await (await password()).text(), { one_time_code: late })).status).toBe(303);
    const again = await sendCode(await (await password()).text(), { one_time_code: late });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('was used before');
    const older = totpCode(secret, new Date(desk.clock.now().getTime() - 60_000));
    const [page, tooLate] = [await (await password()).text(), { one_time_code: older }];
    expect((await sendCode(page, tooLate)).status).toBe(422);
  });

  it('takes a recovery code once, however it is typed, and records that', async () => {
    const [first = ''] = codes;
    const typed = { recovery_code: ` ${first.toLowerCase().replaceAll('-', ' ')} ` };
    expect((await sendCode(await (await password()).text(), typed)).status).toBe(303);
    expect((await sendCode(await (await password()).text(), typed)).status).toBe(422);
    const used = await desk.ctx.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select(['after', 'actor_id'])
      .where('action', '=', 'recovery_code_used')
      .execute();
    expect(
      used.map(({ after, actor_id }) => [JSON.parse(after ?? '').recovery_codes_left, actor_id]),
    ).toEqual([[9, desk.users.checker.id]]);
  });

  it('has to wait after ten wrong codes, from wherever they come, with all that was typed kept', async () => {
    const proxied = await openDesk({ trustProxy: 'loopback' });
    await proxied.givePassword('checker', RIGHT);
    const factor = await setUpSecondFactor(proxied, 'checker');
    proxied.clock.advance(60_000);
    const from = (n: number) => ({ 'x-forwarded-for': `192.0.2.${n}` });
    const fields = { email: EMAIL, password: RIGHT, carried_to: '/tags', 'carried.name': 'borders' };
    const page = await (await proxied.form('/sign-in', fields, from(1))).text();
    const send = (code: string, n: number) =>
      proxied.form('/sign-in/code', { ...formOn(page, '/sign-in/code'), one_time_code: code }, from(n));
    for (let n = 1; n <= 10; n++) expect((await send('000000', n)).status).toBe(422);
    const refused = await send(totpCode(factor.secret, proxied.clock.now()), 99);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(formOn(await refused.text(), '/sign-in/code')).toMatchObject({ 'carried.name': 'borders' });
    await proxied.close();
  });

  it('has to wait after ten wrong codes on this machine too', async () => {
    const page = await (await password()).text();
    for (let n = 1; n <= 10; n++)
      expect((await sendCode(page, { one_time_code: '000000' })).status).toBe(422);
    expect((await sendCode(page, { one_time_code: codeOf(secret) })).status).toBe(429);
  });

  it('comes in by a recovery code after ten wrong codes of the app, and has ten tries of it', async () => {
    const page = await (await password()).text();
    for (let n = 1; n <= 10; n++) await sendCode(page, { one_time_code: '000000' });
    expect((await sendCode(page, { recovery_code: codes[2] ?? '' })).status).toBe(303);
    const next = await (await password()).text();
    for (let n = 1; n <= 10; n++)
      expect((await sendCode(next, { recovery_code: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA' })).status).toBe(422);
    expect((await sendCode(next, { recovery_code: codes[3] ?? '' })).status).toBe(429);
  });

  it('wants a recovery code after a hundred wrong codes in a row', async () => {
    await desk.as('checker', (change) =>
      change.tx.updateTable('second_factors').set({ wrong_codes: 100 }).execute(),
    );
    const page = await (await password()).text();
    expect(await (await sendCode(page, { one_time_code: codeOf(secret) })).text()).toContain('ask an admin');
    expect((await sendCode(page, { recovery_code: codes[1] ?? '' })).status).toBe(303);
    const next = await (await password()).text();
    expect((await sendCode(next, { one_time_code: codeOf(secret) })).status).toBe(303);
  });

  it('expires after ten minutes, and with the password', async () => {
    const page = await (await password()).text();
    desk.clock.advance(600_001);
    const late = await sendCode(page, { one_time_code: codeOf(secret) });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('Enter your password again');
    const other = await (await password()).text();
    await desk.givePassword('checker', 'another four words here');
    expect((await sendCode(other, { one_time_code: codeOf(secret) })).status).toBe(422);
  });

  it('brings along what was typed when a session had ended', async () => {
    const expired = await desk.form('/outlets', { key: 'k-1', name: 'The "Herald"' });
    const form = formOn(await expired.text(), '/sign-in');
    const asked = await desk.form('/sign-in', { ...form, email: EMAIL, password: RIGHT });
    const signedIn = await sendCode(await asked.text(), { one_time_code: codeOf(secret) });
    expect(signedIn.status).toBe(200);
    const again = formOn(await signedIn.text(), '/outlets');
    expect(again).toEqual({ key: 'k-1', name: 'The "Herald"' });
    expect((await desk.form('/outlets', again, cookieFrom(signedIn))).status).toBe(303);
  });

  it('is asked by a sign-in link too, which is used up by the code alone', async () => {
    const made = await desk.as('admin', (change) => makeLink(change, desk.users.checker.id));
    const path = made.ok ? made.value.path : '';
    const asked = await desk.form(path, { new_password: 'another four words here' });
    expect(asked.status).toBe(200);
    expect(asked.headers.getSetCookie()).toEqual([]);
    expect((await desk.get(path)).status).toBe(200);
    expect((await password()).status).toBe(200);
    expect((await sendCode(await asked.text(), { one_time_code: codeOf(secret) })).status).toBe(303);
    expect((await desk.get(path)).status).toBe(410);
    expect((await password()).status).toBe(422);
  });

  it.each([
    ['ends the tokens', { end_tokens: 'on' }, 401],
    ['keeps the tokens', {}, 200],
  ])(
    'comes before a new password by a link %s, which the link alone does not name',
    async (_, box, status) => {
      const token = await desk.token('checker');
      const made = await desk.as('admin', (change) => makeLink(change, desk.users.checker.id));
      const path = made.ok ? made.value.path : '';
      const page = await (await desk.get(path)).text();
      expect(page).toContain('End API tokens too');
      expect(page).not.toContain('A write token');
      const asked = await desk.form(path, { new_password: 'another four words here', ...box });
      expect((await desk.get('/account.json', token)).status).toBe(200);
      await sendCode(await asked.text(), { one_time_code: codeOf(secret) });
      expect((await desk.get('/account.json', token)).status).toBe(status);
    },
  );

  it('makes a token only with a code', async () => {
    const sends = await desk.signIn('checker');
    const token = (more: object) => desk.json('POST', '/account/tokens', { name: 'A', ...more }, sends);
    expect((await token({})).status).toBe(422);
    expect((await token({ one_time_code: '000000' })).status).toBe(422);
    expect((await token({ one_time_code: codeOf(secret) })).status).toBe(201);
  });

  it('is switched off by the password and a code, and its recovery codes are made anew likewise', async () => {
    const sends = await desk.signIn('checker');
    const send = (what: string, typed: Record<string, string>) =>
      desk.form(`/account/second-factor/${what}`, typed, sends);
    const proof = () => ({ current_password: RIGHT, one_time_code: codeOf(secret) });
    expect((await send('removal', { current_password: RIGHT })).status).toBe(422);
    expect((await send('removal', { ...proof(), current_password: 'wrong' })).status).toBe(422);
    const renewed = await (await send('recovery-codes', proof())).text();
    expect(renewed).not.toContain(codes[0]);
    desk.clock.advance(60_000);
    expect((await send('removal', proof())).headers.get('location')).toBe('/account');
    expect((await password()).status).toBe(303);
    const kept = await desk.ctx.db.selectFrom('second_factors').selectAll().execute();
    expect(kept).toEqual([]);
  });

  it('is reset by an admin, which ends the sessions and is recorded; nobody resets their own', async () => {
    const [sends, admin] = [await desk.signIn('checker'), await desk.signIn('admin')];
    const reset = (id: number) =>
      fetch(`${desk.url}/users/${id}/second-factor/reset`, {
        method: 'POST',
        headers: { ...admin, 'sec-fetch-site': 'same-origin' },
      });
    expect((await reset(desk.users.checker.id)).status).toBe(200);
    expect((await reset(desk.users.checker.id)).status).toBe(409);
    expect((await reset(desk.users.admin.id)).status).toBe(403);
    expect((await desk.get('/account', sends)).status).toBe(303);
    expect((await password()).status).toBe(303);
    expect(await (await desk.get('/activity', admin)).text()).toContain(
      'reset two-factor authentication for',
    );
  });
});

describe('a second factor that the settings ask of admins', () => {
  it('is set up before anything else, and what was typed comes along', async () => {
    const strict = await openDesk({ secondFactor: 'admins' });
    await strict.givePassword('admin', RIGHT);
    const admin = await strict.signIn('admin');
    expect((await strict.get('/claims', await strict.signIn('editor'))).status).toBe(200);
    const led = await strict.get('/claims?q=war', admin);
    expect(led.headers.get('location')).toBe('/account/second-factor?next=%2Fclaims%3Fq%3Dwar');
    expect((await strict.get('/claims.json', admin)).status).toBe(403);
    expect((await strict.get('/claims.json', await strict.token('admin'))).status).toBe(200);
    const typed = await strict.form('/outlets', { key: 'k-1', name: 'Herald' }, admin);
    expect(typed.status).toBe(403);
    const begin = formOn(await typed.text(), '/account/second-factor');
    const setUp = await (await strict.form('/account/second-factor', begin, admin)).text();
    const secret = await secondFactorOf(strict, 'admin');
    const confirm = formOn(setUp, '/account/second-factor/confirmation');
    const proof = { current_password: RIGHT, one_time_code: totpCode(secret, strict.clock.now()) };
    const on = await strict.form('/account/second-factor/confirmation', { ...confirm, ...proof }, admin);
    const again = formOn(await on.text(), '/outlets');
    expect(again).toEqual({ key: 'k-1', name: 'Herald' });
    expect((await strict.form('/outlets', again, admin)).status).toBe(303);
    await strict.close();
  });
});
