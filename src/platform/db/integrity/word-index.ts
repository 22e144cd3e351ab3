import type { Connection } from '../connection/open.js';
import type { WordIndex } from '../derivation.js';

// Compares the words of a full-text index, and where they are, with the rows that it indexes. SQLite checks an index
// for damage, but not whether it has the words of its rows.

/** A token as SQLite's ascii tokenizer splits a text with `tokenchars '_'`, and folds it. */
const TOKENS = /[0-9A-Z_a-z\u0080-\uffff]+/g;
const CAPITALS = /[A-Z]+/g;

/** @returns the numbers of rows whose words the index does not have as they are, in order; also of rows that do not exist */
export function misindexedRows(connection: Connection, index: WordIndex): number[] {
  // NOTE: one transaction, so that no change comes between the words and the rows.
  connection.exec('BEGIN');
  try {
    const found = indexedRows(connection, index);
    const wrong: number[] = [];
    for (const { id, sum } of storedRows(connection, index)) {
      if (sum !== (found.get(id) ?? 0)) wrong.push(id);
      found.delete(id);
    }
    return [...wrong, ...found.keys()].sort((a, b) => a - b);
  } finally {
    connection.exec('ROLLBACK');
  }
}

/** The sum of the hashes of all tokens of each indexed row: exact for two million tokens. */
function indexedRows(connection: Connection, { name, columns }: WordIndex): Map<number, number> {
  return withTokens(connection, name, (tokens) => {
    const sums = new Map<number, number>();
    let [last, hash] = ['', 0];
    for (const [row, token, column, offset] of tokens) {
      if (token !== last) [last, hash] = [token, hashOf(token)];
      const placed = placedHash(hash, columns.indexOf(column), offset);
      sums.set(row, (sums.get(row) ?? 0) + placed);
    }
    return sums;
  });
}

type IndexedToken = [row: number, token: string, column: string, offset: number];

function withTokens<T>(
  connection: Connection,
  name: string,
  work: (tokens: IterableIterator<IndexedToken>) => T,
): T {
  const isQueryOnly = connection.pragma('query_only', { simple: true });
  connection.pragma('query_only = OFF');
  try {
    connection.exec(`CREATE VIRTUAL TABLE temp.indexed_tokens USING fts5vocab (main, ${name}, instance)`);
    const tokens = connection.prepare('SELECT doc, term, col, "offset" FROM temp.indexed_tokens').raw();
    return work(tokens.iterate() as IterableIterator<IndexedToken>);
  } finally {
    connection.exec('DROP TABLE IF EXISTS temp.indexed_tokens');
    connection.pragma(`query_only = ${isQueryOnly}`);
  }
}

function* storedRows(
  connection: Connection,
  { table, key, columns }: WordIndex,
): Generator<{ readonly id: number; readonly sum: number }> {
  const hashes = new Map<string, number>();
  const rows = connection.prepare(`SELECT "${key}", ${columns.join(', ')} FROM main."${table}"`).raw();
  for (const [id, ...texts] of rows.iterate() as IterableIterator<[number, ...string[]]>) {
    let sum = 0;
    for (const [column, text] of texts.entries())
      for (const [offset, token] of tokensOf(text).entries()) {
        const hash = hashes.get(token) ?? hashOf(token);
        hashes.set(token, hash);
        sum += placedHash(hash, column, offset);
      }
    yield { id, sum };
  }
}

function tokensOf(text: string): readonly string[] {
  const folded = text.replace(CAPITALS, (capitals) => capitals.toLowerCase());
  return (folded.match(TOKENS) ?? []).map(shortened);
}

/** FTS5 keeps this much of a token. */
const MAX_TOKEN_BYTES = 32_768;

function shortened(token: string): string {
  if (token.length * 3 <= MAX_TOKEN_BYTES) return token;
  return Buffer.from(token).subarray(0, MAX_TOKEN_BYTES).toString();
}

// FNV-1a over UTF-16 code units.
const [START, PRIME] = [0x811c9dc5, 0x01000193];

function hashOf(token: string): number {
  let hash = START;
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), PRIME);
  return hash;
}

/** An unsigned number of 32 bits that depends on the place of the token, too. */
function placedHash(hash: number, column: number, offset: number): number {
  const placed = Math.imul(Math.imul(hash ^ column, PRIME) ^ offset, PRIME);
  return Math.imul(placed ^ (placed >>> 15), 0x85ebca6b) >>> 0;
}
