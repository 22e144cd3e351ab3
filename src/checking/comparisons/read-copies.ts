import { type ReadText, readText } from '../../engines/fidelity/text.js';
import type { KeptCopy, Step } from './step.js';

// Kept copies made ready for comparing, each read when it is first needed. Of long ones only the last few are held:
// the words of a text take many times its own memory, and a source may have hundreds of copies.

export interface ReadCopy extends KeptCopy {
  readonly read: ReadText;
}

/** UTF-16 code units of all that are held, but for the two that were needed last. */
const MAX_HELD_UTF16 = 6_000_000;
const MIN_HELD_COPIES = 2;

export class ReadCopies {
  /** By number; those needed last come last. */
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
