import type { Connection } from '../../src/platform/db/connection/open.js';

const [MIN_HITS, MAX_HITS] = [200, 2_000];

/** English words that 200 to 2,000 of the claims have, in order of the alphabet. */
export function wordsOf(connection: Connection): readonly string[] {
  const counts = new Map<string, number>();
  const texts = connection.prepare("select text from claims where language = 'en'").pluck();
  for (const text of texts.iterate() as Iterable<string>)
    for (const word of new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= MIN_HITS && count <= MAX_HITS)
    .map(([word]) => word)
    .sort();
}
