import { Numbers } from './numbers.js';

/** The refs of one kind in the order of the file, and where each is: a million take 8 MB, and as a Map seven times that. */
export class RefList {
  readonly #refs = new Numbers();
  /** Indexes by ascending ref, where the file does not have them so. */
  #order: Uint32Array | null = null;
  #isAscending = true;

  get count(): number {
    return this.#refs.count;
  }

  add(ref: number): void {
    const last = this.#refs.at(this.count - 1);
    if (last >= ref) this.#isAscending = false;
    this.#refs.add(ref);
  }

  /** Whether the ref has been added, as far as that is known before the end. */
  hasYet(ref: number): boolean {
    return this.#isAscending && this.find(ref) !== undefined;
  }

  /** Ends the adding. Returns the indexes of refs that an earlier record has. */
  finish(): readonly number[] {
    if (this.#isAscending) return [];
    const order = Uint32Array.from({ length: this.count }, (_, at) => at);
    this.#order = order.sort((a, b) => this.#refs.at(a) - this.#refs.at(b) || a - b);
    const isTwice = (at: number, n: number) =>
      n > 0 && this.#refs.at(order[n - 1] ?? 0) === this.#refs.at(at);
    return Array.from(order.filter(isTwice).sort());
  }

  /** The index of the record with this ref, from 0; undefined for none. */
  find(ref: number): number | undefined {
    let [low, high] = [0, this.count - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const at = this.#order?.[middle] ?? middle;
      const found = this.#refs.at(at);
      if (found === ref) return at;
      if (found < ref) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
