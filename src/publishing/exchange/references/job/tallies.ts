import { firstTallies } from '../model/many-names.js';
import type { Tally } from '../model/reference-report.js';

/** Counts records by names. */
export class Tallies {
  readonly #counts = new Map<string, number>();

  add(names: readonly string[]): void {
    for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** The most frequent first, then by name; the last may stand for others. */
  get list(): readonly Tally[] {
    const all = Array.from(this.#counts, ([name, records]) => ({ name, records }));
    return firstTallies(
      all.sort((one, other) => other.records - one.records || (one.name < other.name ? -1 : 1)),
    );
  }
}
