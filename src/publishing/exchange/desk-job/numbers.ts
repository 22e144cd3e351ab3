/** A growing list of numbers in eight bytes each. */
export class Numbers {
  #values = new Float64Array(64);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const wider = new Float64Array(this.#count * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  /** 0 beyond either end, which is no ref. */
  at(index: number): number {
    return index < this.#count ? (this.#values[index] ?? 0) : 0;
  }
}
