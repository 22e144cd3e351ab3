import type { CaptureItem } from '../model.js';

// The numbers and versions of the quotations that a page showed, in a form: `1-3:1 4:2`.

/** Numbers that follow one another with the same version are one range. */
export function seenWords(items: readonly Pick<CaptureItem, 'n' | 'version'>[]): string {
  const ranges: { readonly from: number; readonly version: number; to: number }[] = [];
  for (const { n, version } of items.toSorted((one, other) => one.n - other.n)) {
    const last = ranges.at(-1);
    if (last?.to === n - 1 && last.version === version) last.to = n;
    else ranges.push({ from: n, to: n, version });
  }
  return ranges
    .map(({ from, to, version }) => `${from === to ? from : `${from}-${to}`}:${version}`)
    .join(' ');
}

/** More than any article has. */
const MAX_SEEN = 200_000;

/** The versions by number. Anything but such ranges counts for nothing. */
export function versionsSeen(text: unknown): ReadonlyMap<number, number> {
  const seen = new Map<number, number>();
  if (typeof text !== 'string') return seen;
  let left = MAX_SEEN;
  for (const [, first, last = first, version] of text.matchAll(RANGE))
    for (let n = Number(first); n <= Number(last) && left > 0; n += 1) {
      seen.set(n, Number(version));
      left -= 1;
    }
  return seen;
}

const RANGE = /(?<![^ ])(\d{1,7})(?:-(\d{1,7}))?:(\d{1,9})(?= |$)/g;
