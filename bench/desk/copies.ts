import { SnapshotIndexWriter } from '../../src/derived/search/snapshot-index-store.js';
import { kyselyOn } from '../../src/platform/db/connection/dialect.js';
import { type Connection, openConnection } from '../../src/platform/db/connection/open.js';
import { hanSentences, sentences } from './prose.js';
import { type Random, randomFrom } from './random.js';

/** Characters of a text: an article. One in twenty is in Chinese, and a fifth as long. */
const SIZE = 5_000;

/** Articles, each in its sentences. */
export function articles(random: Random, count: number): string[][] {
  return Array.from({ length: count }, (_, at) =>
    at % 20 === 0 ? hanSentences(random, SIZE / 5) : sentences(random, SIZE),
  );
}

/**
 * Adds a source with a kept copy for each text, past the history: only what is looked through matters here.
 * @param first the number of the first source and the first copy
 */
export async function addCopies(
  connection: Connection,
  texts: readonly (readonly string[])[],
  first = 1,
): Promise<void> {
  const at = '2026-01-01T00:00:00.000Z';
  const source = connection.prepare(
    `INSERT INTO sources (id, type, title, created_at, created_by, updated_at)
     VALUES (?, 'webpage', ?, '${at}', 1, '${at}')`,
  );
  const copy = connection.prepare(
    `INSERT INTO snapshots (id, source_id, captured_at, captured_by, how, media_type, text, text_sha256, raw_sha256)
     VALUES (?, ?, '${at}', 1, 'paste', 'text/plain', ?, '', '')`,
  );
  await kyselyOn(connection)
    .transaction()
    .execute(async (tx) => {
      const index = new SnapshotIndexWriter(tx);
      for (const [place, some] of texts.entries()) {
        const [id, text] = [first + place, some.join(' ')];
        source.run(id, `Source ${id}`);
        copy.run(id, id, text);
        await index.add({ id, text, isPublic: true });
      }
    });
}

/** The same in a database file, behind all that it has. */
export async function addCopiesTo(file: string, count: number): Promise<void> {
  const connection = openConnection(file, 'write');
  try {
    const last = 'select max((select max(id) from sources), coalesce((select max(id) from snapshots), 0))';
    const id = connection.prepare(last).pluck().get() as number;
    await addCopies(connection, articles(randomFrom(17), count), id + 1);
  } finally {
    connection.close();
  }
}
