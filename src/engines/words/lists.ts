// Forms in which rules use the lists of the lexicon.

/** Of lists whose words are separated by spaces. */
export function setOf(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

/**
 * An alternation for a regular expression, without a group around it. Longer words stand first, so that none hides
 * another that begins with it.
 */
export function patternOf(words: Iterable<string>): string {
  return [...new Set(words)]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
}
