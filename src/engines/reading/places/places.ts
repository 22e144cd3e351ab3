import type { TimeMark } from '../../text/time-mark.js';
import { lastBefore } from './last-before.js';

// Where a position of a text is in what the text was read from: a page of a document, a time of a recording.

export interface Places {
  /** Where each page begins, in UTF-16 code units, in order. */
  readonly pages: readonly number[];
  /** In order. */
  readonly times: readonly TimeMark[];
  /** Whether the text has the times itself, as a transcript does. */
  readonly hasTimesInText: boolean;
}

/** The number of the page, from 1; null for a text without pages. */
export function pageAt({ pages }: Places, position: number): number | null {
  if (pages.length === 0) return null;
  return (
    Math.max(
      0,
      lastBefore(pages.length, (page) => pages[page] ?? 0, position),
    ) + 1
  );
}

/** The stretch of a recording; null before the first time, and for a text without any. */
export function timeAt({ times }: Places, position: number): TimeMark | null {
  return times[lastBefore(times.length, (at) => times[at]?.start_utf16 ?? 0, position)] ?? null;
}
