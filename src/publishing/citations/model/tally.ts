import type { Counts, Exception } from '../model.js';
import type { PreparedEntry } from './list.js';

/** Counts what became of each selected claim while the list is written. */
export class Tally {
  readonly #toWrite: number;
  readonly #withheld: number;
  readonly #exceptions: Exception[] = [];
  readonly #outcomes = { printed: 0, noted: 0, failed: 0 };

  /** @param toWrite claims that must be in the file in some form */
  constructor(toWrite: number, withheld: number) {
    this.#toWrite = toWrite;
    this.#withheld = withheld;
  }

  add({ outcome, entry, reason }: PreparedEntry): void {
    this.#outcomes[outcome] += 1;
    if (outcome !== 'printed')
      this.#exceptions.push({ claimId: entry.claimId, outcome, reason: reason ?? '' });
  }

  /** @throws Error where a claim was lost or written twice: such a list must not be sent */
  close(): {
    readonly counts: Counts;
    /** Without withheld claims: a file outlives the right to know of them. */
    readonly countsInFile: Omit<Counts, 'withheld'>;
    readonly exceptions: readonly Exception[];
  } {
    const [outcomes, selected, withheld] = [this.#outcomes, this.#toWrite, this.#withheld];
    const written = outcomes.printed + outcomes.noted + outcomes.failed;
    if (written !== selected) throw new Error(`Of ${selected} selected claims ${written} are accounted for.`);
    return {
      counts: { selected: selected + withheld, ...outcomes, withheld },
      countsInFile: { selected, ...outcomes },
      exceptions: this.#exceptions,
    };
  }
}
