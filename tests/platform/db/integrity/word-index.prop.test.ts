import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Connection, openInMemory } from '../../../../src/platform/db/connection/open.js';
import { misindexedRows } from '../../../../src/platform/db/integrity/word-index.js';
import { runsOf } from '../../../support/runs.js';

// Tokens are split and hashed here as SQLite splits them, whatever the text, so that no sound index is called wrong.

const INDEX = { name: 'found', table: 'claims', key: 'id', columns: ['words', 'tokens'] } as const;

let connection: Connection;
beforeEach(() => {
  connection = openInMemory();
  connection.exec(`CREATE TABLE claims (id INTEGER PRIMARY KEY, words TEXT, tokens TEXT);
    CREATE VIRTUAL TABLE found USING fts5 (words, tokens, content = 'claims', content_rowid = 'id',
      tokenize = "ascii tokenchars '_'", columnsize = 0)`);
});
afterEach(() => connection.close());

function store(rows: readonly (readonly [string, string])[]): void {
  connection.exec('DELETE FROM claims');
  const insert = connection.prepare('INSERT INTO claims (id, words, tokens) VALUES (?, ?, ?)');
  for (const [at, row] of rows.entries()) insert.run(at + 1, ...row);
  connection.exec("INSERT INTO found (found) VALUES ('rebuild')");
}

const wellFormed = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed());
const text = fc.oneof(
  wellFormed,
  fc.string({ unit: fc.constantFrom('a', 'Z', '_', '9', ' ', ',', '\u001f', '\0', 'é', 'Ω', '字', '😀') }),
);

it('finds nothing wrong with an index of any texts', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), (rows) => {
      store(rows);
      expect(misindexedRows(connection, INDEX)).toEqual([]);
    }),
    { numRuns: runsOf(300) },
  );
});

it('names a row with another word, another order, or a word in another column', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(wellFormed, wellFormed), { minLength: 3, maxLength: 8 }), (rows) => {
      store([['one two', 'three'], ['one two', 'three'], ['one two', 'three'], ...rows]);
      connection.exec("UPDATE claims SET words = 'two one' WHERE id = 1");
      connection.exec("UPDATE claims SET words = 'one', tokens = 'two three' WHERE id = 2");
      connection.exec("UPDATE claims SET words = 'one too' WHERE id = 3");
      expect(misindexedRows(connection, INDEX)).toEqual([1, 2, 3]);
    }),
    { numRuns: runsOf(30) },
  );
});

it('cuts a word as SQLite does, which keeps 32,768 bytes of it', () => {
  for (const letter of ['a', 'é', '字', '😀']) {
    store([
      [
        letter.repeat(40_000),
        `a${letter.repeat(20_000)} ab${letter.repeat(20_000)} abc${letter.repeat(20_000)}`,
      ],
    ]);
    expect(misindexedRows(connection, INDEX)).toEqual([]);
  }
});

it('names rows that are in the index alone', () => {
  store([['one', '_two']]);
  connection.exec("INSERT INTO found (rowid, words, tokens) VALUES (7, 'forged', '')");
  expect(misindexedRows(connection, INDEX)).toEqual([7]);
});
