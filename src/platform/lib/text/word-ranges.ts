/** Ascending whole numbers in words, runs joined by an en dash: `2–41 and 44`. */
export function wordRanges(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  const words = runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
  const before = words.slice(0, -1).join(', ');
  return before === '' ? (words[0] ?? '') : `${before} and ${words.at(-1)}`;
}
