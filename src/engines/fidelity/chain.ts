import type { Block } from './blocks.js';
import { weightSums } from './weights.js';
import type { Wording } from './wording.js';

// Which of the common runs explain a wording best: those that follow each other closely in the text, and, at a price,
// those of another passage.

/** Runs of one passage, in order; `apart`, from the passage before it in the wording. */
export type Passage = readonly Block[];

/** More than about forty words left out is no longer the same passage. */
const SAME_PASSAGE = 44;
/** Without a mark not so far: whoever leaves out that much without a word joins two statements. */
const SAME_PASSAGE_UNMARKED = 30;
/** What it costs to go on elsewhere in the text; less where the wording says that something was left out. */
const JUMP = 2.2;
const MARKED_JUMP = 1;
const GAP = 0.3;
const WORDING_WORD = 0.15;
const TEXT_WORD = 0.04;

interface Link {
  readonly cost: number;
  readonly jump: boolean;
  /** How many words of the later run are given up, since the earlier one has them. */
  readonly overlap: number;
}

interface Reached {
  readonly score: number;
  readonly before: number;
  readonly jump: boolean;
}

/** How many runs back one is looked for that another follows; further back, only the best of all counts. */
const LOOK_BACK = 500;

/** Passages in the order of the wording. In proportion to the number of runs, times `LOOK_BACK`. */
export function bestChain(wording: Wording, blocks: readonly Block[]): Passage[] {
  const search: Search = { wording, sums: weightSums(wording.folded), blocks, reached: [], best: [] };
  blocks.forEach((block, at) => {
    search.reached.push(reach(search, block));
    const best = search.best[at - 1] ?? at;
    search.best.push(scoreOf(search, at) > scoreOf(search, best) + 1e-9 ? at : best);
  });
  return trace(blocks, search.reached, search.best.at(-1) ?? -1);
}

interface Search {
  readonly wording: Wording;
  readonly sums: Float64Array;
  readonly blocks: readonly Block[];
  readonly reached: Reached[];
  /** The best run of all up to each. */
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
  const link = linkOf(search.wording, earlier, block);
  if (link === null) return its;
  const total = score + weigh(search.sums, block, link.overlap) - link.cost;
  return total > its.score ? { score: total, before: at, jump: link.jump } : its;
}

/** What a run weighs without its first words. */
function weigh(sums: Float64Array, { wording, length }: Block, without: number): number {
  return (sums[wording + length] ?? 0) - (sums[wording + without] ?? 0);
}

function linkOf(wording: Wording, a: Block, b: Block): Link | null {
  const doubled = a.wording + a.length - b.wording;
  if (a.wording >= b.wording || doubled >= b.length) return null;
  const inWording = Math.max(0, doubled);
  const overlap = Math.max(inWording, a.text + a.length - b.text);
  const between = b.text + overlap - (a.text + a.length);
  const marked = isMarked(wording, a, b);
  if (b.text > a.text && overlap < b.length && between <= (marked ? SAME_PASSAGE : SAME_PASSAGE_UNMARKED)) {
    const gap = b.wording + overlap - (a.wording + a.length);
    const free = gap === 0 && between === 0 ? 0 : GAP;
    return { cost: free + WORDING_WORD * gap + TEXT_WORD * between, jump: false, overlap };
  }
  const price = marked ? MARKED_JUMP : JUMP;
  return { cost: price + WORDING_WORD * Math.max(0, -doubled), jump: true, overlap: inWording };
}

function isMarked({ marks }: Wording, a: Block, b: Block): boolean {
  const [from, to] = [Math.min(a.wording + a.length, b.wording), Math.max(a.wording + a.length, b.wording)];
  if (to - from > 12) return false;
  for (let at = from; at <= to; at += 1) if (marks.has(at)) return true;
  return false;
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
