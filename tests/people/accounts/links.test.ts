import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFirstLink, makeLink } from '../../../src/people/accounts/actions/links.js';
import { editUser } from '../../../src/people/accounts/actions.js';
import { cookieFrom, openDesk, type TestDesk } from '../../support/desk.js';

const GOOD = 'grey heron on a wire';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('a sign-in link', () => {
  async function linkFor(role: 'checker' | 'viewer' = 'checker') {
    const made = await desk.as('admin', (change) => makeLink(change, desk.users[role].id));
    if (!made.ok) throw new Error('no link');
    return made.value.path;
  }

  it('shows a button and is not used up by looking', async () => {
    const path = await linkFor();
    for (let n = 0; n < 3; n++) {
      const page = await desk.get(path);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Sign in as <bdi>Chris Checker</bdi>');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('set-cookie')).toBeNull();
    }
    expect((await desk.form(path, {})).status).toBe(303);
  });

  it('signs in once, and asks for a password where there is none', async () => {
    const path = await linkFor();
    const used = await desk.form(path, {});
    expect(used.headers.get('location')).toBe('/account/password');
    const page = await (await desk.get('/account/password', cookieFrom(used))).text();
    expect(page).toContain('Choose a password');
    expect(page).not.toContain('current_password');
    const again = await desk.form(path, {});
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('This sign-in link was used already');
    expect((await desk.get(path)).status).toBe(410);
  });

  it('is used once by two who press at the same time', async () => {
    const path = await linkFor();
    const answers = await Promise.all([1, 2, 3, 4].map(() => desk.form(path, {})));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410, 410, 410]);
  });

  it('takes a new password along, for one who has forgotten theirs', async () => {
    await desk.givePassword('checker', 'the one that was forgotten');
    const before = await desk.signIn('checker');
    const path = await linkFor();
    expect(await (await desk.get(path)).text()).toContain('Leave empty to keep your password');
    const refused = await desk.form(path, { new_password: 'short' });
    expect(refused.status).toBe(422);
    const used = await desk.form(path, { new_password: GOOD });
    expect(used.headers.get('location')).toBe('/');
    expect((await desk.get('/account', cookieFrom(used))).status).toBe(200);
    expect((await desk.get('/account', before)).status).toBe(303);
    const fields = { email: 'checker@desk.example', password: GOOD };
    expect((await desk.form('/sign-in', fields)).status).toBe(303);
  });

  it('ends no token with the first password that it sets', async () => {
    const token = await desk.token('checker');
    const path = await linkFor();
    expect(await (await desk.get(path)).text()).not.toContain('End API tokens');
    await desk.form(path, { new_password: GOOD });
    expect((await desk.get('/account.json', token)).status).toBe(200);
  });

  it.each([
    ['ends the tokens with the next one, naming them', { end_tokens: 'on' }, 401],
    ['keeps them where that is unticked', {}, 200],
  ])('%s', async (_, box, status) => {
    await desk.givePassword('checker', 'the one that was forgotten');
    const token = await desk.token('checker');
    const path = await linkFor();
    expect(await (await desk.get(path)).text()).toContain('Will stop working: ‘A write token’.');
    await desk.form(path, { new_password: GOOD, ...box });
    expect((await desk.get('/account.json', token)).status).toBe(status);
  });

  it('ends no token where the password stays', async () => {
    await desk.givePassword('checker', GOOD);
    const token = await desk.token('checker');
    await desk.form(await linkFor(), { end_tokens: 'on' });
    expect((await desk.get('/account.json', token)).status).toBe(200);
  });

  it('refuses what it does not take', async () => {
    expect((await desk.form(await linkFor(), { role: 'admin' })).status).toBe(422);
  });

  it('ends the session of whoever sat at this browser', async () => {
    const viewer = await desk.signIn('viewer');
    await desk.form(await linkFor(), {}, viewer);
    expect((await desk.get('/account', viewer)).status).toBe(303);
  });

  it('expires after a day', async () => {
    const path = await linkFor();
    desk.clock.advance(86_400_000 - 1);
    expect((await desk.get(path)).status).toBe(200);
    desk.clock.advance(1);
    expect((await desk.get(path)).status).toBe(410);
    expect((await desk.form(path, {})).status).toBe(410);
  });

  it('is withdrawn by a newer one, and when its user is disabled', async () => {
    const [first, second] = [await linkFor(), await linkFor()];
    expect((await desk.get(first)).status).toBe(404);
    await desk.as('admin', (change) => editUser(change, desk.users.checker.id, null, { disabled: true }));
    expect((await desk.get(second)).status).toBe(404);
    expect((await desk.as('admin', (change) => makeLink(change, desk.users.checker.id))).ok).toBe(false);
  });

  it('is not made for the program’s own users, or nobody', async () => {
    expect((await desk.as('admin', (change) => makeLink(change, 1))).ok).toBe(false);
    expect((await desk.as('admin', (change) => makeLink(change, 999))).ok).toBe(false);
  });

  it('is kept as a hash alone', async () => {
    const secret = (await linkFor()).split('/').at(-1) ?? '';
    const rows = await desk.ctx.db.selectFrom('sign_in_links').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('the link for the first admin', () => {
  const ADMIN = { name: 'Nora First', email: 'nora@desk.example', password: GOOD };
  const fresh = () => desk.ctx.transact({ id: 1 }, makeFirstLink);

  it('makes an admin who is signed in, and cannot be used again', async () => {
    const path = (await fresh())?.path ?? '';
    expect(await (await desk.get('/sign-in')).text()).toContain('Open the link that the server printed');
    expect(await (await desk.get(path)).text()).toContain('Create the first admin');
    const made = await desk.form(path, ADMIN);
    expect(made.status).toBe(303);
    expect((await desk.get('/users', cookieFrom(made))).status).toBe(200);
    expect(await (await desk.get('/sign-in')).text()).toContain('Ask an admin for a sign-in link');
    expect((await desk.form(path, { ...ADMIN, email: 'second@desk.example' })).status).toBe(410);
    expect((await desk.get(path)).status).toBe(410);
    expect(await fresh()).toBeNull();
  });

  it('makes one admin when it is sent twice at once', async () => {
    const path = (await fresh())?.path ?? '';
    const sent = ['a', 'b'].map((name) => desk.form(path, { ...ADMIN, email: `${name}@desk.example` }));
    expect((await Promise.all(sent)).map((answer) => answer.status).sort()).toEqual([303, 410]);
  });

  it('works no more once anybody has a password', async () => {
    const path = (await fresh())?.path ?? '';
    await desk.givePassword('viewer', GOOD);
    expect((await desk.get(path)).status).toBe(410);
    expect((await desk.form(path, ADMIN)).status).toBe(410);
    const used = await desk.ctx.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', ADMIN.email)
      .execute();
    expect(used).toEqual([]);
  });

  it('lasts an hour, and only until the next start makes another', async () => {
    const [first, second] = [(await fresh())?.path ?? '', (await fresh())?.path ?? ''];
    expect((await desk.get(first)).status).toBe(404);
    desk.clock.advance(3_600_000);
    expect((await desk.get(second)).status).toBe(410);
  });

  it('gives the form back with what was typed, but for the password', async () => {
    const path = (await fresh())?.path ?? '';
    const weak = await desk.form(path, { ...ADMIN, password: 'onrecord' });
    expect(weak.status).toBe(422);
    const page = await weak.text();
    expect(page).toContain('value="Nora First"');
    expect(page).not.toContain('value="onrecord"');
    expect((await desk.form(path, { name: 'Nora' })).status).toBe(422);
    const taken = await desk.form(path, { ...ADMIN, email: desk.users.editor.email });
    expect(await taken.text()).toContain('Another user has this address');
    expect((await desk.form(path, ADMIN)).status).toBe(303);
  });

  it('is no sign-in link, and a sign-in link is none', async () => {
    const secret = (await fresh())?.path.split('/').at(-1);
    expect((await desk.get(`/sign-in/links/${secret}`)).status).toBe(404);
    expect((await desk.get('/sign-in/first/nonsense')).status).toBe(404);
  });
});
