/** `one claim`, `3 claims`, `1,200 claims`: a count in words, for a sentence. */
export function howMany(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${count.toLocaleString('en-GB')} ${many}`;
}

type Counted = readonly [count: number, one: string, many?: string];

/** The counts above zero, joined for a sentence; null where there are none. */
export function howManyOf(parts: readonly Counted[]): string | null {
  const counts = parts.filter(([count]) => count > 0).map((part) => howMany(...part));
  return counts.length === 0 ? null : listed(counts);
}

/** `a, b and c` */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
