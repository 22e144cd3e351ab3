import { tmpdir } from 'node:os';
import { join } from 'node:path';
import search from 'approx-string-match';
import { TextSearch } from '../../src/derived/search/text-search-store.js';
import { kyselyOn } from '../../src/platform/db/connection/dialect.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { migrate } from '../../src/platform/db/migrate.js';
import type { Db } from '../../src/platform/db/schema.js';
import { systemClock } from '../../src/platform/lib/clock.js';
import { ANONYMOUS } from '../../src/platform/viewer.js';
import { addCopies, articles } from '../desk/copies.js';
import { otherWords } from '../desk/prose.js';
import { type Random, randomFrom } from '../desk/random.js';
import { removeDesk } from '../desk/remove.js';
import type { Figure } from '../ground/figure.js';
import { median, percentile, short, timed } from '../ground/numbers.js';

const SOURCES = 10_000;
const QUOTATIONS = 200;
/** Of the quotations, how many all texts are gone through for. */
const BY_FORCE = 8;

/**
 * P10: in which of 10,000 kept copies a quotation stands, of which every tenth word was changed, through the index and
 * by a comparison with the likeliest; beside approx-string-match over all texts in turn, which are in memory for it.
 */
export async function manyTexts(): Promise<readonly Figure[]> {
  const file = join(tmpdir(), `onrecord-bench-texts-${process.pid}.db`);
  const random = randomFrom(11);
  const texts = articles(random, SOURCES);
  await migrate({ file, clock: systemClock });
  const connection = openConnection(file, 'write');
  try {
    await addCopies(connection, texts);
    return [await measured(kyselyOn(connection), texts, random)];
  } finally {
    connection.close();
    removeDesk(file);
  }
}

async function measured(db: Db, texts: readonly (readonly string[])[], random: Random): Promise<Figure> {
  const whole = texts.map((sentencesOf) => sentencesOf.join(' '));
  const quotations = Array.from({ length: QUOTATIONS }, (_, at) => {
    const source = at % 10 === 0 ? 20 * random.below(SOURCES / 20) : random.below(SOURCES);
    return { id: source + 1, wording: otherWords(random, random.pick(texts[source] ?? [''])) };
  });
  const reader = new TextSearch(db, ANONYMOUS);
  const ours: number[] = [];
  let found = 0;
  for (const { id, wording } of quotations) {
    ours.push(
      await timed(async () => {
        const [first] = await reader.find(wording);
        if (first?.copy.id === id) found += 1;
      }),
    );
  }
  const theirs: number[] = [];
  for (const { wording } of quotations.slice(0, BY_FORCE))
    theirs.push(await timed(() => whole.map((text) => search(text, wording, Math.ceil(wording.length / 5)))));
  const ratio = median(theirs) / median(ours);
  return {
    id: 'P10',
    what: 'A quotation with a tenth of its words changed, in 10,000 kept copies, beside approx-string-match over all',
    needed: '≥ 100 ×, ≥ 98 % found',
    reached: `${short(ratio)} ×, ${short((100 * found) / QUOTATIONS)} %`,
    passes: ratio >= 100 && found >= 0.98 * QUOTATIONS,
    from: `${short(median(ours))} (p95 ${short(percentile(ours, 0.95))}) and ${short(median(theirs))} ms; ${found} of ${QUOTATIONS} found first`,
  };
}
