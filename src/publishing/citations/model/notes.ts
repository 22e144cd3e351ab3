import type { CitableEntry } from '../model.js';
import type { Note } from './list.js';
import type { Citation } from './renderer.js';

/** Numbers the footnotes of a list: the first of each source is in full, later ones are short and name the first. */
export class Notes {
  /** The number of the first note of each source, by the source's id. */
  readonly #firsts = new Map<number, number>();
  #count = 0;

  /** The number that the next note gets. */
  get next(): number {
    return this.#count + 1;
  }

  /** The footnote of an entry that was printed with the number `next`; null where its style has none. */
  add(entry: CitableEntry, { footnote, short }: Citation): Note | null {
    if (footnote === null) return null;
    this.#count += 1;
    const { id } = entry.cited.source;
    const first = this.#firsts.get(id);
    if (first === undefined) this.#firsts.set(id, this.#count);
    const isRepeated = first !== undefined && short !== null;
    return { number: this.#count, content: isRepeated ? short(first) : footnote };
  }
}
