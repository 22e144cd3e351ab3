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

/** Passages in the order of the wording. Quadratic in the number of runs, which is bounded. */
export function bestChain(wording: Wording, blocks: readonly Block[]): Passage[] {
  const sums = weightSums(wording.folded);
  const reached: Reached[] = [];
  let best = -1;
  blocks.forEach((block, at) => {
    reached.push(reach({ wording, sums, blocks, reached }, block));
    if (best < 0 || (reached[at]?.score ?? 0) > (reached[best]?.score ?? 0) + 1e-9) best = at;
  });
  return trace(blocks, reached, best);
}

interface Search {
  readonly wording: Wording;
  readonly sums: Float64Array;
  readonly blocks: readonly Block[];
  readonly reached: readonly Reached[];
}

function reach({ wording, sums, blocks, reached }: Search, block: Block): Reached {
  const end = sums[block.wording + block.length] ?? 0;
  let its: Reached = { score: end - (sums[block.wording] ?? 0), before: -1, jump: false };
  for (let at = 0; at < reached.length; at += 1) {
    const earlier = blocks[at];
    const score = reached[at]?.score ?? 0;
    if (earlier === undefined || score + end - (sums[block.wording] ?? 0) <= its.score) continue;
    const link = linkOf(wording, earlier, block);
    if (link === null) continue;
    const total = score + end - (sums[block.wording + link.overlap] ?? 0) - link.cost;
    if (total > its.score) its = { score: total, before: at, jump: link.jump };
  }
  return its;
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
