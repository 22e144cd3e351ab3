import { mirrored } from './brackets.js';
import { type Base, levelsOf } from './levels.js';

// From the order in which a line is drawn to the order in which it is read.

/**
 * The signs of a line in the order of reading.
 * @param drawn from left to right
 * @param isByShape whether brackets are given by their shape, so that the left one opens: then they are turned
 */
export function readingOrder(drawn: readonly string[], base: Base, isByShape: boolean): string[] {
  const levels = levelsOf(drawn, base, 'unicode');
  const turned = isByShape
    ? drawn.map((sign, at) => ((levels[at] ?? 0) % 2 === 1 ? mirrored(sign) : sign))
    : drawn;
  return reordered(turned, levels);
}

/** The signs from left to right of a piece that pdf.js has put into an order of reading. */
export function drawnOrder(text: string, base: Base): string[] {
  const signs = Array.from(text);
  if (base === 0) return reordered(signs, levelsOf(signs, 0, 'pdf.js'));
  return reordered(signs, levelsOf([...signs].reverse(), 1, 'pdf.js').reverse());
}

/** Reverses what is at a level or above, from the highest level to the lowest odd one. @source UAX 9, rule L2 */
function reordered(signs: readonly string[], levels: readonly number[]): string[] {
  const order = signs.map((_, at) => at);
  for (const level of [2, 1])
    for (let from = 0; from < order.length; from++) {
      if ((levels[from] ?? 0) < level) continue;
      let to = from + 1;
      while ((levels[to] ?? 0) >= level) to++;
      reverseWithin(order, from, to);
      from = to - 1;
    }
  return order.map((at) => signs[at] ?? '');
}

function reverseWithin(order: number[], from: number, to: number): void {
  for (let [low, high] = [from, to - 1]; low < high; low++, high--)
    [order[low], order[high]] = [order[high] as number, order[low] as number];
}
