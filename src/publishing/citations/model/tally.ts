import type { Counts, Exception } from '../model.js';
import { claimIdsOf, type PreparedEntry } from './list.js';

/** Counts what became of each selected claim while the list is written. */
export class Tally {
  readonly #toWrite: number;
  readonly #withheld: number;
  readonly #exceptions: Exception[] = [];
  readonly #outcomes = { printed: 0, noted: 0, failed: 0 };
  #sources: number | null;

  /**
   * @param toWrite claims that must be in the file in some form
   * @param isBySource whether one entry may stand for several claims
   */
  constructor(toWrite: number, withheld: number, isBySource: boolean) {
    this.#toWrite = toWrite;
    this.#withheld = withheld;
    this.#sources = isBySource ? 0 : null;
  }

  add(prepared: PreparedEntry): void {
    const { outcome, reason } = prepared;
    const claimIds = claimIdsOf(prepared);
    this.#outcomes[outcome] += claimIds.length;
    if (this.#sources !== null && outcome !== 'failed') this.#sources += 1;
    if (outcome === 'printed') return;
    for (const claimId of claimIds) this.#exceptions.push({ claimId, outcome, reason: reason ?? '' });
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
    const sources = this.#sources;
    return {
      counts: { selected: selected + withheld, ...outcomes, withheld, sources },
      countsInFile: { selected, ...outcomes, sources },
      exceptions: this.#exceptions,
    };
  }
}
