/**
 * Where a row of words stands within another, in order, up to so many; they may overlap. Each word of `all` is looked
 * at once, however often either repeats itself (Knuth, Morris and Pratt).
 *
 * @returns the index of the first word of each.
 */
export function occurrencesOf(wanted: readonly string[], all: readonly string[], most: number): number[] {
  const starts: number[] = [];
  if (wanted.length === 0) return starts;
  const shorter = repeats(wanted);
  let matched = 0;
  for (let at = 0; at < all.length && starts.length < most; at += 1) {
    matched = lengthened(wanted, shorter, matched, all[at]);
    if (matched === wanted.length) starts.push(at + 1 - matched);
  }
  return starts;
}

/** For each length of a beginning of `wanted`, the longest shorter beginning that it also ends with. */
function repeats(wanted: readonly string[]): number[] {
  const shorter = [0, 0];
  for (let at = 1; at < wanted.length; at += 1)
    shorter.push(lengthened(wanted, shorter, shorter[at] ?? 0, wanted[at]));
  return shorter;
}

/** How much of `wanted` ends at the next word, where so much of it ended before it. */
function lengthened(
  wanted: readonly string[],
  shorter: readonly number[],
  matched: number,
  next: string | undefined,
): number {
  let length = matched;
  while (length > 0 && (length === wanted.length || wanted[length] !== next)) length = shorter[length] ?? 0;
  return wanted[length] === next ? length + 1 : length;
}
