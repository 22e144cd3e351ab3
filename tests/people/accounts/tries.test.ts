import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginTry, clearTries } from '../../../src/people/accounts/actions/sign-in.js';
import { countedAddress } from '../../../src/platform/http/security/counted-address.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

describe('a client is counted by', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s as %s', (ip, counted) => {
    expect(countedAddress(ip)).toBe(counted);
  });
});

describe('guessing a password', () => {
  let desk: TestDatabase;
  beforeEach(async () => {
    desk = await freshDatabase();
  });
  afterEach(() => desk.close());

  const attempt = (account: string, address: string) =>
    desk.transact({ id: 1 }, (change) => beginTry(change, { account, address }));

  async function attempts(count: number, account: (n: number) => string, address: (n: number) => string) {
    for (let n = 0; n < count; n++) await attempt(account(n), address(n));
  }

  it('waits after ten tries at one account from one place, and goes on when the first is fifteen minutes old', async () => {
    for (let n = 0; n < 10; n++) {
      expect(await attempt('ada', 'a')).toBeNull();
      desk.clock.advance(1000);
    }
    expect(await attempt('ada', 'a')).toBe(15 * 60 - 10);
    desk.clock.advance((15 * 60 - 10) * 1000);
    expect(await attempt('ada', 'a')).toBeNull();
    expect(await attempt('ada', 'a')).toBe(1);
  });

  it('shuts nobody else out: another place, and another account, go on', async () => {
    await attempts(
      12,
      () => 'ada',
      () => 'a',
    );
    expect(await attempt('ada', 'b')).toBeNull();
    expect(await attempt('grace', 'a')).toBeNull();
  });

  it('waits after sixty tries from one place, whatever the accounts', async () => {
    await attempts(
      60,
      (n) => `user ${n}`,
      () => 'a',
    );
    expect(await attempt('ada', 'a')).toBe(15 * 60);
    expect(await attempt('ada', 'b')).toBeNull();
  });

  it('leaves two tries to each place while one account is guessed at from many', async () => {
    await attempts(
      60,
      () => 'ada',
      (n) => `place ${n}`,
    );
    expect(await attempt('ada', 'new')).toBeNull();
    expect(await attempt('ada', 'new')).toBeNull();
    expect(await attempt('ada', 'new')).toBe(15 * 60);
  });

  it('is counted before it is answered, so that many at once are many', async () => {
    const waits = await Promise.all(Array.from({ length: 30 }, () => attempt('ada', 'a')));
    expect(waits.filter((wait) => wait === null)).toHaveLength(10);
  });

  it('is forgiven after the right one, and forgotten with time', async () => {
    await attempts(
      9,
      () => 'ada',
      () => 'a',
    );
    await desk.transact({ id: 1 }, (change) => clearTries(change, { account: 'ada', address: 'a' }));
    await attempts(
      9,
      () => 'ada',
      () => 'a',
    );
    expect(await attempt('ada', 'a')).toBeNull();
    desk.clock.advance(16 * 60_000);
    await attempt('grace', 'b');
    expect(await desk.db.selectFrom('sign_in_failures').select('account').execute()).toEqual([
      { account: 'grace' },
    ]);
  });
});
