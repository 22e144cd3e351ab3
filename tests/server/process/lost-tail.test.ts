import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { cutTail } from '../../support/cut-tail.js';
import { onrecord } from '../../support/onrecord.js';
import { serve, temporaryFolder } from '../../support/serve.js';

// Confirmed changes that are gone from the database are named, since their head is stored beside it.

let db: string;
const run = (...words: string[]) => onrecord([...words, '--db', db]);
const addUser = (name: string) =>
  run('user', 'add', `${name}@example.org`, '--name', name, '--role', 'viewer');

// Made once, since each command takes a second of a busy machine.
let made: string;
beforeAll(async () => {
  made = join(temporaryFolder(), 'made.db');
  db = made;
  expect((await run('migrate')).code).toBe(0);
  for (const name of ['ada', 'bob']) expect((await addUser(name)).code).toBe(0);
});
beforeEach(() => {
  db = join(temporaryFolder(), 'desk.db');
  for (const ending of ['', '.head']) copyFileSync(made + ending, db + ending);
});

function entries(): number {
  const connection = openPlain(db, { readOnly: true });
  const count = connection.prepare('SELECT max(seq) FROM events').pluck().get();
  connection.close();
  return Number(count);
}

/** What a desk keeps only in its log is lost with it. @returns the entries before and after */
async function loseLog(): Promise<{ readonly before: number; readonly after: number }> {
  const desk = await serve({ db });
  // Another program's changes are in the same log.
  for (const name of ['cyd', 'dee']) expect((await addUser(name)).code).toBe(0);
  const before = entries();
  await desk.kill();
  renameSync(`${db}-wal`, `${db}-wal.moved`);
  rmSync(`${db}-shm`, { force: true });
  return { before, after: entries() };
}

describe('a log that is lost after a kill', () => {
  it('is named by the next start, which changes nothing, and by every check', async () => {
    const { before, after } = await loseLog();
    expect(after).toBeLessThan(before);
    const missing = `entries ${after + 1} to ${before} (${before - after} in all) are missing`;
    for (const words of [
      ['serve', '--port', '0'],
      ['user', 'add', 'e@example.org', '--name', 'E', '--role', 'viewer'],
      ['db', 'check'],
      ['audit', 'verify'],
    ]) {
      const ran = await run(...words);
      expect(ran.code, words.join(' ')).toBe(1);
      expect(ran.out + ran.err).toContain(missing);
      expect(ran.out + ran.err).toContain('onrecord audit accept');
    }
    expect(entries()).toBe(after);
  });

  it('may be put back after that, and nothing is lost', async () => {
    const { before } = await loseLog();
    expect((await run('serve', '--port', '0')).code).toBe(1);
    renameSync(`${db}-wal.moved`, `${db}-wal`);
    expect(entries()).toBe(before);
    const desk = await serve({ db });
    expect(await desk.stop()).toBe(0);
    expect((await run('db', 'check')).code).toBe(0);
  });

  it('may be accepted by one command, which the history says, and the desk starts', async () => {
    const { before, after } = await loseLog();
    const ran = await run('audit', 'accept');
    expect(ran).toMatchObject({
      code: 0,
      out: `Accepted. The history continues after entry ${after} and records the loss.\n`,
    });
    const desk = await serve({ db });
    expect(await desk.stop()).toBe(0);
    expect((await run('db', 'check')).code).toBe(0);
    const shell = openPlain(db, { readOnly: true });
    const said = shell
      .prepare(
        `SELECT p.before, p.after FROM events JOIN event_payloads AS p USING (seq) WHERE action = 'loss_accepted'`,
      )
      .get();
    shell.close();
    expect(said).toEqual({
      before: JSON.stringify({ entries: before }),
      after: JSON.stringify({ entries: after, backup: null }),
    });
    expect((await run('audit', 'accept')).out).toContain('nothing to accept');
  });
});

describe('a tail that is cut off with its rows and counters', () => {
  it('is named by the start, the check of the database and that of the history', async () => {
    cutTail(db);
    for (const words of [
      ['serve', '--port', '0'],
      ['db', 'check'],
      ['audit', 'verify'],
    ]) {
      const ran = await run(...words);
      expect(ran.code, words.join(' ')).toBe(1);
      expect(ran.out + ran.err).toContain('ends at entry 1');
      expect(ran.out + ran.err).toContain('entry 2 is missing');
    }
  });

  it('is unknown without a stored head: that is what the head is for', async () => {
    cutTail(db);
    rmSync(`${db}.head`);
    expect((await run('db', 'check')).code).toBe(0);
  });
});

describe('a restored backup', () => {
  it('that is older alarms nobody, and the history says what was given up', async () => {
    const backup = join(db, '..', 'older.backup');
    expect((await run('backup', backup)).code).toBe(0);
    expect((await addUser('cyd')).code).toBe(0);
    expect((await run('restore', backup, '--force', '--verify')).code).toBe(0);
    expect((await run('db', 'check')).code).toBe(0);
    expect((await run('audit', 'verify')).out).toContain('The history is intact: 3 entries');
    const shell = openPlain(db, { readOnly: true });
    const last = shell
      .prepare(
        'SELECT action, p.before, p.after FROM events JOIN event_payloads AS p USING (seq) ORDER BY seq DESC LIMIT 1',
      )
      .get();
    shell.close();
    expect(last).toEqual({
      action: 'backup_restored',
      before: JSON.stringify({ entries: 3 }),
      after: JSON.stringify({ entries: 2, backup: 'older.backup' }),
    });
  });

  it('that lacks nothing leaves no entry', async () => {
    const backup = join(db, '..', 'same.backup');
    expect((await run('backup', backup)).code).toBe(0);
    expect((await run('restore', backup, '--force')).code).toBe(0);
    expect(entries()).toBe(2);
  });
});

describe('a head beside the database', () => {
  it('is for one account', () => {
    expect((statSync(`${db}.head`).mode & 0o777).toString(8)).toBe('600');
  });

  it('that lags behind, as after a kill before it was written, is harmless', async () => {
    const before = readFileSync(`${db}.head`);
    expect((await addUser('cyd')).code).toBe(0);
    writeFileSync(`${db}.head`, before);
    const desk = await serve({ db });
    expect(await desk.stop()).toBe(0);
    expect(readFileSync(`${db}.head`, 'utf8')).toContain('"head":"3:');
  });

  it.each([
    ['empty', ''],
    ['garbage', '\0\u{fffd}{]'],
  ])('that is %s stops nobody, is named and written anew', async (_, text) => {
    writeFileSync(`${db}.head`, text);
    const checked = await run('db', 'check');
    expect(checked.code).toBe(0);
    expect(checked.out).toContain(`The heads in ${db}.head could not be read`);
    const desk = await serve({ db });
    await desk.stop();
    expect(desk.log()).toContain('could not be read');
    expect(readFileSync(`${db}.head`, 'utf8')).toContain('"head":"2:');
  });

  it('of another database is named, and set aside by the next start', async () => {
    const other = join(temporaryFolder(), 'other.db');
    for (const words of [
      ['migrate'],
      ['user', 'add', 'zoe@example.org', '--name', 'Zoe', '--role', 'viewer'],
    ])
      expect((await onrecord([...words, '--db', other])).code).toBe(0);
    copyFileSync(`${other}.head`, `${db}.head`);
    const checked = await run('db', 'check');
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('has the head of another database, or the whole history');
    const desk = await serve({ db });
    await desk.stop();
    expect(desk.log()).toContain('had the head of another database. It is now');
    expect((await run('db', 'check')).code).toBe(0);
  });

  it('with another hash for an entry is named by the start and the check, whatever its time', async () => {
    const text = readFileSync(`${db}.head`, 'utf8');
    writeFileSync(
      `${db}.head`,
      text.replace(/"head":"2:..../, '"head":"2:beef').replace(/"at":"..../, '"at":"2001'),
    );
    for (const words of [
      ['serve', '--port', '0'],
      ['db', 'check'],
    ]) {
      const ran = await run(...words);
      expect(ran.code).toBe(1);
      expect(ran.out + ran.err).toContain('is not the one that was saved');
    }
  });

  it('that cannot be written stops nobody and is named once', async () => {
    rmSync(`${db}.head`);
    mkdirSync(`${db}.head`);
    expect((await addUser('cyd')).code).toBe(0);
    const desk = await serve({ db });
    await desk.stop();
    expect(desk.log().match(/The head beside the database could not be written/g)).toHaveLength(1);
  });

  it('beside a database that is gone keeps an empty one from taking its place', async () => {
    rmSync(db);
    const ran = await run('serve', '--port', '0');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`remove ${db}.head first`);
    expect(existsSync(db)).toBe(false);
  });
});
