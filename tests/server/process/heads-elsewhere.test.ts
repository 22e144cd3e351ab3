import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cutTail } from '../../support/cut-tail.js';
import { onrecord } from '../../support/onrecord.js';
import { serve, temporaryFolder } from '../../support/serve.js';

// Heads of the history beside the backups, in the log and in the file of ONRECORD_HEADS, for when the head beside the
// database was removed as well.

let db: string;
let env: Record<string, string>;
const run = (...words: string[]) => onrecord([...words, '--db', db], { env });
const addUser = (name: string) =>
  run('user', 'add', `${name}@example.org`, '--name', name, '--role', 'viewer');

let made: string;
beforeAll(async () => {
  [made, env] = [join(temporaryFolder(), 'made.db'), {}];
  db = made;
  expect((await run('migrate')).code).toBe(0);
  for (const name of ['ada', 'bob']) expect((await addUser(name)).code).toBe(0);
});
beforeEach(() => {
  const folder = temporaryFolder();
  db = join(folder, 'desk.db');
  env = { ONRECORD_BACKUPS: join(folder, 'backups'), ONRECORD_HEADS: join(folder, 'heads.txt') };
  mkdirSync(join(folder, 'backups'));
  copyFileSync(made, db);
});

const inFolder = (ending: string) =>
  readdirSync(env.ONRECORD_BACKUPS ?? '').filter((name) => name.endsWith(ending));
const listed = () => join(env.ONRECORD_BACKUPS ?? '', 'desk-heads.txt');

describe('beside the backups', () => {
  it('each backup adds the head that it ends at, for one account', async () => {
    for (const number of [1, 2]) {
      if (number > 1) await addUser('cyd');
      expect((await run('backup', '--dir', env.ONRECORD_BACKUPS ?? '')).code).toBe(0);
      for (const name of inFolder('.backup')) expect(readFileSync(listed(), 'utf8')).toContain(name);
    }
    const lines = readFileSync(listed(), 'utf8').trim().split('\n');
    expect(lines.map((line) => String(JSON.parse(line).head).split(':')[0])).toEqual(['2', '3']);
    expect((statSync(listed()).mode & 0o777).toString(8)).toBe('600');
  });

  it('a desk that is shorter than an earlier backup is named by it, and the copy is no good backup', async () => {
    expect((await run('backup')).code).toBe(0);
    cutTail(db);
    rmSync(`${db}.head`, { force: true });
    const checked = await run('db', 'check');
    expect(checked.code).toBe(1);
    expect(checked.out + checked.err).toContain('ends at entry 1');
    const again = await run('backup');
    expect(again.code).toBe(1);
    expect(again.err).toContain('ends at entry 1');
    expect(again.err).toContain('entry 2 is missing');
    expect(again.err).toContain(`${inFolder('.backup')[0]} has entry 2, stored at 20`);
    expect([inFolder('.backup').length, inFolder('.faulty').length]).toEqual([1, 1]);
    expect((await run('audit', 'accept')).code).toBe(0);
    expect((await run('backup')).code).toBe(0);
    expect((await run('db', 'check')).code).toBe(0);
  });

  it('an earlier backup shows it also where every stored head is gone, until that is accepted', async () => {
    const elsewhere = join(env.ONRECORD_BACKUPS ?? '', '..', 'elsewhere');
    env = {};
    expect((await run('backup', '--dir', elsewhere)).code).toBe(0);
    cutTail(db);
    for (const path of [`${db}.head`, join(elsewhere, 'desk-heads.txt')]) rmSync(path, { force: true });
    const again = await run('backup', '--dir', elsewhere);
    expect(again.code).toBe(1);
    expect(again.err).toContain('entry 2 is missing');
    expect((await run('audit', 'accept')).out).toContain('nothing to accept');
    expect((await run('audit', 'accept', '--dir', elsewhere)).out).toContain('continues after entry 1');
    expect((await run('backup', '--dir', elsewhere)).code).toBe(0);
  });

  it('a desk that is cut while it is served says so in its log, and admins get a notice', async () => {
    expect((await run('backup')).code).toBe(0);
    const desk = await serve({ db, env });
    cutTail(db);
    const again = await run('backup');
    expect(again.code).toBe(1);
    expect(again.err).toContain('entry 2 is missing');
    // Reading goes on.
    expect((await run('notices', '--json')).out).toContain(
      'The database lacks entries that an earlier backup has',
    );
    await desk.stop();
    expect(desk.log()).toContain('entry 2 is missing');
    expect((await run('serve', '--port', '0')).code).toBe(1);
  });

  it('a backup that is restored on another machine says what the later ones have', async () => {
    expect((await run('backup')).code).toBe(0);
    const [older = ''] = inFolder('.backup');
    await addUser('cyd');
    expect((await run('backup')).code).toBe(0);
    for (const path of [db, `${db}.head`, listed()]) rmSync(path);
    expect((await run('restore', join(env.ONRECORD_BACKUPS ?? '', older))).code).toBe(0);
    expect((await run('audit', 'head')).out).toMatch(/^3:/);
    expect((await run('backup')).code).toBe(0);
  });

  it('a restored backup alarms nobody, whatever the list has', async () => {
    expect((await run('backup')).code).toBe(0);
    const [older = ''] = inFolder('.backup');
    const kept = join(env.ONRECORD_BACKUPS ?? '', '..', 'older.backup');
    copyFileSync(join(env.ONRECORD_BACKUPS ?? '', older), kept);
    await addUser('cyd');
    expect((await run('backup')).code).toBe(0);
    expect((await run('restore', kept, '--force')).code).toBe(0);
    expect((await run('db', 'check')).code).toBe(0);
    expect((await run('backup')).code).toBe(0);
  });
});

describe('where ONRECORD_HEADS points', () => {
  it('a server adds the head, tells it to the log, and a tail that is cut off is named', async () => {
    const desk = await serve({ db, env });
    await desk.stop();
    expect(readFileSync(env.ONRECORD_HEADS ?? '', 'utf8')).toMatch(/^\{"head":"\d+:[0-9a-f]{64}"/);
    expect(desk.log()).toMatch(/"seq":\d+,"hash":"[0-9a-f]{64}","msg":"head of the history"/);
    cutTail(db);
    rmSync(`${db}.head`, { force: true });
    for (const words of [
      ['db', 'check'],
      ['audit', 'verify'],
    ]) {
      const ran = await run(...words);
      expect(ran.code, words.join(' ')).toBe(1);
      expect(ran.out + ran.err).toContain('is missing');
    }
    const next = await serve({ db, env });
    await next.stop();
    expect(next.log()).toContain('is missing');
    expect(
      readFileSync(env.ONRECORD_HEADS ?? '', 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(1);
  });

  it('a place that takes nothing stops nobody', async () => {
    env = { ...env, ONRECORD_HEADS: join(db, '..') };
    const desk = await serve({ db, env });
    await desk.stop();
    expect(desk.log()).toContain(`could not be read: `);
    expect(existsSync(db)).toBe(true);
    expect((await addUser('cyd')).code).toBe(0);
  });
});
