/** What was found of what the gold has: F1 from three counts. */
export interface Figure {
  right: number;
  found: number;
  marked: number;
}

/** Figures by name: “sentences”, “zones: caption”. */
export type Figures = Map<string, Figure>;

/** A figure for each name of the first text that an answer was wrong on, as a sentence. */
export type OnError = (what: string) => void;

export function count(figures: Figures, name: string, right: number, found: number, marked: number): void {
  const figure = figures.get(name) ?? { right: 0, found: 0, marked: 0 };
  figure.right += right;
  figure.found += found;
  figure.marked += marked;
  figures.set(name, figure);
}

/** 0 to 100; 100 where there was nothing to find and nothing was found. */
export function f1({ right, found, marked }: Figure): number {
  return found + marked === 0 ? 100 : (200 * right) / (found + marked);
}

/** Counts what two lists have in common by a key, and reports the rest. */
export function countByKey<T>(
  figures: Figures,
  name: string,
  found: readonly T[],
  marked: readonly T[],
  keyOf: (item: T) => string,
  onError: OnError,
): void {
  const keys = new Map(marked.map((item) => [keyOf(item), item]));
  let right = 0;
  for (const item of found) {
    if (keys.delete(keyOf(item))) right += 1;
    else onError(`${name} not in the gold: ${keyOf(item)}`);
  }
  for (const key of keys.keys()) onError(`${name} not found: ${key}`);
  count(figures, name, right, found.length, marked.length);
}
