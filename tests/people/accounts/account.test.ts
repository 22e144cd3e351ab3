import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { cookieFrom, openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';

const OLD = 'grey heron on a wire';
const NEW = 'six red lorries at noon';

let desk: TestDesk;
let browser: Sends;
beforeEach(async () => {
  desk = await openDesk();
  browser = await desk.signIn('checker');
});
afterEach(() => desk.close());

describe('a password', () => {
  it('is chosen without an old one by somebody who has none', async () => {
    const answer = await desk.form('/account/password', { new_password: NEW }, browser);
    expect(answer.status).toBe(303);
    expect((await desk.form('/sign-in', { email: 'checker@desk.example', password: NEW })).status).toBe(303);
  });

  it('is changed with the old one: the session gets another secret, and everything else ends', async () => {
    await desk.givePassword('checker', OLD);
    const [here, elsewhere, token] = [
      await desk.signIn('checker'),
      await desk.signIn('checker'),
      await desk.token('checker'),
    ];
    const fields = { current_password: OLD, new_password: NEW, end_tokens: 'on' };
    const answer = await desk.form('/account/password', fields, here);
    expect(answer.status).toBe(303);
    expect(cookieFrom(answer)).not.toEqual(here);
    expect((await desk.get('/account', cookieFrom(answer))).status).toBe(200);
    expect((await desk.get('/account', here)).status).toBe(303);
    expect((await desk.get('/account', elsewhere)).status).toBe(303);
    expect((await desk.get('/account.json', token)).status).toBe(401);
    expect((await desk.form('/sign-in', { email: 'checker@desk.example', password: OLD })).status).toBe(422);
  });

  it('ends no token where it is the first', async () => {
    const token = await desk.token('checker');
    expect(await (await desk.get('/account/password', browser)).text()).not.toContain('End API tokens');
    await desk.form('/account/password', { new_password: NEW, end_tokens: 'on' }, browser);
    expect((await desk.get('/account.json', token)).status).toBe(200);
  });

  describe('that is changed', () => {
    const PATH = '/account/password';
    const CHANGE = { current_password: OLD, new_password: NEW };
    let here: Sends;
    let token: Sends;
    beforeEach(async () => {
      await desk.givePassword('checker', OLD);
      here = await desk.signIn('checker');
      token = await desk.token('checker');
    });
    const tokenWorks = async () => (await desk.get('/account.json', token)).status === 200;

    it('names the tokens that end with it, and asks', async () => {
      await desk.form('/account/tokens', { name: 'Nightly export', scope: 'read', days: '30' }, here);
      const page = await (await desk.get(PATH, here)).text();
      expect(page).toMatch(/name="end_tokens" value="on" checked/);
      expect(page).toContain('Will stop working: ‘Nightly export’, ‘A write token’.');
    });

    it('keeps them where the box is unticked, also in a form that comes back', async () => {
      const refused = await desk.form(PATH, { ...CHANGE, new_password: 'short' }, here);
      expect(await refused.text()).toMatch(/name="end_tokens" value="on" aria/);
      expect((await desk.form(PATH, CHANGE, here)).status).toBe(303);
      expect(await tokenWorks()).toBe(true);
    });

    it('ends one that was made after the form was opened without any', async () => {
      await desk.as('checker', (change) =>
        change.tx.updateTable('tokens').set({ revoked_at: change.at }).execute(),
      );
      const { end_tokens = '' } = fieldsOfForm(await (await desk.get(PATH, here)).text(), PATH);
      token = await desk.token('checker');
      expect((await desk.form(PATH, { ...CHANGE, end_tokens }, here)).status).toBe(303);
      expect(await tokenWorks()).toBe(false);
    });

    it.each([
      ['ends them', {}, false],
      ['ends them', { end_tokens: true }, false],
      ['keeps them', { end_tokens: false }, true],
    ])('by JSON %s with %j', async (_, more, works) => {
      const answer = await desk.json('POST', PATH, { ...CHANGE, ...more }, here);
      expect(answer.status).toBe(303);
      expect(await tokenWorks()).toBe(works);
    });
  });

  it('is not changed without the old one, a wrong one, or by guessing it', async () => {
    await desk.givePassword('checker', OLD);
    const here = await desk.signIn('checker');
    const change = (fields: Record<string, string>) => desk.form('/account/password', fields, here);
    expect(await (await change({ new_password: NEW })).text()).toContain('Enter your current password');
    for (let n = 0; n < 10; n++) {
      const wrong = await change({ current_password: `wrong ${n}`, new_password: NEW });
      expect(await wrong.text()).toContain('This is not your current password');
    }
    const waits = await change({ current_password: OLD, new_password: NEW });
    expect(waits.status).toBe(429);
    expect(waits.headers.get('retry-after')).toBe('900');
  });

  it('is refused where it is easy to guess, or missing', async () => {
    const weak = await desk.form('/account/password', { new_password: 'chris checker' }, browser);
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('Leave out your name');
    expect((await desk.form('/account/password', {}, browser)).status).toBe(422);
  });

  it('has one page, which says to the browser what goes where', async () => {
    await desk.givePassword('checker', OLD);
    const page = await (await desk.get('/account/password', await desk.signIn('checker'))).text();
    expect(page).toContain('autocomplete="current-password"');
    expect(page).toContain('autocomplete="new-password"');
  });
});

describe('one’s own name', () => {
  const name = async () =>
    ((await (await desk.get('/account.json', browser)).json()) as { user: { name: string } }).user.name;

  it('is changed, once, and stands in the history', async () => {
    const fields = { key: 'k-1', version: '1', name: 'Chris Q. Checker' };
    const answers = await Promise.all([1, 2].map(() => desk.form('/account', fields, browser)));
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await name()).toBe('Chris Q. Checker');
    const events = await desk.ctx.db
      .selectFrom('events')
      .selectAll()
      .where('action', '=', 'changed')
      .execute();
    expect(events).toMatchObject([
      { subject_kind: 'user', subject_id: desk.users.checker.id, actor_id: desk.users.checker.id },
    ]);
  });

  it('is refused where it is missing, and nothing else can be changed with it', async () => {
    expect((await desk.form('/account', { version: '1' }, browser)).status).toBe(422);
    const more = await desk.form('/account', { version: '1', name: 'Chris', role: 'admin' }, browser);
    expect(more.status).toBe(422);
    expect(await name()).toBe('Chris Checker');
  });

  it('is not overwritten where somebody else changed it meanwhile: both are shown', async () => {
    await desk.as('admin', (change) =>
      changeRow(change, 'users', desk.users.checker.id, 1, { name: 'Christine' }),
    );
    const conflict = await desk.form('/account', { version: '1', name: 'Christopher' }, browser);
    expect(conflict.status).toBe(409);
    const page = await conflict.text();
    expect(page).toContain('Christine');
    expect(page).toContain('value="Christopher"');
    expect(page).toContain('name="version" value="2"');
  });

  it('wants to know which version it was', async () => {
    expect((await desk.json('POST', '/account', { name: 'Chris' }, await desk.token('checker'))).status).toBe(
      428,
    );
  });
});

describe('one’s sessions', () => {
  it('are listed and counted', async () => {
    await desk.signIn('checker');
    expect(await (await desk.get('/account', browser)).text()).toMatch(/\(this browser\)/);
    expect(await (await desk.get('/account.json', browser)).json()).toMatchObject({ sessions: 2 });
  });

  it('end all at once', async () => {
    const other = await desk.signIn('checker');
    const answer = await desk.form('/account/sessions/end', {}, browser);
    expect(answer.headers.get('location')).toBe('/sign-in?signed_out=1');
    expect((await desk.get('/account', browser)).status).toBe(303);
    expect((await desk.get('/account', other)).status).toBe(303);
    expect(await (await desk.get('/sign-in?signed_out=1')).text()).toContain('You are signed out.');
  });
});

describe('a token', () => {
  const secretOn = (page: string) => /id="secret" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const ASKED = { key: 'k-1', name: 'Nightly export', scope: 'write', days: '30' };

  it('is shown once, and its form sent again shows that it was made, without it', async () => {
    const made = await desk.form('/account/tokens', ASKED, browser);
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const secret = secretOn(await made.text());
    expect(secret).toMatch(/^[\w-]{43}$/);
    const again = await desk.form('/account/tokens', ASKED, browser);
    const page = await again.text();
    expect(page).toContain('has already been shown');
    expect(page).not.toContain(secret);
    expect(await (await desk.get('/account', browser)).text()).not.toContain(secret);
    expect(await desk.ctx.db.selectFrom('tokens').select('id').execute()).toHaveLength(1);
    for (const part of ['', '-wal'])
      expect(readFileSync(desk.ctx.config.file + part).includes(secret)).toBe(false);
  });

  it('opens what its owner may see, as JSON, and no pages', async () => {
    const token = {
      authorization: `Bearer ${secretOn(await (await desk.form('/account/tokens', ASKED, browser)).text())}`,
    };
    expect(await (await desk.get('/account.json', token)).json()).toMatchObject({
      user: { name: 'Chris Checker' },
      tokens: [{ name: 'Nightly export', scope: 'write', expires_at: '2023-07-25T09:00:00.000Z' }],
    });
    expect((await desk.get('/account', token)).status).toBe(403);
    expect((await desk.get('/users.json', token)).status).toBe(403);
  });

  it('is never read from the address', async () => {
    const { authorization } = await desk.token('checker');
    const secret = authorization?.slice('Bearer '.length);
    expect((await desk.get(`/account.json?token=${secret}`)).status).toBe(401);
    expect((await desk.get(`/account.json?access_token=${secret}`)).status).toBe(401);
  });

  it('reads for ninety days where nothing else is said', async () => {
    const answer = await desk.json('POST', '/account/tokens', { name: 'Feed' }, browser);
    expect(answer.status).toBe(201);
    const body = (await answer.json()) as { token: string };
    expect(body).toMatchObject({ scope: 'read', expires_at: '2023-09-23T09:00:00.000Z' });
    const token = { authorization: `Bearer ${body.token}` };
    desk.clock.advance(90 * 86_400_000 - 1);
    expect((await desk.get('/account.json', token)).status).toBe(200);
    desk.clock.advance(1);
    expect((await desk.get('/account.json', token)).status).toBe(401);
  });

  it('that only reads changes nothing', async () => {
    const read = await desk.token('editor', 'read');
    expect((await desk.json('POST', '/outlets', { name: 'Herald' }, read)).status).toBe(403);
    expect((await desk.json('POST', '/outlets', { name: 'Herald' }, await desk.token('editor'))).status).toBe(
      201,
    );
  });

  it('cannot make tokens, set a password or end sessions', async () => {
    const token = await desk.token('checker');
    for (const [path, body] of [
      ['/account/tokens', { name: 'Another' }],
      ['/account/password', { new_password: NEW }],
      ['/account/sessions/end', {}],
    ] as const) {
      expect((await desk.json('POST', path, body, token)).status).toBe(403);
    }
  });

  it('is revoked by its owner, and by nobody else', async () => {
    const token = await desk.token('checker');
    const { id } = await desk.ctx.db.selectFrom('tokens').select('id').executeTakeFirstOrThrow();
    const path = `/account/tokens/${id}/revocation`;
    expect((await desk.form(path, {}, await desk.signIn('admin'))).status).toBe(404);
    expect((await desk.get('/account.json', token)).status).toBe(200);
    expect((await desk.form(path, {}, browser)).status).toBe(303);
    expect((await desk.get('/account.json', token)).status).toBe(401);
    expect((await desk.form(path, {}, browser)).status).toBe(404);
  });

  it.each([
    [{ name: '', scope: 'read', days: '90' }, 'Enter what the token is for'],
    [{ name: 'x', scope: 'admin', days: '90' }, 'not one of these: read, write'],
    [{ name: 'x', scope: 'read', days: '367' }, 'a whole number from 1 to 366'],
    [{ name: 'x', scope: 'read', days: '0' }, 'a whole number from 1 to 366'],
  ])('is not made from %j', async (fields, message) => {
    const answer = await desk.form('/account/tokens', fields, browser);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  it('notes when it was used, once an hour at most', async () => {
    const token = await desk.token('checker');
    const used = async () => {
      await desk.get('/account.json', token);
      await desk.as('checker', async () => undefined);
      return (await desk.ctx.db.selectFrom('tokens').select('last_used_at').executeTakeFirstOrThrow())
        .last_used_at;
    };
    expect(await used()).toBe('2023-06-25T09:00:00.000Z');
    desk.clock.advance(3_600_000);
    expect(await used()).toBe('2023-06-25T09:00:00.000Z');
    desk.clock.advance(1);
    expect(await used()).toBe('2023-06-25T10:00:00.001Z');
  });

  it('stands in the history without its hash', async () => {
    await desk.form('/account/tokens', ASKED, browser);
    const payloads = await desk.ctx.db.selectFrom('event_payloads').select('after').execute();
    expect(payloads.some(({ after }) => after?.includes('Nightly export'))).toBe(true);
    expect(JSON.stringify(payloads)).not.toContain('token_hash');
  });
});
