import { renameSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeTransactOnceWritable, Reading } from '../../../src/platform/db/reading.js';
import { fakeClock, freshFile } from '../../support/database.js';

// A desk that was started on a full disk, as SQLite tells of it when a database is opened.

/** What the next openings meet: one for others too, and one alone. */
let met: { shared: string | null; alone: string | null };
let file: string;
let reading: Reading;
beforeEach(async () => {
  file = await freshFile();
  met = { shared: 'SQLITE_FULL', alone: null };
  const pragma = Sqlite.prototype.pragma;
  const alone = new WeakSet<Sqlite.Database>();
  vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (this: Sqlite.Database, source, options) {
    if (source === 'locking_mode = EXCLUSIVE') alone.add(this);
    if (source === 'synchronous = FULL') {
      const which = alone.has(this) ? 'alone' : 'shared';
      const code = met[which];
      met[which] = null;
      if (code !== null) throw new Sqlite.SqliteError(code, code);
    }
    return pragma.call(this, source, options);
  });
  reading = new Reading(file);
});
afterEach(() => {
  reading.close();
  vi.restoreAllMocks();
});

const claims = () => reading.connection.prepare('SELECT count(*) FROM claims').pluck().get();

it('is read on where there is no room yet, and shared once there is', () => {
  met.shared = 'SQLITE_FULL';
  expect(reading.share()).toBe(false);
  expect(claims()).toBe(0);
  expect(reading.share()).toBe(true);
});

it('is read on where it cannot be opened anew for another reason', () => {
  met.shared = 'SQLITE_CANTOPEN';
  expect(() => reading.share()).toThrow('cannot be opened');
  expect(claims()).toBe(0);
  expect(reading.share()).toBe(true);
});

it('is read again after a moment in which it could not be opened at all', () => {
  met = { shared: 'SQLITE_CANTOPEN', alone: 'SQLITE_CANTOPEN' };
  expect(() => reading.share()).toThrow('cannot be opened');
  expect(claims()).toBe(0);
});

it('notices that its database was moved away', () => {
  const onDisplaced = vi.fn();
  const disk = makeTransactOnceWritable({ file, clock: fakeClock(), followers: [], onDisplaced }, reading);
  expect([disk.isInPlace(), disk.hasItsName()]).toEqual([true, true]);
  renameSync(file, `${file}.elsewhere`);
  expect([disk.isInPlace(), disk.isInPlace(), disk.hasItsName()]).toEqual([false, false, false]);
  expect(onDisplaced.mock.calls).toEqual([[file]]);
  expect(reading.share()).toBe(false);
});
