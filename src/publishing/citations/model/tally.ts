import type { Counts, Exception } from '../model.js';
import type { PreparedEntry } from './list.js';

/** Counts what became of each selected claim while the list is written. */
export class Tally {
  readonly #toWrite: number;
  readonly #withheld: number;
  readonly #exceptions: Exception[] = [];
  #printed = 0;
  #noted = 0;
  #failed = 0;

  /** @param toWrite claims that must be in the file in some form */
  constructor(toWrite: number, withheld: number) {
    this.#toWrite = toWrite;
    this.#withheld = withheld;
  }

  add({ outcome, entry, reason }: PreparedEntry): void {
    if (outcome === 'printed') {
      this.#printed += 1;
      return;
    }
    if (outcome === 'noted') this.#noted += 1;
    else this.#failed += 1;
    this.#exceptions.push({ claimId: entry.claimId, outcome, reason: reason ?? '' });
  }

  /** @throws Error where a claim was lost or written twice: such a list must not be sent */
  close(): {
    readonly counts: Counts;
    /** Without withheld claims: a file outlives the right to know of them. */
    readonly countsInFile: Omit<Counts, 'withheld'>;
    readonly exceptions: readonly Exception[];
  } {
    const outcomes = { printed: this.#printed, noted: this.#noted, failed: this.#failed };
    const written = outcomes.printed + outcomes.noted + outcomes.failed;
    if (written !== this.#toWrite) {
      throw new Error(`Of ${this.#toWrite} selected claims ${written} are accounted for.`);
    }
    const withheld = this.#withheld;
    return {
      counts: { selected: this.#toWrite + withheld, ...outcomes, withheld },
      countsInFile: { selected: this.#toWrite, ...outcomes },
      exceptions: this.#exceptions,
    };
  }
}
