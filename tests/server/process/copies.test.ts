import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';

let desk: TestDatabase;
let copy: string;
beforeEach(async () => {
  desk = await freshDatabase(FOLLOWERS);
  await desk.transact({ id: 2 }, (change) => addRow(change, 'outlets', { name: 'CCTV' }));
  copy = join(dirname(desk.file), 'sunday.backup');
});
afterEach(async () => desk.close());

const outletsOf = async (file: string) =>
  JSON.parse((await runCommand(['db', 'info', '--json', '--db', file])).out).counts.outlets;

describe('onrecord backup', () => {
  it('writes a copy that passes every check, beside an open desk', async () => {
    const ran = await onrecord(['backup', copy, '--db', desk.file]);
    expect(ran).toEqual({ code: 0, out: `${copy}\n`, err: '' });
    const restored = join(dirname(desk.file), 'restored.db');
    expect((await onrecord(['restore', copy, '--verify', '--db', restored])).code).toBe(0);
    expect((await onrecord(['db', 'check', '--db', restored])).code).toBe(0);
    expect(await outletsOf(restored)).toBe(1);
  });

  it('writes a copy that stays whole however often it is looked at, and whoever may only read it', async () => {
    await runCommand(['backup', copy, '--db', desk.file]);
    const before = readFileSync(copy);
    for (const look of [
      'db check',
      'db info',
      'audit verify',
      'audit head',
      `export --format onrecord-json --out ${copy}.json`,
    ]) {
      expect(await runCommand([...look.split(' '), '--db', copy]), look).toMatchObject({ code: 0 });
      expect(readFileSync(copy).equals(before), look).toBe(true);
    }
    expect(await runCommand(['restore', copy, '--db', join(dirname(copy), 'restored.db')])).toMatchObject({
      code: 0,
      err: '',
    });
  });

  it('overwrites nothing', async () => {
    writeFileSync(copy, 'mine');
    const ran = await runCommand(['backup', copy, '--db', desk.file]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`${copy} already exists`);
    expect(readFileSync(copy, 'utf8')).toBe('mine');
  });
});

describe('onrecord restore', () => {
  beforeEach(async () => {
    await runCommand(['backup', copy, '--db', desk.file]);
    await desk.transact({ id: 2 }, (change) => addRow(change, 'outlets', { name: 'Xinhua' }));
  });

  it('puts nothing in the place of a database unless told to', async () => {
    const ran = await runCommand(['restore', copy, '--db', desk.file]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('--force');
    expect(await outletsOf(desk.file)).toBe(2);
  });

  it('says of a backup that is missing or damaged before it asks for the place', async () => {
    const missing = await runCommand(['restore', `${copy}.gone`, '--db', desk.file]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining(`${copy}.gone does not exist`)]);
    truncateSync(copy, readFileSync(copy).length - 9000);
    const damaged = await runCommand(['restore', copy, '--db', desk.file]);
    expect([damaged.code, damaged.err]).toEqual([1, expect.stringContaining('truncated or damaged')]);
    expect(`${missing.err}${damaged.err}`).not.toContain('--force');
    expect(await outletsOf(desk.file)).toBe(2);
  });

  it('keeps what stood there aside', async () => {
    const ran = await runCommand(['restore', copy, '--force', '--db', desk.file]);
    expect(ran).toMatchObject({ code: 0, out: `${desk.file}\n` });
    const aside = /is now (.*)/.exec(ran.err)?.[1] ?? '';
    expect(existsSync(aside)).toBe(true);
    expect(await outletsOf(desk.file)).toBe(1);
    expect(await outletsOf(aside)).toBe(2);
  });

  it.each([
    ['was cut short', () => truncateSync(copy, readFileSync(copy).length - 9000)],
    [
      'has one bit turned',
      () => {
        const bytes = readFileSync(copy);
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
        writeFileSync(copy, bytes);
      },
    ],
    ['is no backup', () => writeFileSync(copy, 'not a database at all')],
  ])('refuses a backup that %s, and touches nothing', async (_, damage) => {
    damage();
    const ran = await runCommand(['restore', copy, '--force', '--db', desk.file]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(copy);
    expect(ran.err.trimEnd()).not.toContain('\n');
    expect(await outletsOf(desk.file)).toBe(2);
  });
});
