import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  beginSecondFactor,
  confirmSecondFactor,
} from '../../../src/people/accounts/actions/second-factor.js';
import { verifyChain } from '../../../src/people/activity/chain-store.js';
import { totpCode } from '../../../src/platform/credentials/totp.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';
import { serve } from '../../support/serve.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(async () => desk.close());

const run = (...words: string[]) => runCommand([...words, '--db', desk.file]);
const addAda = (role = 'admin') =>
  run('user', 'add', 'Ada@Desk.example', '--name', 'Ada Admin', '--role', role);

describe('onrecord user', () => {
  it('adds a person, recorded as done at the terminal', async () => {
    const ran = await addAda('checker');
    expect(ran).toEqual({
      code: 0,
      out: 'Added Ada Admin <ada@desk.example> as checker (user 3).\n',
      err: '',
    });
    const [event] = await desk.db.selectFrom('events').selectAll().execute();
    expect(event).toMatchObject({ action: 'added', subject_kind: 'user', subject_id: 3, actor_id: 2 });
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
  });

  it('prints a link that signs in, at the address people know the desk by', async () => {
    await addAda();
    const server = await serve({ db: desk.file });
    const ran = await onrecord(['user', 'link', 'ada@desk.example', '--db', desk.file], {
      env: { ONRECORD_URL: server.url },
    });
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out.trim()).toMatch(new RegExp(`^${server.url}/sign-in/links/[\\w-]{43}$`));
    expect((await fetch(ran.out.trim())).status).toBe(200);
    await server.stop();
  });

  it('takes a second factor away from who can no longer use it', async () => {
    await addAda();
    const reset = () => run('user', 'reset-second-factor', 'ada@desk.example');
    expect((await reset()).err).toBe('onrecord: ada@desk.example does not use two-factor authentication.\n');
    await desk.transact({ id: 3 }, (change) => beginSecondFactor(change, 3));
    const { secret } = await desk.db.selectFrom('second_factors').select('secret').executeTakeFirstOrThrow();
    const code = totpCode(secret, desk.clock.now());
    await desk.transact({ id: 3 }, (change) => confirmSecondFactor(change, 3, code, 'here'));
    expect((await reset()).out).toBe('Two-factor authentication of ada@desk.example is reset.\n');
    const ada = await desk.db.selectFrom('users').selectAll().where('id', '=', 3).executeTakeFirstOrThrow();
    expect(ada).toMatchObject({ second_factor_at: null, recovery_codes_left: null });
    expect(await desk.db.selectFrom('second_factors').selectAll().execute()).toEqual([]);
  });

  it('changes a role and disables, but never the only admin', async () => {
    await addAda();
    const demoted = await run('user', 'role', 'ada@desk.example', 'viewer');
    expect(demoted).toMatchObject({ code: 1, out: '' });
    expect(demoted.err).toBe('onrecord: Ada Admin is the only admin: make someone else admin first.\n');
    expect((await run('user', 'disable', 'ada@desk.example')).code).toBe(1);
    await run('user', 'add', 'bob@desk.example', '--name', 'Bob', '--role', 'admin');
    expect((await run('user', 'role', 'ada@desk.example', 'editor')).out).toBe(
      'The role of ada@desk.example is now editor.\n',
    );
    expect((await run('user', 'disable', 'ada@desk.example')).code).toBe(0);
    const ada = await desk.db.selectFrom('users').selectAll().where('id', '=', 3).executeTakeFirstOrThrow();
    expect(ada).toMatchObject({ role: 'editor', disabled_at: expect.any(String) });
    expect((await run('user', 'link', 'ada@desk.example')).err).toContain('Ada Admin is disabled');
    expect((await run('user', 'enable', 'ada@desk.example')).out).toBe(
      'ada@desk.example can sign in again.\n',
    );
    expect((await run('user', 'link', 'ada@desk.example')).code).toBe(0);
  });

  it.each([
    [['user', 'add', 'nonsense', '--name', 'N', '--role', 'viewer'], 2, 'email: '],
    [['user', 'add', 'n@desk.example', '--name', 'N', '--role', 'boss'], 2, 'role: '],
    [['user', 'add', 'n@desk.example', '--name', 'N'], 2, '--role'],
    [['user', 'role', 'n@desk.example', 'boss'], 2, 'role: '],
    [['user', 'link', 'n@desk.example'], 1, 'No user has the address n@desk.example'],
    [['token', 'add', 'n@desk.example', '--name', 'T', '--scope', 'all'], 2, 'scope: '],
    [['token', 'add', 'n@desk.example', '--name', 'T', '--days', 'x'], 2, 'days: '],
  ])('is refused in one line: %j', async (words, code, says) => {
    const ran = await run(...words);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toContain(says);
    expect(ran.err.trimEnd()).not.toContain('\n');
  });

  it('is refused where the address is taken', async () => {
    await addAda();
    expect(await addAda()).toMatchObject({
      code: 1,
      err: 'onrecord: Ada Admin already has this address: enter another.\n',
    });
  });
});

describe('onrecord token add', () => {
  it('prints a token once that reads the desk, and keeps only its hash', async () => {
    await addAda('viewer');
    const words = ['token', 'add', 'ada@desk.example', '--name', 'Export script'];
    const ran = await onrecord([...words, '--db', desk.file]);
    expect(ran.code, ran.err).toBe(0);
    const server = await serve({ db: desk.file });
    const authorization = `Bearer ${ran.out.trim()}`;
    expect((await fetch(`${server.url}/outlets.json`, { headers: { authorization } })).status).toBe(200);
    expect((await fetch(`${server.url}/outlets.json`)).status).toBe(401);
    await server.stop();
    const kept = JSON.stringify([
      await desk.db.selectFrom('tokens').selectAll().execute(),
      await desk.db.selectFrom('event_payloads').selectAll().execute(),
    ]);
    expect(kept).not.toContain(ran.out.trim());
  });

  it('tells a program everything about it', async () => {
    await addAda('editor');
    const ran = await run(
      'token',
      'add',
      'ada@desk.example',
      '--name',
      'CI',
      '--scope',
      'write',
      '--days',
      '7',
      '--json',
    );
    expect(JSON.parse(ran.out)).toMatchObject({
      name: 'CI',
      scope: 'write',
      token: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('is refused for somebody who is disabled', async () => {
    await addAda('viewer');
    await run('user', 'disable', 'ada@desk.example');
    expect((await run('token', 'add', 'ada@desk.example', '--name', 'T')).err).toContain('is disabled');
  });
});
