import { type ReadText, readText } from '../../../engines/fidelity/text/text.js';
import type { KeptCopy, Step } from './step.js';

// Indexed texts of saved copies, loaded on first use. Only the last few long ones are cached: an indexed text takes
// many times its own memory, and a source may have hundreds of copies.

export interface ReadCopy extends KeptCopy {
  readonly read: ReadText;
}

/** Maximum total length of cached texts in UTF-16 code units, apart from the last two. */
const MAX_HELD_UTF16 = 6_000_000;
const MIN_HELD_COPIES = 2;

export class ReadCopies {
  /** By id, least recently used first. */
  readonly #held = new Map<number, ReadCopy>();

  *of(copy: KeptCopy): Generator<Step, ReadCopy, string> {
    const held = this.#held.get(copy.id) ?? { ...copy, read: readText(yield { kind: 'read', id: copy.id }) };
    this.#held.delete(copy.id);
    this.#held.set(copy.id, held);
    this.#letGo();
    return held;
  }

  #letGo(): void {
    let units = 0;
    for (const { read } of this.#held.values()) units += read.text.length;
    for (const { id, read } of [...this.#held.values()].slice(0, -MIN_HELD_COPIES)) {
      if (units <= MAX_HELD_UTF16) return;
      units -= read.text.length;
      this.#held.delete(id);
    }
  }
}
