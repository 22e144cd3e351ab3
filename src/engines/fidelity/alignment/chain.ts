import type { ReadText } from '../text/text.js';
import { weightSums } from '../text/weights.js';
import type { Wording } from '../wording.js';
import type { Block } from './blocks.js';
import { linkOf } from './link.js';

// Chooses the common runs that explain a wording best: those close to each other in the text and, at a cost, those of
// another passage.

/** Runs of one passage, in order; `apart` from the preceding passage of the wording. */
export type Passage = readonly Block[];

interface Reached {
  readonly score: number;
  readonly before: number;
  readonly jump: boolean;
}

/** How many runs back a predecessor is looked for; beyond, only the best-scoring run is considered. */
const LOOK_BACK = 500;

/**
 * Passages in the order of the wording, by dynamic programming. Time proportional to the number of runs times
 * `LOOK_BACK`.
 */
export function bestChain(wording: Wording, text: ReadText, blocks: readonly Block[]): Passage[] {
  const search: Search = { wording, text, sums: weightSums(wording.folded), blocks, reached: [], best: [] };
  blocks.forEach((block, at) => {
    search.reached.push(reach(search, block));
    const best = search.best[at - 1] ?? at;
    search.best.push(scoreOf(search, at) > scoreOf(search, best) + 1e-9 ? at : best);
  });
  return trace(blocks, search.reached, search.best.at(-1) ?? -1);
}

interface Search {
  readonly wording: Wording;
  readonly text: ReadText;
  readonly sums: Float64Array;
  readonly blocks: readonly Block[];
  readonly reached: Reached[];
  /** The best-scoring run up to each one. */
  readonly best: number[];
}

function scoreOf({ reached }: Search, at: number): number {
  return reached[at]?.score ?? 0;
}

function reach(search: Search, block: Block): Reached {
  const { sums, reached, best } = search;
  let its: Reached = { score: weigh(sums, block, 0), before: -1, jump: false };
  const from = Math.max(0, reached.length - LOOK_BACK);
  const far = from > 0 ? best[from - 1] : undefined;
  for (let at = from; at < reached.length; at += 1) its = better(search, block, its, at);
  return far === undefined ? its : better(search, block, its, far);
}

function better(search: Search, block: Block, its: Reached, at: number): Reached {
  const earlier = search.blocks[at];
  const score = scoreOf(search, at);
  if (earlier === undefined || score + weigh(search.sums, block, 0) <= its.score) return its;
  const link = linkOf(search, earlier, block);
  if (link === null) return its;
  const total = score + weigh(search.sums, block, link.overlap) - link.cost;
  return total > its.score ? { score: total, before: at, jump: link.jump } : its;
}

/** The weight of a run without its first words. */
function weigh(sums: Float64Array, { wording, length }: Block, without: number): number {
  return (sums[wording + length] ?? 0) - (sums[wording + without] ?? 0);
}

function trace(blocks: readonly Block[], reached: readonly Reached[], last: number): Passage[] {
  const passages: Block[][] = [];
  let open: Block[] = [];
  for (let at = last; at >= 0; at = reached[at]?.before ?? -1) {
    const block = blocks[at];
    if (block) open.unshift(block);
    if (reached[at]?.jump || reached[at]?.before === -1) {
      passages.unshift(open);
      open = [];
    }
  }
  return passages;
}
