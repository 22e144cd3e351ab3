import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieFrom, openDesk, type Sends, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let admin: Sends;
beforeEach(async () => {
  desk = await openDesk();
  admin = await desk.signIn('admin');
});
afterEach(() => desk.close());

const linkOn = (page: string) => /id="secret" value="([^"]+)"/.exec(page)?.[1] ?? '';
const at = (role: 'viewer' | 'checker' | 'editor' | 'admin') => `/users/${desk.users[role].id}`;
const FORM = {
  version: '1',
  name: 'Chris Checker',
  email: 'checker@desk.example',
  role: 'checker',
  disabled: 'false',
};

describe('the users', () => {
  it('are for admins to see', async () => {
    expect((await desk.get('/users', await desk.signIn('editor'))).status).toBe(403);
    const page = await (await desk.get('/users', admin)).text();
    expect(page).toContain('Vera Viewer');
    expect(page).toContain('The program itself');
    expect(page).not.toContain('href="/users/1"');
    const { users } = (await (await desk.get('/users.json', admin)).json()) as { users: object[] };
    expect(users).toContainEqual({
      id: desk.users.viewer.id,
      kind: 'person',
      name: 'Vera Viewer',
      email: 'viewer@desk.example',
      role: 'viewer',
      disabled: false,
      has_password: false,
      second_factor: false,
      created_at: '2023-06-25T09:00:00.000Z',
      time_zone: null,
      citation_style: null,
      version: 1,
    });
    expect(JSON.stringify(users)).not.toMatch(/hash/);
  });

  it('do not include the program’s own two among those that can be changed', async () => {
    for (const id of [1, 2, 999]) {
      expect((await desk.get(`/users/${id}`, admin)).status).toBe(404);
      expect((await desk.form(`/users/${id}`, { ...FORM, email: 'x@desk.example' }, admin)).status).toBe(404);
      expect((await desk.form(`/users/${id}/links`, {}, admin)).status).toBe(404);
    }
  });
});

describe('adding a user', () => {
  const NEW = { key: 'k-1', name: 'Nadia New', email: 'Nadia@Desk.Example', role: 'editor' };

  it('shows a link to hand over, once, by which they come in', async () => {
    const added = await desk.form('/users', NEW, admin);
    expect(added.status).toBe(201);
    const link = linkOn(await added.text());
    expect(link).toMatch(new RegExp(`^${desk.url}/sign-in/links/[\\w-]{43}$`));
    const again = await (await desk.form('/users', NEW, admin)).text();
    expect(again).toContain('has already been shown');
    expect(again).not.toContain(link);
    const used = await desk.form(new URL(link).pathname, {});
    expect(await (await desk.get('/account.json', cookieFrom(used))).json()).toMatchObject({
      user: { name: 'Nadia New', email: 'nadia@desk.example', role: 'editor' },
    });
    const answers = await desk.ctx.db.selectFrom('submissions').select('answer').execute();
    expect(JSON.stringify(answers)).not.toContain(link.split('/').at(-1));
  });

  it('is made for nobody who asks for another host, so that no header names the link’s', async () => {
    // fetch sets Host by itself: JSON of a raw request is enough to see it.
    const { request } = await import('node:http');
    const body = JSON.stringify({ name: 'N', email: 'n@desk.example', role: 'viewer' });
    const status = await new Promise<number | undefined>((done, fail) => {
      const headers = { host: 'evil.example', 'content-type': 'application/json', ...token };
      request(`${desk.url}/users`, { method: 'POST', headers }, (res) => done(res.resume().statusCode))
        .on('error', fail)
        .end(body);
    });
    expect(status).toBe(421);
  });
  let token: Record<string, string>;
  beforeEach(async () => {
    token = { ...(await desk.signIn('admin')), 'sec-fetch-site': 'same-origin' };
  });

  it('is not for a token: who stole one could let somebody in', async () => {
    const { key: _, ...body } = NEW;
    const stolen = await desk.token('admin');
    expect((await desk.json('POST', '/users', body, stolen)).status).toBe(403);
    expect((await desk.json('POST', `/users/${desk.users.checker.id}/links`, {}, stolen)).status).toBe(403);
  });

  it('takes JSON, and says the link in its answer once', async () => {
    const { key: _, ...body } = NEW;
    const sends = { ...token, 'idempotency-key': 'k-9' };
    const added = await desk.json('POST', '/users', body, sends);
    expect(added.status).toBe(201);
    expect(await added.json()).toMatchObject({
      name: 'Nadia New',
      link: expect.stringContaining('/sign-in/links/'),
    });
    expect(await (await desk.json('POST', '/users', body, sends)).json()).toMatchObject({
      name: 'Nadia New',
      link: null,
    });
  });

  it.each([
    [{ name: '' }, 'Enter the name'],
    [{ email: 'no address' }, 'is not an e-mail address'],
    [{ email: 'CHECKER@desk.example' }, 'Chris Checker already has this address'],
    [{ role: 'owner' }, 'is not one of these: viewer, checker, editor, admin'],
    [{ password_hash: 'x' }, 'is not a field here'],
    [{ kind: 'system' }, 'is not a field here'],
  ])('is refused with %j, with what was typed kept', async (wrong, message) => {
    const { key: _, ...fields } = NEW;
    const answer = await desk.form('/users', { ...fields, ...wrong }, admin);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });
});

describe('editing a user', () => {
  it('changes name, address and role, and says so in the history', async () => {
    const answer = await desk.form(at('checker'), { ...FORM, name: 'Christa', role: 'editor' }, admin);
    expect(answer.status).toBe(303);
    expect(await (await desk.get(`${at('checker')}.json`, admin)).json()).toMatchObject({
      name: 'Christa',
      role: 'editor',
      version: 2,
    });
    const events = await desk.ctx.db
      .selectFrom('events')
      .selectAll()
      .where('action', '=', 'changed')
      .execute();
    expect(events).toMatchObject([{ subject_kind: 'user', actor_id: desk.users.admin.id }]);
  });

  it('ends sessions and tokens when the role changes, and leaves them when the name does', async () => {
    const [browser, token] = [await desk.signIn('checker'), await desk.token('checker')];
    await desk.form(at('checker'), { ...FORM, name: 'Christa' }, admin);
    expect((await desk.get('/account', browser)).status).toBe(200);
    await desk.form(at('checker'), { ...FORM, version: '2', role: 'viewer' }, admin);
    expect((await desk.get('/account', browser)).status).toBe(303);
    expect((await desk.get('/account.json', token)).status).toBe(401);
  });

  it('disables: nothing lets them in any more, and enabling brings no old session or token back', async () => {
    const [browser, token] = [await desk.signIn('checker'), await desk.token('checker')];
    const patch = (version: number, disabled: boolean) =>
      desk.json('PATCH', at('checker'), { disabled }, { ...admin, 'if-match': `"${version}"` });
    expect(await (await patch(1, true)).json()).toMatchObject({ disabled: true, version: 2 });
    expect((await desk.get('/account', browser)).status).toBe(303);
    expect((await desk.get('/account.json', token)).status).toBe(401);
    expect((await desk.form(`${at('checker')}/links`, {}, admin)).status).toBe(409);
    expect(await (await desk.get(at('checker'), admin)).text()).toContain('Disabled: they cannot sign in');
    expect(await (await patch(2, false)).json()).toMatchObject({ disabled: false });
    expect((await desk.get('/account', browser)).status).toBe(303);
    expect((await desk.get('/account.json', token)).status).toBe(401);
  });

  it('leaves somebody disabled since when they were, whatever else is changed', async () => {
    await desk.form(at('checker'), { ...FORM, disabled: 'true' }, admin);
    desk.clock.advance(60_000);
    await desk.form(at('checker'), { ...FORM, version: '2', disabled: 'true', name: 'Christa' }, admin);
    const row = desk.ctx.db
      .selectFrom('users')
      .select(['name', 'disabled_at'])
      .where('id', '=', desk.users.checker.id);
    expect(await row.executeTakeFirst()).toEqual({
      name: 'Christa',
      disabled_at: '2023-06-25T09:00:00.000Z',
    });
  });

  it.each([{ role: 'editor' }, { disabled: 'true' }])(
    'never takes the last admin away with %j',
    async (change) => {
      const fields = { ...FORM, name: 'Ada Admin', email: 'admin@desk.example', role: 'admin', ...change };
      const answer = await desk.form(at('admin'), fields, admin);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('is the only admin: make someone else admin first');
      await desk.form(
        at('editor'),
        { ...FORM, name: 'Eddie', email: 'editor@desk.example', role: 'admin' },
        admin,
      );
      expect((await desk.form(at('admin'), fields, admin)).status).toBe(303);
      expect((await desk.get('/users', admin)).status).toBe(303);
    },
  );

  it('is refused with an address that somebody else has, or half a form', async () => {
    expect(
      await (await desk.form(at('checker'), { ...FORM, email: 'viewer@desk.example' }, admin)).text(),
    ).toContain('Vera Viewer already has this address');
    expect((await desk.form(at('checker'), { version: '1' }, admin)).status).toBe(422);
    const script = { ...admin, 'sec-fetch-site': 'same-origin' };
    expect((await desk.json('PATCH', at('checker'), { name: 'C' }, script)).status).toBe(428);
  });

  it('shows both versions where somebody else was faster', async () => {
    await desk.form(at('checker'), { ...FORM, name: 'Christa' }, admin);
    const conflict = await desk.form(at('checker'), { ...FORM, name: 'Christian' }, admin);
    expect(conflict.status).toBe(409);
    const page = await conflict.text();
    expect(page).toContain('Christa');
    expect(page).toContain('value="Christian"');
  });
});

describe('on a user’s page', () => {
  it('a new link is made, and the one before it works no more', async () => {
    const links = [
      await desk.form(`${at('viewer')}/links`, {}, admin),
      await desk.form(`${at('viewer')}/links`, {}, admin),
    ];
    const [first, second] = await Promise.all(
      links.map(async (answer) => new URL(linkOn(await answer.text())).pathname),
    );
    expect((await desk.get(first ?? '')).status).toBe(404);
    expect((await desk.get(second ?? '')).status).toBe(200);
  });

  it('sessions are ended', async () => {
    const browser = await desk.signIn('viewer');
    expect(await (await desk.get(at('viewer'), admin)).text()).toContain('Signed in on one browser.');
    expect((await desk.form(`${at('viewer')}/sessions/end`, {}, admin)).status).toBe(303);
    expect((await desk.get('/account', browser)).status).toBe(303);
  });

  it('tokens are shown and revoked', async () => {
    const token = await desk.token('viewer');
    const page = await (await desk.get(at('viewer'), admin)).text();
    const action = /action="(\/users\/\d+\/tokens\/\d+\/revocation)"/.exec(page)?.[1] ?? '';
    expect((await desk.form(action, {}, admin)).status).toBe(303);
    expect((await desk.get('/account.json', token)).status).toBe(401);
    expect((await desk.form(action, {}, admin)).status).toBe(404);
  });
});
