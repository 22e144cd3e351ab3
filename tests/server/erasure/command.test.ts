import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { runCommand } from '../../support/run-command.js';
import { serve } from '../../support/serve.js';
import { type Ids, seedWords } from './desk-with-words.js';

// One word of each text that is to be gone: none of them stands in anything that is kept.
const WORDS = [
  'Boxkämpfer',
  'Boxkampfer',
  'boxkämpfer',
  'gnomes',
  'Jüterbog',
  'wizards',
  'Xylophonist',
  'fjord',
  'Quentin',
  'quentin',
  'xylophonist',
  'zwolf',
];

let desk: TestDatabase;
let ids: Ids;
beforeEach(async () => {
  desk = await freshDatabase(FOLLOWERS);
  ids = await seedWords(desk.transact);
});
afterEach(async () => desk.close());

function erase(kind: keyof Ids, more: readonly string[] = []) {
  return runCommand([
    'erase',
    `${kind}:${ids[kind]}`,
    '--reason',
    'A court ordered it',
    '--db',
    desk.file,
    ...more,
  ]);
}

/** Words found in the database, its log or anything else in its folder, in any of the ways SQLite stores text. */
function wordsInFiles(): string[] {
  const folder = dirname(desk.file);
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    return WORDS.filter((word) => {
      const utf16 = Buffer.from(word, 'utf16le');
      return [Buffer.from(word), utf16, Buffer.from(utf16).swap16()].some((form) => bytes.includes(form));
    }).map((word) => `${name}: ${word}`);
  });
}

it('leaves no trace of the words in the file or its log, once everything that holds them is erased', async () => {
  expect(wordsInFiles()).not.toEqual([]);
  for (const kind of [
    'claim',
    'snapshot',
    'source',
    'speaker',
    'occasion',
    'outlet',
    'tag',
    'list',
    'view',
    'style',
    'user',
  ] as const) {
    const ran = await erase(kind);
    expect(ran, ran.err).toMatchObject({ code: 0, err: '' });
  }
  expect(wordsInFiles()).toEqual([]);
  const verified = await runCommand(['audit', 'verify', '--db', desk.file]);
  expect(verified.code, verified.err).toBe(0);
  expect((await runCommand(['db', 'check', '--db', desk.file])).code).toBe(0);
});

it('leaves no trace beside a server that has the file open', async () => {
  const server = await serve({ db: desk.file });
  for (const kind of [
    'claim',
    'snapshot',
    'source',
    'speaker',
    'occasion',
    'outlet',
    'tag',
    'list',
    'view',
    'style',
    'user',
  ] as const) {
    expect((await erase(kind)).code).toBe(0);
  }
  expect(wordsInFiles()).toEqual([]);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});

it('says what still holds the words, and which files may', async () => {
  const copy = `${desk.file}.monday.copy`;
  await runCommand(['backup', `${desk.file}.sunday.backup`, '--db', desk.file]);
  copyFileSync(desk.file, copy);
  const ran = await erase('claim');
  expect(ran.out).toContain(`claim:${ids.other} (a passage)`);
  expect(ran.out).toContain(`snapshot:${ids.snapshot} (the text)`);
  expect(ran.out).toContain(`${desk.file}.sunday.backup`);
  expect(ran.out).toContain(copy);
  for (const word of WORDS) expect(ran.out).not.toContain(word);
});

it('says it to a program as well', async () => {
  const ran = await erase('tag', ['--json']);
  expect(JSON.parse(ran.out)).toMatchObject({
    seq: expect.any(Number),
    rows: 1,
    entries: 1,
    holders: expect.any(Array),
    files: [],
  });
});

it('says that the file still holds the words where another program keeps reading it', async () => {
  const reader = desk.db.selectFrom('claims').selectAll().stream()[Symbol.asyncIterator]();
  await reader.next();
  const ran = await erase('claim');
  await reader.return?.();
  expect(ran.code).toBe(1);
  expect(ran.out).toContain(`claim:${ids.other} (a passage)`);
  expect(ran.err).toMatch(/is erased, but the file still holds its text.*Run the same command again/);
  const again = await erase('claim');
  expect(again.code, again.err).toBe(0);
});

it('is refused in one line for a record that is not there', async () => {
  const ran = await runCommand(['erase', 'list:99', '--reason', 'asked', '--db', desk.file]);
  expect(ran).toEqual({ code: 1, out: '', err: 'onrecord: There is no list 99 in this database.\n' });
});
