import type { PreparedEntry } from './list.js';
import type { Counts, Exception } from './model.js';

/** What became of each selected claim, counted while the list is written. */
export class Tally {
  readonly #toWrite: number;
  readonly #withheld: number;
  readonly #exceptions: Exception[] = [];
  #printed = 0;
  #noted = 0;
  #failed = 0;

  /** @param toWrite claims that have to stand in the file, one way or another */
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

  /** @throws Error where one was lost or came twice: such a list must not leave the desk */
  close(): {
    readonly counts: Counts;
    /** As the file has them: it outlives the right to know what was withheld. */
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
