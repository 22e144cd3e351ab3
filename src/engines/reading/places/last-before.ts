/**
 * The index of the last item that begins at or before a position; -1 where none does.
 * @param startOf where an item begins, by its index; in rising order
 */
export function lastBefore(count: number, startOf: (index: number) => number, position: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(middle) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
