import { attributionBetween } from '../../quotations/wording/attribution.js';
import type { Region } from '../../reading/regions/region.js';
import { regionAround } from '../../reading/regions/within.js';
import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import type { ReadText } from '../text/text.js';

// “No,” she said. “But we lost the roof.”: one quotation goes on after the words that name its speaker. A short part
// of it may be common words, which only its place beside the other part shows to be meant.

/** The word with which the quotation goes on that ends before word `at`; null where it does not go on. */
export function resumedAfter(text: ReadText, at: number): number | null {
  const region = regionOf(text, at - 1);
  if (region === null || (text.starts[at] ?? 0) < region.end) return null;
  const { regions } = text.reading;
  const next = regions[firstIndex(regions.length, (index) => startOf(regions, index) >= region.outer[1])];
  return next?.level === region.level && isInterrupted(text, region, next)
    ? wordFrom(text, next.start)
    : null;
}

/** Words back within which a credit that is set off by commas begins. */
const MAX_CREDIT_WORDS = 14;

/**
 * “That, we are told, comes next.”: the word that such a credit begins with, for a reported statement that goes on with
 * word `at`; null where there is none.
 */
export function creditBefore({ reading, starts, ends }: ReadText, at: number): number | null {
  for (let first = at - 1; first > Math.max(0, at - MAX_CREDIT_WORDS); first -= 1)
    if (attributionBetween(reading, [ends[first - 1] ?? 0, starts[at] ?? 0], true) === 'interrupts')
      return first;
  return null;
}

/** Nested quotations that are passed over. */
const MAX_NESTED = 20;

/** The word after the part of a quotation before the one that begins with word `at`; null where there is none. */
export function brokenOffBefore(text: ReadText, at: number): number | null {
  const region = regionOf(text, at);
  if (region === null || (text.ends[at - 1] ?? 0) > region.start) return null;
  const { regions } = text.reading;
  const own = firstIndex(regions.length, (index) => startOf(regions, index) >= region.outer[0]);
  const before = regions
    .slice(Math.max(0, own - MAX_NESTED), own)
    .findLast(({ level }) => level <= region.level);
  return before?.level === region.level && isInterrupted(text, before, region)
    ? wordFrom(text, before.end)
    : null;
}

function startOf(regions: readonly Region[], index: number): number {
  return (regions[index] as Region).outer[0];
}

function regionOf({ reading, starts, ends }: ReadText, word: number): Region | null {
  const [start, end] = [starts[word], ends[word]];
  return start === undefined || end === undefined ? null : regionAround(reading.regions, [start, end]);
}

function isInterrupted({ reading }: ReadText, one: Region, other: Region): boolean {
  const gap: Span = [one.end, other.start];
  return gap[0] < gap[1] && attributionBetween(reading, gap) === 'interrupts';
}

function wordFrom({ starts }: ReadText, position: number): number {
  return firstIndex(starts.length, (word) => (starts[word] as number) >= position);
}
