/** A list of integers that grows, in a typed array. */
export class Integers {
  count = 0;
  #values = new Int32Array(256);

  push(value: number): void {
    if (this.count === this.#values.length) {
      const larger = new Int32Array(this.count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.count] = value;
    this.count += 1;
  }

  /** Undefined where the list is empty. */
  last(): number | undefined {
    return this.count === 0 ? undefined : this.#values[this.count - 1];
  }

  array(): Int32Array {
    return this.#values.slice(0, this.count);
  }
}
