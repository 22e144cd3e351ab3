import type { Places } from '../../../engines/reading/places/places.js';
import { timesIn } from '../../../engines/reading/places/times.js';
import type { TimeMark } from '../../../engines/text/time-mark.js';
import type { Headers } from '../../../platform/fetching/kept-headers.js';

// The pages and times of a saved copy, which its facts hold: `:pages` as `0 64`, `:times` as `0,1000,3500 33,4000,`.

/** @param older the times of subtitles that were saved without them */
export function placesOfCopy(
  copy: { readonly headers: Headers | null; readonly text: string | null },
  older: readonly TimeMark[],
): Places {
  const pages = (copy.headers?.[':pages'] ?? '').split(' ').filter((start) => /^\d+$/.test(start));
  const kept = parsedTimes(copy.headers?.[':times'] ?? '');
  const beside = kept.length > 0 ? kept : older;
  const hasTimesInText = beside.length === 0;
  const times = hasTimesInText ? timesIn(copy.text ?? '') : beside;
  return { pages: pages.map(Number), times, hasTimesInText };
}

/** As a fact of a copy. */
export function timesAsFact(times: readonly TimeMark[]): string {
  return times
    .map(({ start_utf16, start_ms, end_ms }) => `${start_utf16},${start_ms},${end_ms ?? ''}`)
    .join(' ');
}

function parsedTimes(fact: string): TimeMark[] {
  return [...fact.matchAll(/(\d+),(\d+),(\d*)/g)].map(([, start, from, to]) => ({
    start_utf16: Number(start),
    start_ms: Number(from),
    end_ms: to ? Number(to) : null,
  }));
}
