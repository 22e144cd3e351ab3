import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLinkState } from '../../../src/people/accounts/actions/links.js';
import { beginSignIn } from '../../../src/people/accounts/actions/sign-in.js';
import { addToken, addUser, editUser, revokeToken } from '../../../src/people/accounts/actions.js';
import { identifyWith } from '../../../src/people/accounts/routes/identify.js';
import { UserReader } from '../../../src/people/accounts/store/users.js';
import { hashSecret, newSecret } from '../../../src/platform/credentials/secrets.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { publicAddress } from '../../../src/platform/http/security/public-address.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(() => desk.close());

const as = <T>(work: (change: WriteContext) => Promise<T>) => desk.transact({ id: 2 }, work);

async function added(name: string, role: 'viewer' | 'admin' = 'viewer') {
  const user = await as((change) => addUser(change, { name, email: `${name}@desk.example`, role }));
  if (!user.ok) throw new Error(user.errors[0]?.message);
  return user.value;
}

describe('at the terminal, somebody', () => {
  it('is added without a password, by whoever sits there', async () => {
    expect(await added('ada')).toMatchObject({
      email: 'ada@desk.example',
      role: 'viewer',
      has_password: false,
      version: 1,
    });
    const event = await desk.db
      .selectFrom('events')
      .select(['actor_id', 'action', 'subject_kind'])
      .executeTakeFirst();
    expect(event).toEqual({ actor_id: 2, action: 'added', subject_kind: 'user' });
  });

  it('gets another role, is disabled and enabled, each once', async () => {
    const { id } = await added('ada');
    expect((await as((change) => editUser(change, id, null, { role: 'editor' }))).kind).toBe('changed');
    expect((await as((change) => editUser(change, id, null, { role: 'editor' }))).kind).toBe('unchanged');
    expect((await as((change) => editUser(change, id, null, { disabled: true }))).kind).toBe('changed');
    expect((await as((change) => editUser(change, id, null, { disabled: true }))).kind).toBe('unchanged');
    expect((await as((change) => editUser(change, id, null, { disabled: false }))).kind).toBe('changed');
    expect(await new UserReader(desk.db).byId(id)).toMatchObject({
      role: 'editor',
      disabled_at: null,
      version: 4,
    });
  });

  it('who does not exist is missing', async () => {
    expect(await as((change) => editUser(change, 999, null, { role: 'editor' }))).toEqual({
      kind: 'missing',
    });
  });

  it('who is the program itself stays as it is', async () => {
    expect(await as((change) => editUser(change, 1, null, { disabled: true }))).toMatchObject({
      kind: 'refused',
    });
  });

  it('who is the last admin stays one; a disabled admin does not count', async () => {
    const [ada, grace] = [await added('ada', 'admin'), await added('grace', 'admin')];
    await as((change) => editUser(change, grace.id, null, { disabled: true }));
    expect(await as((change) => editUser(change, ada.id, null, { role: 'viewer' }))).toMatchObject({
      errors: [{ path: 'role', message: 'ada is the only admin: make someone else admin first' }],
    });
    expect((await as((change) => editUser(change, grace.id, null, { role: 'viewer' }))).kind).toBe('changed');
  });

  it('keeps their own address when it is given again', async () => {
    const { id } = await added('ada');
    expect((await as((change) => editUser(change, id, 1, { email: 'ada@desk.example' }))).kind).toBe(
      'unchanged',
    );
  });

  it('gets a token whose secret is kept nowhere, and loses it once', async () => {
    const { id } = await added('ada');
    const { token, secret } = await as((change) =>
      addToken(change, id, { name: 'Feed', scope: 'read', days: 7 }),
    );
    expect(token).toMatchObject({ expires_at: '2023-07-02T09:00:00.000Z' });
    expect(token).not.toHaveProperty('token_hash');
    const row = await desk.db.selectFrom('tokens').selectAll().executeTakeFirstOrThrow();
    expect(row.token_hash).toBe(hashSecret(secret));
    expect(await as((change) => revokeToken(change, id, token.id))).toBe(true);
    expect(await as((change) => revokeToken(change, id, token.id))).toBe(false);
  });
});

it('a password that was changed while it was being checked lets nobody in', async () => {
  const { id } = await added('ada');
  const tried = { account: 'ada', address: 'a' };
  const right = { userId: id, checked: 'the hash that was', stronger: null };
  expect(await as((change) => beginSignIn(change, right, tried, null))).toBeNull();
  expect(await desk.db.selectFrom('sessions').selectAll().execute()).toEqual([]);
});

it('a link for a user who is disabled meanwhile is not known any more', async () => {
  const { id } = await added('ada');
  const secret = newSecret();
  const link = { link_hash: hashSecret(secret), purpose: 'sign_in', user_id: id, used_at: null } as const;
  const times = { created_at: '2023-06-25T09:00:00.000Z', expires_at: '2023-06-26T09:00:00.000Z' };
  await as((change) => editUser(change, id, null, { disabled: true }));
  await as((change) =>
    change.tx
      .insertInto('sign_in_links')
      .values({ ...link, ...times })
      .execute(),
  );
  expect(await readLinkState(desk.db, secret, '2023-06-25T10:00:00.000Z')).toEqual({ kind: 'unknown' });
});

it('somebody is known even where it cannot be noted that they were seen, and the log says so', async () => {
  const { id } = await added('ada');
  const { secret } = await as((change) => addToken(change, id, { name: 'Feed', scope: 'read', days: 7 }));
  await as((change) =>
    change.tx
      .insertInto('sessions')
      .values({ id_hash: hashSecret('s'), user_id: id, created_at: change.at, seen_at: change.at })
      .execute(),
  );
  desk.clock.advance(600_000);
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => warnings.push(message) };
  const refuse = () => Promise.reject(new Error('the disk is full'));
  const who = identifyWith({
    ...desk,
    transact: refuse,
    log,
    config: { secondFactor: 'optional' },
  } as unknown as Parameters<typeof identifyWith>[0]);
  expect(await who.session('s')).toMatchObject({ userId: id });
  expect(await who.token(secret)).toMatchObject({ userId: id, byToken: true });
  await new Promise(setImmediate);
  expect(warnings).toEqual([
    'could not save the time of last use',
    'could not save the time of last use',
    'could not save the time of last use',
  ]);
});

it.each([
  [{ url: 'https://desk.example', host: '127.0.0.1', port: 3000 }, 'evil.example', 'https://desk.example'],
  [{ url: null, host: '127.0.0.1', port: 3000 }, 'localhost:4000', 'http://localhost:4000'],
  [{ url: null, host: '::1', port: 3000 }, '[::1]:3000', 'http://[::1]:3000'],
  [{ url: null, host: '192.0.2.1', port: 3000 }, 'evil.example', 'http://192.0.2.1:3000'],
  [{ url: null, host: '::', port: 3000 }, '127.0.0.1.evil.example', 'http://[::]:3000'],
  [{ url: null, host: '127.0.0.1', port: 3000 }, undefined, 'http://127.0.0.1:3000'],
])('a link to hand over from %j, asked at %s, begins with %s', (config, host, address) => {
  const [settings, request] = [config, { headers: { host } }] as unknown as Parameters<typeof publicAddress>;
  expect(publicAddress(settings, request)).toBe(address);
});
