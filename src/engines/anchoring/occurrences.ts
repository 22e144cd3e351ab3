/**
 * All occurrences of a sequence of words in another, in order, up to `most`; they may overlap. Takes linear time.
 * @source Knuth, Morris and Pratt, “Fast Pattern Matching in Strings”, SIAM Journal on Computing 6 (1977)
 * @returns the index of the first word of each
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

/** The failure function: for each prefix of `wanted`, the longest proper prefix that is also its suffix. */
function repeats(wanted: readonly string[]): number[] {
  const shorter = [0, 0];
  for (let at = 1; at < wanted.length; at += 1)
    shorter.push(lengthened(wanted, shorter, shorter[at] ?? 0, wanted[at]));
  return shorter;
}

/** The length of the prefix that matches after the next word, given the length matched before it. */
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
