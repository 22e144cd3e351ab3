/** The processor time for a trial: of all types of source together, since each may be just fast enough by itself. */
export class TrialBudget {
  readonly ms: number;
  readonly #spentMs: () => number;
  readonly #begun: number;

  /** @param spentMs a meter that runs already */
  constructor(ms: number, spentMs: () => number) {
    [this.ms, this.#spentMs, this.#begun] = [ms, spentMs, spentMs()];
  }

  isSpent(): boolean {
    return this.#spentMs() - this.#begun > this.ms;
  }
}

export function tookTooLong(ms: number): string {
  return `It took longer than ${ms / 1000} s of processor time to print a source of each type`;
}
