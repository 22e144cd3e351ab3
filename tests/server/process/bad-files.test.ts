import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { freshFile } from '../../support/database.js';
import { onrecord, type RunSettings } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';

// A file that cannot be used: one line that names it and says what to do, exit 1, and the file stays as it is.

let file: string;
let folder: string;
beforeEach(async () => {
  file = await freshFile();
  folder = dirname(file);
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const COMMANDS = [['serve', '--port', '0'], ['migrate'], ['db', 'check']];

async function expectRefusal(says: RegExp, settings: RunSettings = {}, commands = COMMANDS): Promise<void> {
  for (const words of commands) {
    const run = settings.obeysPermissions === true ? onrecord : runCommand;
    const ran = await run([...words, '--db', file], settings);
    expect(ran.code, `${words.join(' ')}: ${ran.err}`).toBe(1);
    expect(ran.err.trimEnd(), words.join(' ')).not.toContain('\n');
    expect(ran.err, words.join(' ')).toContain(file);
    expect(ran.err, words.join(' ')).toMatch(says);
  }
}

describe('a database file that cannot be used is refused in one line that names it', () => {
  it('when it is no database', async () => {
    const noise = Buffer.alloc(8192, 'noise');
    writeFileSync(file, noise);
    await expectRefusal(/not a database.*onrecord restore/);
    expect(readFileSync(file).equals(noise)).toBe(true);
  });

  it('when it is empty, and what only looks at it leaves it so', async () => {
    writeFileSync(file, '');
    await expectRefusal(/is empty|onrecord migrate/, {}, [
      ['backup', join(folder, 'copy.backup')],
      ['seed', '--sample'],
      ['reindex'],
      ['erase', 'claim:1', '--reason', 'asked for'],
      ['user', 'link', 'editor@desk.example'],
    ]);
    const dry = await runCommand(['migrate', '--dry-run', '--db', file]);
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('would run 0001') });
    expect(statSync(file).size).toBe(0);
  });

  it('when its folder is not there, for a dry run as for the real one', async () => {
    file = join(folder, 'nowhere', 'desk.db');
    await expectRefusal(/the folder .*nowhere does not exist/, {}, [
      ['migrate', '--dry-run'],
      ['migrate'],
      ['serve', '--port', '0'],
      ['restore', join(folder, 'onrecord.db')],
    ]);
  });

  it('when it was cut short', async () => {
    truncateSync(file, 3 * 4096);
    const size = statSync(file).size;
    await expectRefusal(/damaged.*onrecord restore/, {}, [
      ['db', 'check'],
      ['db', 'info'],
      ['audit', 'verify'],
    ]);
    expect(statSync(file).size).toBe(size);
  });

  it('when pages of it were overwritten with zeros', async () => {
    const bytes = readFileSync(file);
    bytes.fill(0, 4096, 20 * 4096);
    writeFileSync(file, bytes);
    await expectRefusal(/damaged.*onrecord restore/, {}, [['db', 'check']]);
  });

  it('when the pages of one table were overwritten, also where that shows only while it is in use', async () => {
    overwrite('sign_in_links');
    await expectRefusal(/damaged.*onrecord restore/, {}, [
      ['serve', '--port', '0'],
      ['backup', `${file}.b`],
      ['db', 'check'],
    ]);
  });

  it('when it belongs to another program', async () => {
    rmSync(file);
    const other = openPlain(file);
    other.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
    other.close();
    const before = readFileSync(file);
    await expectRefusal(/another program.*--db/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('when a newer version wrote it', async () => {
    const newer = openPlain(file);
    newer.exec("INSERT INTO kysely_migration VALUES ('9999_from_the_future', '2099-01-01')");
    newer.close();
    await expectRefusal(/newer Onrecord \(9999_from_the_future\)/);
  });

  it('when another program holds it locked', async () => {
    const other = openPlain(file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE mine (id)');
    await expectRefusal(/locked by another program.*try again/, {}, [
      ['serve', '--port', '0'],
      ['migrate'],
      ['db', 'check'],
    ]);
    other.close();
  });

  it('when it may only be read', async () => {
    chmodSync(dirname(file), 0o555);
    chmodSync(file, 0o444);
    await expectRefusal(/cannot be (written|opened).*permissions/, { obeysPermissions: true }, [
      ['serve', '--port', '0'],
      ['migrate'],
    ]);
  });

  it('when its folder is not there', async () => {
    file = join(dirname(file), 'gone', 'desk.db');
    await expectRefusal(/the folder .* does not exist/, {}, [
      ['serve'],
      ['migrate'],
      ['db', 'check'],
      ['backup', 'x.backup'],
    ]);
  });

  it('when it is a folder', async () => {
    rmSync(file);
    mkdirSync(file);
    await expectRefusal(/cannot be opened: check that it is a file/);
  });

  it('when it is not there, by every command but those that make one', async () => {
    rmSync(file);
    await expectRefusal(/does not exist.*onrecord migrate/, {}, [
      ['db', 'check'],
      ['db', 'info'],
      ['audit', 'head'],
      ['reindex'],
    ]);
    await expectRefusal(/does not exist/, {}, [['erase', 'claim:1', '--reason', 'asked for']]);
  });

  it('when it is of an older version, by commands that need this one', async () => {
    const older = openPlain(file);
    older.exec("DELETE FROM kysely_migration WHERE name LIKE '0003%'");
    older.close();
    await expectRefusal(/older version.*onrecord migrate/, {}, [
      ['audit', 'verify'],
      ['reindex'],
      ['db', 'check'],
    ]);
  });
});

/** Noise in the place of what a table has its rows in. */
function overwrite(table: string): void {
  const desk = openPlain(file);
  const page = desk.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table) as number;
  desk.pragma('wal_checkpoint(TRUNCATE)');
  desk.close();
  const bytes = readFileSync(file);
  bytes.fill(0xff, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
}
