/** `one claim`, `3 claims`: a count in words, for a sentence. */
export function howMany(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

type Counted = readonly [count: number, one: string, many?: string];

/** The counts above zero, joined for a sentence; null where there are none. */
export function howManyOf(parts: readonly Counted[]): string | null {
  const said = parts.filter(([count]) => count > 0).map((part) => howMany(...part));
  if (said.length < 2) return said[0] ?? null;
  return `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
}
