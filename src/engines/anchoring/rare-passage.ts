import type { ReadText } from '../fidelity/text/text.js';

// Finds the passage where the rarest words of a wording stand together, in time almost independent of the text's
// length.

/** Maximum number of occurrences examined for all rare words together: with many more, some are close by chance. */
const MAX_PLACES = 96;
const MAX_WORDS = 12;
const MIN_WORDS = 3;
/** The share of the words that one passage must contain, and the share of that which another passage may contain. */
const MIN_SHARE_IN_PASSAGE = 0.7;
const MAX_SHARE_ELSEWHERE = 0.34;

/** Word numbers in the text, the end exclusive. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/** A passage that contains the wording and some words around it; null where none stands out. */
export function rarePassage(words: readonly string[], text: ReadText): Passage | null {
  const rare = rarest(words, text);
  if (rare.length < MIN_WORDS) return null;
  const width = words.length + 20;
  const votes = new Map<number, Set<number>>();
  for (const { id, at } of rare) {
    for (let k = text.firsts[id] ?? 0; k < (text.firsts[id + 1] ?? 0); k += 1) {
      const start = (text.positions[k] ?? 0) - at;
      // Two overlapping rows of buckets, half a width apart, so that no passage is split by a boundary in both.
      for (const box of [2 * Math.floor(start / width), 2 * Math.floor(start / width + 0.5) - 1])
        votes.set(box, (votes.get(box) ?? new Set()).add(id));
    }
  }
  const box = standingOut(votes, rare.length);
  if (box === null) return null;
  const from = Math.floor((box / 2) * width);
  return {
    from: Math.max(0, from),
    to: Math.min(text.folded.length, from + width + words.length),
  };
}

function standingOut(votes: ReadonlyMap<number, ReadonlySet<number>>, words: number): number | null {
  let [best, most] = [0, 0];
  for (const [box, { size }] of votes) if (size > most) [best, most] = [box, size];
  if (most < MIN_SHARE_IN_PASSAGE * words) return null;
  for (const [box, { size }] of votes)
    if (Math.abs(box - best) > 3 && size > Math.max(1, MAX_SHARE_ELSEWHERE * most)) return null;
  return best;
}

interface Rare {
  readonly id: number;
  /** Its first index in the wording. */
  readonly at: number;
  readonly places: number;
}

/** The words of the wording with the fewest occurrences in the text. */
function rarest(words: readonly string[], text: ReadText): Rare[] {
  const known = new Map<number, Rare>();
  words.forEach((word, at) => {
    const id = text.idOf.get(word);
    if (id === undefined || known.has(id)) return;
    known.set(id, { id, at, places: (text.firsts[id + 1] ?? 0) - (text.firsts[id] ?? 0) });
  });
  const rare: Rare[] = [];
  let left = MAX_PLACES;
  for (const one of [...known.values()].sort((a, b) => a.places - b.places).slice(0, MAX_WORDS)) {
    left -= one.places;
    if (left < 0) break;
    rare.push(one);
  }
  return rare;
}
