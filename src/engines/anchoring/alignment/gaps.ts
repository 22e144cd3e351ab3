import { type Alignment, match } from './alignment.js';

// Matches the remaining words between two matched neighbours, in order.

/** Maximum product of both gaps' lengths, in words; larger gaps are passages that were rewritten. */
const MAX_CELLS = 40_000;

export function matchGaps(alignment: Alignment): void {
  const { images, origins } = alignment;
  for (let from = 0; from < images.length; from += 1) {
    if (images[from] !== -1) continue;
    let to = from;
    while (to < images.length && images[to] === -1) to += 1;
    const first = from === 0 ? 0 : (images[from - 1] ?? 0) + 1;
    // NOTE: a gap at the end of the old text ends at the end of the new one, even where text was appended.
    const last = to === images.length ? openEnd(origins, first) : (images[to] ?? 0);
    if (isOpen(origins, first, last)) fill(alignment, { from, to, first, last });
    from = to;
  }
}

function openEnd(origins: Int32Array, first: number): number {
  let last = first;
  while (last < origins.length && origins[last] === -1) last += 1;
  return last;
}

function isOpen(origins: Int32Array, first: number, last: number): boolean {
  if (last <= first) return false;
  for (let at = first; at < last; at += 1) if (origins[at] !== -1) return false;
  return true;
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** Score of a matched word, and the bonus where it continues a match: contiguous words stay together. */
const MATCH_SCORE = 4;
const CONTIGUITY_BONUS = 1;

/** Matches the longest common subsequence, in the fewest runs. */
function fill(alignment: Alignment, { from, to, first, last }: Gap): void {
  const [rows, columns] = [to - from, last - first];
  if (rows * columns > MAX_CELLS) return;
  const { old, now } = alignment;
  const width = columns + 1;
  // From each pair of words on: the best score, and the best score that matches this pair; 0 for none.
  const best = new Uint16Array((rows + 1) * width);
  const matched = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1) {
      const [at, next] = [row * width + column, (row + 1) * width + column + 1];
      if (old.folded[from + row] === now.folded[first + column]) {
        const inARow = (matched[next] ?? 0) > 0 ? (matched[next] ?? 0) + CONTIGUITY_BONUS : 0;
        matched[at] = MATCH_SCORE + Math.max(best[next] ?? 0, inARow);
      }
      best[at] = Math.max(matched[at] ?? 0, best[next - 1] ?? 0, best[at + 1] ?? 0);
    }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const at = row * width + column;
    if (matched[at] && matched[at] === best[at]) match(alignment, from + row++, first + column++);
    else if (best[at + width] === best[at]) row += 1;
    else column += 1;
  }
}
