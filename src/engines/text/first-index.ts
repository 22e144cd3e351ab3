/**
 * The lowest index below `count` for which a condition holds, by binary search; `count` where it never does. Where it
 * holds for one index it must hold for all later ones.
 */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
