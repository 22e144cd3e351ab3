import { createHash } from 'node:crypto';
import { comparableWords } from '../../../../engines/text/likeness.js';
import { addressesOf, comparableNames, type DatedSource } from '../../../../record/duplicates/near-model.js';

/**
 * Finds earlier records of a file that are the same. Unlike a saved source, a record at the same address also needs the
 * same title, number and whole: the chapters of a book, and episodes, often share one.
 */
export class SeenSources {
  readonly #numbers = new Map<string, number>();

  /** The number of an earlier record; null for none, after which this one is known. */
  earlier(n: number, source: DatedSource): number | null {
    const { addressed, dated, isAddressed } = keysOf(source);
    const sought = [...addressed, `${dated} without`, ...(isAddressed ? [] : [`${dated} with`])];
    const found = sought.map((key) => this.#numbers.get(key)).find((number) => number !== undefined);
    if (found !== undefined) return found;
    for (const key of [...addressed, `${dated} ${isAddressed ? 'with' : 'without'}`])
      this.#numbers.set(key, n);
    return null;
  }
}

function keysOf(source: DatedSource) {
  const words = (text: string) => comparableWords(text).join(' ') || text;
  const work = [source.title, source.container_title, source.number].map((text) => words(text ?? ''));
  const addresses = addressesOf(source);
  return {
    addressed: addresses.map((address) => keyOf([work, address])),
    dated: keyOf([work, words(source.outlet ?? ''), source.issued, comparableNames(source)]),
    isAddressed: addresses.length > 0,
  };
}

/** A hash: a file may have 100,000 records, and each is kept by three keys. */
function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
