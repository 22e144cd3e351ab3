import type { FoundQuotation } from '../quotations/found.js';
import { Reading } from '../reading/reading.js';
import { zoneAt } from '../reading/zones/zone.js';
import type { Span } from '../text/span.js';
import type { Credited } from './attribution-change.js';
import type { Credit } from './credit.js';
import { contextOf } from './passage-context.js';
import { plainestCredit } from './plainest.js';

// Who said each passage of a text, and in what setting. Of a long text, only the parts around the passages are read.

/** Finds the quotations of a text, in the order in which they begin. */
export type Find = (reading: Reading) => readonly FoundQuotation[];

/** UTF-16 code units of a text that is read whole: about a tenth of a second. */
const MAX_WHOLE_UTF16 = 100_000;
/** The passages of a longer one that begin in the same part of this length are read together. */
const PART_UTF16 = 20_000;
/** What is read before and after such a part: names are mostly given in full before it. */
const BEFORE_UTF16 = 60_000;
const AFTER_UTF16 = 40_000;
/** Parts of one text that are read, in about three seconds. */
const MAX_PARTS = 24;

/** Code units from a position on, with the quotations in them. */
interface Part {
  readonly from: number;
  readonly reading: Reading;
  readonly found: readonly FoundQuotation[];
}

export class CreditReader {
  readonly #reading: Reading;
  readonly #find: Find;
  /** By their number; a text that is read whole has one. */
  readonly #parts = new Map<number, Part>();

  constructor(reading: Reading, find: Find) {
    [this.#reading, this.#find] = [reading, find];
  }

  /**
   * Null for a passage that is not examined: the passages lie in too many parts of a long text.
   * @param spans the passage, in UTF-16 code units, in order; at least one
   */
  at(spans: readonly Span[]): Credited | null {
    const part = this.#partOf(spans);
    if (part === null) return null;
    const own = spansIn(part, spans);
    const isCorrection = zoneAt(part.reading.zones, own[0]?.[0] ?? 0) === 'correction';
    return { ...contextOf(part.reading, own, part.found), isCorrection };
  }

  /**
   * The same in the form in which it is stored; null for a passage that is not examined.
   * @param wording as it is printed elsewhere @param known all names of its speaker there
   */
  creditAt(spans: readonly Span[], wording: string, known: readonly string[]): Credit | null {
    const part = spans.length === 0 ? null : this.#partOf(spans);
    if (part === null) return null;
    return plainestCredit(part.reading, spansIn(part, spans), part.found, { wording, known });
  }

  #partOf(spans: readonly Span[]): Part | null {
    const isWhole = this.#reading.text.length <= MAX_WHOLE_UTF16;
    const number = isWhole ? 0 : Math.floor((spans[0]?.[0] ?? 0) / PART_UTF16);
    const known = this.#parts.get(number);
    const part = known ?? (this.#parts.size < MAX_PARTS ? this.#read(isWhole, number * PART_UTF16) : null);
    if (part === null || (spans.at(-1)?.[1] ?? 0) > part.from + part.reading.text.length) return null;
    this.#parts.set(number, part);
    return part;
  }

  #read(isWhole: boolean, start: number): Part {
    const { text } = this.#reading;
    const from = isWhole ? 0 : lineStart(text, Math.max(0, start - BEFORE_UTF16));
    const reading = isWhole ? this.#reading : new Reading(text.slice(from, start + PART_UTF16 + AFTER_UTF16));
    return { from, reading, found: this.#find(reading) };
  }
}

function spansIn({ from }: Part, spans: readonly Span[]): Span[] {
  return spans.map(([start, end]): Span => [start - from, end - from]);
}

/** Where the line of a position begins, unless it is too long to be one. */
function lineStart(text: string, position: number): number {
  const line = text.indexOf('\n', position);
  return position === 0 || line < 0 || line - position > 2_000 ? position : line + 1;
}
