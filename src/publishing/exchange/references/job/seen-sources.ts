import { comparableWords } from '../../../../engines/text/likeness.js';
import { addressesOf, type DatedSource } from '../../../../record/duplicates/near-model.js';

/**
 * Finds earlier records of a file that are the same. Unlike a saved source, a record at the same address also needs the
 * same title: the chapters of a book, and episodes, often share one.
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
  const title = words(source.title);
  const addresses = addressesOf(source);
  return {
    addressed: addresses.map((address) => JSON.stringify([title, address])),
    dated: JSON.stringify([title, words(source.outlet ?? ''), source.issued]),
    isAddressed: addresses.length > 0,
  };
}
