import type { CitationEntry, EntryOccasion, Said } from '../model.js';
import { isPlainDate } from './dates.js';

/**
 * The days and occasions of the quotations from one source, which is one work however many there are: a hearing of two
 * days is not two hearings.
 */
export class SaidTogether {
  readonly #days = new Set<string>();
  readonly #occasions = new Map<number, EntryOccasion>();

  add({ saidOn, occasion }: Pick<CitationEntry, 'saidOn' | 'occasion'>): void {
    if (saidOn !== null) this.#days.add(saidOn);
    if (occasion !== null) this.#occasions.set(occasion.id, occasion);
  }

  /** All of them, in the order of their quotations. */
  get occasions(): readonly EntryOccasion[] {
    return [...this.#occasions.values()];
  }

  /** What holds for every quotation of which it was recorded. */
  get inCommon(): Said {
    const { occasions } = this;
    const name = sameIn(occasions.map((occasion) => occasion.name));
    const place = sameIn(occasions.flatMap((occasion) => occasion.place ?? []));
    const occasion = name === null && place === null ? null : { name, place };
    return { saidOn: spanOf([...this.#days].toSorted()), occasion };
  }
}

function sameIn(words: readonly string[]): string | null {
  const [first = null] = words;
  return words.every((other) => other === first) ? first : null;
}

/**
 * From the first to the last of these days (EDTF), as precise as the vaguest of them; where one is uncertain or a
 * period, the first.
 */
function spanOf(days: readonly string[]): string | null {
  const [earliest = null] = days;
  if (days.length < 2 || !days.every(isPlainDate)) return earliest;
  const length = days.reduce((shortest, day) => Math.min(shortest, day.length), 10);
  const [first, last] = [days[0], days.at(-1)].map((day) => day?.slice(0, length));
  return first === last ? (first ?? null) : `${first}/${last}`;
}
