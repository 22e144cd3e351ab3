import type { TimeMark } from '../../../engines/documents/captions.js';
import type { Headers } from '../../../platform/fetching/kept-headers.js';

/** Where a paragraph is in the original: the time of a subtitle, or the page of a document. */
export interface Locator {
  readonly start_utf16: number;
  readonly label: string;
}

/** In the order of the text. */
export function locatorsOf(headers: Headers, times: readonly TimeMark[]): Locator[] {
  const pages = (headers[':pages'] ?? '').split(' ').filter((start) => /^\d+$/.test(start));
  return [
    ...times.map(({ start_utf16, time }) => ({ start_utf16, label: time })),
    ...pages.map((start, page) => ({ start_utf16: Number(start), label: `Page ${page + 1}` })),
  ];
}

/** For the paragraph between two positions; where several pages begin in it, the first. */
export function locatorIn(locators: readonly Locator[], start: number, end: number): string | null {
  return locators.find((one) => start <= one.start_utf16 && one.start_utf16 < end)?.label ?? null;
}
