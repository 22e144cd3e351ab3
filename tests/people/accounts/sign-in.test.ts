import { hash } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../../../src/platform/credentials/secrets.js';
import { cookieFrom, openDesk, type TestDesk } from '../../support/desk.js';

const RIGHT = 'grey heron on a wire';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.givePassword('checker', RIGHT);
});
afterEach(() => desk.close());

const signIn = (password = RIGHT, more: Record<string, string> = {}, sends = {}) =>
  desk.form('/sign-in', { email: 'checker@desk.example', password, ...more }, sends);

describe('signing in', () => {
  it('opens the desk with the right address and password, however the address is written', async () => {
    const answer = await signIn(RIGHT, { email: '  Checker@Desk.Example ' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    expect((await desk.get('/account', cookieFrom(answer))).status).toBe(200);
  });

  it('sets a cookie of 256 random bits that scripts cannot read and other sites do not send', async () => {
    const cookie = (await signIn()).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^onrecord=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
  });

  it('binds the cookie to the host over https', async () => {
    const https = await openDesk({ trustProxy: 'loopback', url: 'https://desk.example' });
    await https.givePassword('checker', RIGHT);
    const fields = { email: 'checker@desk.example', password: RIGHT };
    const answer = await https.form('/sign-in', fields, { 'x-forwarded-proto': 'https' });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-onrecord=[\w-]{43}; Path=\/; .*; Secure$/);
    expect(answer.headers.get('set-cookie')).not.toMatch(/domain/i);
    await https.close();
  });

  it('keeps only hashes of sessions', async () => {
    const secret = cookieFrom(await signIn()).cookie?.split('=')[1] ?? '';
    const rows = await desk.ctx.db.selectFrom('sessions').selectAll().execute();
    expect(rows.map((row) => row.id_hash)).toEqual([hashSecret(secret)]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('never takes over a session that somebody else made up', async () => {
    const answer = await signIn(RIGHT, {}, { cookie: 'onrecord=made-up-by-somebody-else' });
    expect(cookieFrom(answer).cookie).not.toContain('made-up');
  });

  it('ends the session this browser had', async () => {
    const first = cookieFrom(await signIn());
    const second = cookieFrom(await signIn(RIGHT, {}, first));
    expect(second).not.toEqual(first);
    expect((await desk.get('/account', first)).status).toBe(303);
    expect((await desk.get('/account', second)).status).toBe(200);
  });

  it('leads on to where one wanted to go, and never to another place', async () => {
    const location = async (next: string) => (await signIn(RIGHT, { next })).headers.get('location');
    expect(await location('/claims?q=war#notes')).toBe('/claims?q=war#notes');
    for (const elsewhere of [
      '//evil.example',
      '/\\evil.example',
      'https:evil.example',
      '/.//evil.example',
      'javascript:alert(1)',
    ]) {
      expect(await location(elsewhere)).toBe('/');
    }
  });

  it('sends somebody who is signed in already straight on', async () => {
    const answer = await desk.get('/sign-in?next=/claims', await desk.signIn('viewer'));
    expect(answer.headers.get('location')).toBe('/claims');
  });

  it('makes a weaker hash anew', async () => {
    const weak = await hash(RIGHT, { algorithm: 2, memoryCost: 8192, timeCost: 1 });
    await desk.ctx.transact({ id: 1 }, (change) =>
      change.tx
        .updateTable('users')
        .set({ password_hash: weak })
        .where('email', '=', 'checker@desk.example')
        .execute(),
    );
    expect((await signIn()).status).toBe(303);
    const { password_hash } = await desk.ctx.db
      .selectFrom('users')
      .select('password_hash')
      .where('email', '=', 'checker@desk.example')
      .executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect((await signIn()).status).toBe(303);
  });

  it('leaves no event, and no password in the history', async () => {
    await signIn();
    const payloads = await desk.ctx.db.selectFrom('event_payloads').select(['before', 'after']).execute();
    expect(JSON.stringify(payloads)).not.toMatch(/argon2|password_hash/);
  });
});

describe('a wrong sign-in', () => {
  it('is answered with the same page whether the address or the password is wrong', async () => {
    const page = async (fields: Record<string, string>) => {
      const answer = await desk.form('/sign-in', fields);
      return { status: answer.status, text: (await answer.text()).replaceAll(fields.email ?? '', '…') };
    };
    const known = await page({ email: 'checker@desk.example', password: 'not this one' });
    const unknown = await page({ email: 'nobody@desk.example', password: 'not this one' });
    expect(known.status).toBe(422);
    expect(known).toEqual(unknown);
    expect(known.text).toContain('do not match');
  });

  it('keeps the address and never the password', async () => {
    const text = await (await signIn('not this one')).text();
    expect(text).toContain('value="checker@desk.example"');
    expect(text).not.toContain('not this one');
    expect(text).toMatch(/<title>Error: Sign in/);
  });

  it('asks for what is missing, beside its field', async () => {
    const text = await (await desk.form('/sign-in', {})).text();
    expect(text).toContain('Enter your e-mail address');
    expect(text).toContain('Enter your password');
  });

  it.each([
    [{ email: ['a', 'b'], password: 'x' }],
    [{ email: { a: 1 }, password: 1 }],
    [{ email: 'checker@desk.example', password: '\ud800 half' }],
    [{ email: 'checker@desk.example', password: RIGHT, role: 'admin' }],
    [['a list']],
    [null],
  ])('is a problem with its fields for JSON like %j', async (body) => {
    const answer = await desk.json('POST', '/sign-in', body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is that of a disabled user, with the right password too', async () => {
    await desk.ctx.transact({ id: 1 }, (change) =>
      change.tx
        .updateTable('users')
        .set({ disabled_at: change.at })
        .where('email', '=', 'checker@desk.example')
        .execute(),
    );
    expect((await signIn()).status).toBe(422);
  });

  it('has to wait from the eleventh, with what was typed kept, wherever it says it comes from', async () => {
    for (let n = 1; n <= 10; n++) {
      expect((await signIn(`wrong ${n}`, {}, { 'x-forwarded-for': `192.0.2.${n}` })).status).toBe(422);
    }
    const answer = await signIn(RIGHT, {}, { 'x-forwarded-for': '192.0.2.99' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('900');
    expect(await answer.text()).toContain('value="checker@desk.example"');
    expect(
      (await desk.json('POST', '/sign-in', { email: 'checker@desk.example', password: RIGHT })).status,
    ).toBe(429);
    desk.clock.advance(901_000);
    expect((await signIn()).status).toBe(303);
  });

  it('does not shut out the one who knows the password at another address', async () => {
    const proxied = await openDesk({ trustProxy: 'loopback' });
    await proxied.givePassword('checker', RIGHT);
    const from = (address: string, password: string) =>
      proxied.form('/sign-in', { email: 'checker@desk.example', password }, { 'x-forwarded-for': address });
    for (let n = 0; n < 20; n++) await from('192.0.2.1', 'not this one');
    expect((await from('192.0.2.1', RIGHT)).status).toBe(429);
    expect((await from('192.0.2.2', RIGHT)).status).toBe(303);
    await proxied.close();
  });

  it('from another site is refused before anything is looked at', async () => {
    const fields = { email: 'checker@desk.example', password: RIGHT };
    expect((await desk.form('/sign-in', fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

describe('a session', () => {
  it('ends when it was not used for more than eight hours, and goes on while it is used', async () => {
    const browser = await desk.signIn('checker');
    for (let hours = 0; hours < 24; hours += 6) {
      desk.clock.advance(6 * 3_600_000);
      expect((await desk.get('/account', browser)).status).toBe(200);
      await desk.as('checker', async () => undefined);
    }
    desk.clock.advance(9 * 3_600_000);
    expect((await desk.get('/account', browser)).status).toBe(303);
  });

  it('ends after thirty days, however much it is used', async () => {
    const browser = await desk.signIn('checker');
    for (let day = 0; day < 30 * 4 - 1; day++) {
      desk.clock.advance(6 * 3_600_000);
      await desk.get('/account', browser);
      await desk.as('checker', async () => undefined);
    }
    expect((await desk.get('/account', browser)).status).toBe(200);
    desk.clock.advance(6 * 3_600_000 + 1);
    expect((await desk.get('/account', browser)).status).toBe(303);
  });

  it('notes when it was seen once in five minutes at most', async () => {
    const browser = await desk.signIn('checker');
    const seen = async () => {
      await desk.get('/account', browser);
      await desk.as('checker', async () => undefined);
      return (await desk.ctx.db.selectFrom('sessions').select('seen_at').executeTakeFirstOrThrow()).seen_at;
    };
    desk.clock.advance(4 * 60_000);
    expect(await seen()).toBe('2023-06-25T09:00:00.000Z');
    desk.clock.advance(2 * 60_000);
    expect(await seen()).toBe('2023-06-25T09:06:00.000Z');
  });

  it('ends by signing out, and its cookie opens nothing any more', async () => {
    const browser = cookieFrom(await signIn());
    expect((await desk.get('/sign-out', browser)).status).toBe(405);
    expect((await desk.get('/account', browser)).status).toBe(200);
    const answer = await desk.form('/sign-out', {}, browser);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "cookies"');
    expect(answer.headers.get('set-cookie')).toMatch(/^onrecord=; .*Max-Age=0/);
    expect((await desk.get('/account', browser)).status).toBe(303);
    expect((await desk.get('/account.json', browser)).status).toBe(401);
  });
});
