import type { Step } from '../verdict.js';
import { type Both, type Gap, MOVES, type Move, pricing } from './price.js';

// Aligns the words of wording and text in the gaps between common runs, at the lowest cost.

/** Maximum product of a gap's lengths in words; a larger gap is treated as one change. */
const MAX_CELLS = 120_000;

/**
 * Edit steps of one word each, or of a word written as several; in order. Time proportional to the product of the
 * ranges.
 */
export function alignGap(both: Both, gap: Gap): Step[] {
  const [rows, columns] = [gap.wording[1] - gap.wording[0], gap.text[1] - gap.text[0]];
  if ((rows + 1) * (columns + 1) > MAX_CELLS) return asAWhole(gap);
  return trace(gap, fill(both, gap));
}

function asAWhole({ wording, text, free }: Gap): Step[] {
  const added = { op: 'added', wording, text: [text[0], text[0]] } as const;
  if (free !== 'none') return [{ ...added, text: free === 'start' ? [text[1], text[1]] : added.text }];
  return [
    { op: 'omitted', wording: [wording[0], wording[0]], text },
    { ...added, text: [text[1], text[1]] },
  ];
}

interface Grid {
  /** The lowest cost so far, by row and column. */
  readonly costs: Float64Array;
  /** The number of the last move plus one; 0 at the start. */
  readonly moves: Uint8Array;
}

function fill(both: Both, gap: Gap): Grid {
  const [rows, columns] = [gap.wording[1] - gap.wording[0], gap.text[1] - gap.text[0]];
  const width = columns + 1;
  const costs = new Float64Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY);
  const moves = new Uint8Array(costs.length);
  const costOf = pricing(both, gap);
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const cell = row * width + column;
      if (cell === 0 || (row === 0 && gap.free === 'start')) costs[cell] = 0;
      for (let number = 0; number < MOVES.length; number += 1) {
        const move = MOVES[number] as Move;
        const { words, texts, least } = move;
        if (words > row || texts > column) continue;
        const before = costs[cell - words * width - texts] ?? 0;
        const most = (costs[cell] ?? 0) - 1e-9;
        if (before + least >= most) continue;
        const cost = before + costOf(move, row - words, column - texts);
        if (cost >= most) continue;
        costs[cell] = cost;
        moves[cell] = number + 1;
      }
    }
  }
  return { costs, moves };
}

function trace({ wording, text, free }: Gap, { costs, moves }: Grid): Step[] {
  const width = text[1] - text[0] + 1;
  let [row, column] = [wording[1] - wording[0], text[1] - text[0]];
  if (free === 'end') column = cheapest(costs, row * width, width);
  const steps: Step[] = [];
  while (row > 0 || column > 0) {
    const move = MOVES[(moves[row * width + column] ?? 0) - 1];
    if (move === undefined) break;
    const { words, texts, op } = move;
    const [w, t] = [wording[0] + row, text[0] + column];
    steps.push({ op, wording: [w - words, w], text: [t - texts, t] });
    row -= words;
    column -= texts;
  }
  return steps.reverse();
}

/** The column with the lowest cost in a row, the first of several. */
function cheapest(costs: Float64Array, from: number, width: number): number {
  let best = 0;
  for (let column = 1; column < width; column += 1) {
    if ((costs[from + column] ?? 0) < (costs[from + best] ?? 0) - 1e-9) best = column;
  }
  return best;
}
