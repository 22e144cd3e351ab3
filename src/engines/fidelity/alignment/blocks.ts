import type { Words } from '../../reading/compared/words.js';
import type { ReadText } from '../text/text.js';

// Finds maximal runs of words that a wording and a text have in common; the alignment starts from them.

export interface Block {
  /** Word numbers. */
  readonly wording: number;
  readonly text: number;
  readonly length: number;
}

/** Maximum number of occurrences looked up for one wording, rarest words first. */
const MAX_PLACES = 60_000;
/** Maximum number of words compared while runs are extended; only extremely repetitive texts reach it. */
const MAX_STEPS = 3_000_000;
/** A single word is a run by itself only where it occurs at most this often in the text. */
const MAX_OCCURRENCES_OF_RARE_WORD = 4;
/** In wordings this short every word counts. */
const MAX_SHORT_WORDING_WORDS = 3;
const MAX_BLOCKS = 6000;

/** Common runs, ordered by the wording, then by the text. The constants above bound the time, not the lengths. */
export function commonBlocks(wording: Words, text: ReadText): Block[] {
  const ids = Int32Array.from(wording.folded, (word) => text.idOf.get(word) ?? -1);
  const most = placesAllowed(ids, text);
  const covered = new Int32Array(ids.length + text.ids.length);
  const blocks: Block[] = [];
  let steps = 0;
  for (let at = 0; at < ids.length && steps < MAX_STEPS; at += 1) {
    const first = firstPlace(text, ids[at]);
    const count = Math.min(placesOf(text, ids[at]), most.get(ids[at] ?? -1) ?? 0);
    for (let k = 0; k < count && steps < MAX_STEPS; k += 1) {
      const place = text.positions[first + k] ?? 0;
      const diagonal = place - at + ids.length - 1;
      if ((covered[diagonal] ?? 0) > at) continue;
      const block = grow(ids, text.ids, at, place, covered[diagonal] ?? 0);
      covered[diagonal] = block.wording + block.length;
      steps += block.length + 1;
      if (
        block.length > 1 ||
        ids.length <= MAX_SHORT_WORDING_WORDS ||
        placesOf(text, ids[at]) <= MAX_OCCURRENCES_OF_RARE_WORD
      )
        blocks.push(block);
    }
  }
  return longest(blocks);
}

function grow(ids: Int32Array, others: Int32Array, at: number, place: number, least: number): Block {
  let [start, end] = [0, 1];
  while (at + start > least && place + start > 0 && ids[at + start - 1] === others[place + start - 1])
    start -= 1;
  while (at + end < ids.length && place + end < others.length && ids[at + end] === others[place + end])
    end += 1;
  return { wording: at + start, text: place + start, length: end - start };
}

function firstPlace({ firsts }: ReadText, id: number | undefined): number {
  return id === undefined || id < 0 ? 0 : (firsts[id] ?? 0);
}

function placesOf({ firsts }: ReadText, id: number | undefined): number {
  return id === undefined || id < 0 ? 0 : (firsts[id + 1] ?? 0) - (firsts[id] ?? 0);
}

/** How many occurrences of each word are looked up: all of them for the rarest words. */
function placesAllowed(ids: Int32Array, text: ReadText): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const id of ids) if (id >= 0) uses.set(id, (uses.get(id) ?? 0) + 1);
  const rarestFirst = [...uses].sort(([a, m], [b, n]) => m * placesOf(text, a) - n * placesOf(text, b));
  const allowed = new Map<number, number>();
  let left = MAX_PLACES;
  for (const [id, times] of rarestFirst) {
    const each = Math.min(placesOf(text, id), Math.floor(left / times));
    if (each <= 0) break;
    allowed.set(id, each);
    left -= each * times;
  }
  return allowed;
}

function longest(blocks: Block[]): Block[] {
  const kept =
    blocks.length <= MAX_BLOCKS
      ? blocks
      : blocks.sort((a, b) => b.length - a.length || a.wording - b.wording).slice(0, MAX_BLOCKS);
  return kept.sort((a, b) => a.wording - b.wording || a.text - b.text);
}
