import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, openConnection, openPlain } from '../../../../src/platform/db/connection/open.js';
import { explainAddon } from '../../../../src/platform/db/connection/open-failures.js';
import { APPLICATION_ID } from '../../../../src/platform/db/connection/refused-files.js';
import { holdServerLock } from '../../../../src/platform/db/connection/server-lock.js';
import { refuseEmptied } from '../../../../src/platform/db/connection/was-served.js';
import { migrate } from '../../../../src/platform/db/migrate.js';
import { AppError } from '../../../../src/platform/lib/errors.js';
import { startChild } from '../../../support/child.js';
import { fakeClock, freshFolder } from '../../../support/database.js';

let folder: string;
let file: string;
const opened: Connection[] = [];
beforeEach(async () => {
  folder = freshFolder();
  file = join(folder, 'desk.db');
  await migrate({ file, clock: fakeClock() });
});
afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(path: string, mode: 'read' | 'write' = 'write'): Connection {
  const connection = openConnection(path, mode);
  opened.push(connection);
  return connection;
}

function refusal(path: string, mode: 'read' | 'write' = 'write'): AppError {
  try {
    open(path, mode);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${path} was opened`);
}

function pragma(connection: Connection, name: string): unknown {
  return connection.pragma(name, { simple: true });
}

describe('what every connection is set to', () => {
  it.each(['read', 'write'] as const)('is set when a %s connection opens a database again', (mode) => {
    const connection = open(file, mode);
    const names = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'secure_delete',
      'temp_store',
      'busy_timeout',
    ];
    const set = Object.fromEntries(names.map((name) => [name, pragma(connection, name)]));
    // 2 is FULL for synchronous and MEMORY for temp_store.
    expect(set).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      temp_store: 2,
      busy_timeout: 0,
    });
    expect(pragma(connection, 'query_only')).toBe(mode === 'read' ? 1 : 0);
  });

  it('keeps little of the file for writing, since all of it is looked through at each commit, and spills before a commit is long', () => {
    const connection = open(file, 'write');
    expect(pragma(connection, 'cache_size')).toBe(-8_000);
    expect(pragma(connection, 'cache_spill')).toBe(2_000);
  });

  it('marks a migrated file as ours in its header', () => {
    expect(readFileSync(file).readUInt32BE(68)).toBe(APPLICATION_ID);
    expect(readFileSync(file).subarray(68, 72).toString('latin1')).toBe('OnRc');
  });

  it('moves the log into the file when the last connection closes, though it only reads', () => {
    const writer = open(file);
    const reader = open(file, 'read');
    reader.prepare('SELECT count(*) FROM users').get();
    writer.exec("UPDATE users SET name = 'Desk' WHERE id = 1");
    writer.close();
    reader.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe('a file that is not there', () => {
  it('is made for writing', () => {
    open(join(folder, 'new.db'));
    expect(existsSync(join(folder, 'new.db'))).toBe(true);
  });

  it('is refused for reading, and not made', () => {
    expect(refusal(join(folder, 'new.db'), 'read').detail).toContain('new.db does not exist');
    expect(existsSync(join(folder, 'new.db'))).toBe(false);
  });

  it('is refused where its folder is not there either, by the name of the folder', () => {
    const error = refusal(join(folder, 'nowhere', 'new.db'));
    expect(error).toMatchObject({ code: 'database_unusable', status: 503 });
    expect(error.detail).toContain(`the folder ${join(folder, 'nowhere')} does not exist`);
  });

  it('takes an empty file for a new one', () => {
    writeFileSync(join(folder, 'empty.db'), '');
    expect(pragma(open(join(folder, 'empty.db')), 'journal_mode')).toBe('wal');
  });
});

describe('a file that is not for us is refused in one line that names it, and stays as it was', () => {
  function expectRefused(path: string, saying: string): void {
    const before = readFileSync(path);
    for (const mode of ['write', 'read'] as const) {
      const error = refusal(path, mode);
      expect(error.code).toBe('database_unusable');
      expect(error.detail).toContain(path);
      expect(error.detail).toContain(saying);
      expect(error.detail).not.toContain('\n');
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  }

  it('a text', () => {
    writeFileSync(file, 'Dear editor, '.repeat(1000));
    expectRefused(file, 'is not a database');
    expectRefused(file, 'onrecord restore');
  });

  it('another program’s SQLite database, which keeps its journal mode', () => {
    const foreign = join(folder, 'foreign.db');
    const connection = openPlain(foreign);
    connection.exec('CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES (1)');
    connection.close();
    expectRefused(foreign, 'another program');
  });

  it('an empty database that another program has marked as its own', () => {
    const foreign = join(folder, 'foreign.db');
    const connection = openPlain(foreign);
    connection.pragma('application_id = 252006673');
    connection.close();
    expectRefused(foreign, 'another program');
  });

  it('a database of a newer version', () => {
    const connection = open(file);
    connection.exec("INSERT INTO kysely_migration VALUES ('9999_future', '2099-01-01T00:00:00.000Z')");
    connection.close();
    expectRefused(file, 'newer Onrecord (9999_future)');
  });

  it('a database cut short', () => {
    truncateSync(file, statSync(file).size - 4096 * 3);
    expectRefused(file, 'is damaged. Restore a backup with `onrecord restore`');
  });

  it('a database cut down to less than its header', () => {
    truncateSync(file, 60);
    expectRefused(file, 'is damaged');
  });

  it('a database whose first page is random bytes', () => {
    const bytes = readFileSync(file);
    for (let at = 0; at < 4096; at += 1) bytes[at] = (at * 131 + 7) % 256;
    writeFileSync(file, bytes);
    expectRefused(file, 'is not a database, or is damaged');
  });

  it('a database that was emptied while its log still holds changes', () => {
    const writer = open(file);
    writer.exec("UPDATE users SET name = 'Desk' WHERE id = 1");
    copyFileSync(`${file}-wal`, join(folder, 'kept-wal'));
    writer.close();
    truncateSync(file, 0);
    copyFileSync(join(folder, 'kept-wal'), `${file}-wal`);
    expectRefused(file, 'is empty, but');
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  });

  it('a folder', () => {
    mkdirSync(join(folder, 'folder.db'));
    expect(refusal(join(folder, 'folder.db')).detail).toContain('cannot be opened');
  });

  it('a database that another program has to itself', async () => {
    const child = startChild(
      `import Sqlite from 'better-sqlite3';
       const db = new Sqlite(process.argv[1]);
       db.pragma('locking_mode = EXCLUSIVE');
       db.exec('BEGIN EXCLUSIVE');
       console.log('held');
       // Named once more, or Node may take it for garbage and close it.
       process.stdin.resume().on('end', () => db.close());`,
      [file],
    );
    await child.line();
    const error = refusal(file);
    await child.kill();
    expect(error).toMatchObject({ code: 'database_unusable' });
    expect(error.detail).toContain('is locked by another program');
    expect(pragma(open(file), 'journal_mode')).toBe('wal');
  });
});

describe('a file that may not be written to', () => {
  // For the superuser there is no such file: then these tests look at it with nobody's eyes.
  const NOBODY = 65534;
  function asNobody<T>(look: () => T): T {
    if (process.getuid?.() !== 0) return look();
    process.setegid?.(NOBODY);
    process.seteuid?.(NOBODY);
    try {
      return look();
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
  }

  beforeEach(() => {
    if (process.getuid?.() === 0) for (const path of [folder, file]) chownSync(path, NOBODY, NOBODY);
  });
  afterEach(() => chmodSync(folder, 0o755));

  it('is refused for writing when the file is read-only', () => {
    chmodSync(file, 0o444);
    expect(asNobody(() => refusal(file)).detail).toContain(`${file} cannot be written to`);
  });

  it('is refused when the folder is read-only, since the log has no place there', () => {
    chmodSync(folder, 0o555);
    expect(asNobody(() => refusal(file)).detail).toContain(file);
    expect(asNobody(() => refusal(join(folder, 'new.db'))).detail).toContain('cannot be opened');
  });

  it('is refused when it cannot even be read', () => {
    chmodSync(file, 0o000);
    expect(asNobody(() => refusal(file, 'read')).detail).toContain('cannot be opened');
  });
});

it('ignores what follows the last page, as a backup’s seal does', () => {
  appendFileSync(file, '\nsome line\n');
  expect(open(file).prepare('SELECT count(*) FROM users').pluck().get()).toBe(2);
});

describe('a file from which a desk was served', () => {
  const refused = (name: string) => {
    try {
      openConnection(name, 'write').close();
      return null;
    } catch (error) {
      return error instanceof AppError ? error.detail : String(error);
    }
  };

  it.each(['emptied', 'gone'])('is not made anew where it is %s', (what) => {
    const lock = holdServerLock(file);
    lock.storeAddress('http://127.0.0.1:3000');
    lock.release();
    if (what === 'gone') rmSync(file);
    else truncateSync(file);
    expect(refused(file)).toMatch(
      /although Onrecord served it before.*onrecord restore.*remove .*desk\.db\.lock/,
    );
    rmSync(`${file}.lock`);
    expect(refused(file)).toBeNull();
  });

  it('is made anew where nothing was ever served, and where it was only touched', () => {
    const fresh = join(folder, 'fresh.db');
    writeFileSync(fresh, '');
    expect(() => refuseEmptied(fresh)).not.toThrow();
    expect(refused(fresh)).toBeNull();
  });

  it('by a version that wrote nothing into its lock, is refused to a server where it is empty', () => {
    truncateSync(file);
    writeFileSync(`${file}.lock`, '');
    expect(() => refuseEmptied(file)).toThrow('is empty, although Onrecord served it before');
  });
});

describe('better-sqlite3', () => {
  const failing = (message: string) => Object.assign(new Error(message), { code: 'ERR_DLOPEN_FAILED' });

  it('that was compiled for another Node is told with both versions and the way out', () => {
    const error = explainAddon(
      failing(
        "The module '/x/better_sqlite3.node'\nwas compiled against a different Node.js version using\nNODE_MODULE_VERSION 115. This version of Node.js requires\nNODE_MODULE_VERSION 127. Please try re-compiling",
      ),
    );
    expect((error as AppError).detail).toBe(
      `better-sqlite3 was compiled for another version of Node.js (module version 115; Node.js ${process.version} needs 127). Run \`npm rebuild better-sqlite3\`.`,
    );
  });

  it.each([
    failing('/x/better_sqlite3.node: invalid ELF header'),
    new Error('Could not locate the bindings file. Tried:\n → /x'),
  ])('that cannot be loaded for another reason is told with the way out: %s', (error) => {
    expect((explainAddon(error) as AppError).detail).toContain('npm rebuild better-sqlite3');
  });

  it('has nothing to do with other errors', () => {
    const other = new Error('else');
    expect(explainAddon(other)).toBe(other);
  });
});
