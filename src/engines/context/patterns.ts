// Where patterns match in words.

/** From and to of the first of the patterns that matches; null for none. */
export function firstIn(patterns: readonly RegExp[], words: string): readonly [number, number] | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words);
    if (found !== null) return [found.index, found.index + found[0].length];
  }
  return null;
}
