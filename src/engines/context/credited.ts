import type { FoundQuotation } from '../quotations/found.js';
import { Reading } from '../reading/reading.js';
import { zoneAt } from '../reading/zones/zone.js';
import type { Span } from '../text/span.js';
import type { Credited } from './attribution-change.js';
import { standingOf } from './standing.js';

// Whom a text credits with its passages, and in what it sets them. A long text is read around each passage alone.

/** Finds the quotations of a text, in the order in which they begin. */
export type Find = (reading: Reading) => readonly FoundQuotation[];

/** UTF-16 code units of a text that is read whole: about a tenth of a second. */
const MAX_WHOLE_UTF16 = 100_000;
/** Around a passage of a longer one: names are mostly given in full before it. */
const BEFORE_UTF16 = 60_000;
const AFTER_UTF16 = 20_000;

export class CreditReader {
  readonly #reading: Reading;
  readonly #find: Find;
  #found: readonly FoundQuotation[] | null = null;

  constructor(reading: Reading, find: Find) {
    [this.#reading, this.#find] = [reading, find];
  }

  /** @param spans the passage, in UTF-16 code units, in order; at least one */
  at(spans: readonly Span[]): Credited {
    const { text } = this.#reading;
    if (text.length <= MAX_WHOLE_UTF16) {
      this.#found ??= this.#find(this.#reading);
      return creditedIn(this.#reading, spans, this.#found);
    }
    const from = lineStart(text, Math.max(0, (spans[0]?.[0] ?? 0) - BEFORE_UTF16));
    const near = new Reading(text.slice(from, (spans.at(-1)?.[1] ?? 0) + AFTER_UTF16));
    const moved = spans.map(([start, end]): Span => [start - from, end - from]);
    return creditedIn(near, moved, this.#find(near));
  }
}

function creditedIn(reading: Reading, spans: readonly Span[], found: readonly FoundQuotation[]): Credited {
  const isCorrection = zoneAt(reading.zones, spans[0]?.[0] ?? 0) === 'correction';
  return { ...standingOf(reading, spans, found), isCorrection };
}

/** Where the line of a position begins, unless it is too long to be one. */
function lineStart(text: string, position: number): number {
  const line = text.indexOf('\n', position);
  return position === 0 || line < 0 || line - position > 2_000 ? position : line + 1;
}
