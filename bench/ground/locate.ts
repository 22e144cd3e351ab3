import type { Place } from '../../src/engines/anchoring/places.js';
import { type Passage, rarePassage } from '../../src/engines/anchoring/rare-passage.js';
import { compareWording } from '../../src/engines/fidelity/compare.js';
import type { ReadText } from '../../src/engines/fidelity/text/text.js';
import { readWords } from '../../src/engines/reading/compared/words.js';

// Locates a wording in a text, changed or not, without judging the difference: enough to link to it.

/**
 * The place of the words most like the wording; null where it is not found. Takes time almost independent of the
 * text's length, unless none of the wording's words is rare in it.
 */
export function locate(wording: string, text: ReadText): Place | null {
  const words = readWords(wording).folded;
  const passage = rarePassage(words, text);
  if (passage !== null) return likest(words, text, passage);
  const { spans } = compareWording(wording, text);
  if (spans.length === 0) return null;
  return { start: Math.min(...spans.map(([start]) => start)), end: Math.max(...spans.map(([, end]) => end)) };
}

/** The words of the passage with the lowest edit distance from the wording, in words. */
function likest(words: readonly string[], text: ReadText, { from, to }: Passage): Place {
  const wanted = Int32Array.from(words, (word) => text.idOf.get(word) ?? -1);
  // For each end in the passage: the lowest cost so far, and the word at which that alignment began.
  let costs = new Int32Array(to - from + 1);
  let begins = Int32Array.from(costs, (_, at) => at);
  for (const id of wanted) [costs, begins] = nextRow({ id, text, from }, costs, begins);
  let best = 0;
  // The last of equal costs: a matching last word is better evidence than an inserted one.
  for (let at = 1; at < costs.length; at += 1) if ((costs[at] ?? 0) <= (costs[best] ?? 0)) best = at;
  const first = from + (begins[best] ?? 0);
  return { start: text.starts[first] ?? 0, end: text.ends[Math.max(first, from + best - 1)] ?? 0 };
}

type Row = Int32Array<ArrayBuffer>;

function nextRow(
  { id, text, from }: { readonly id: number; readonly text: ReadText; readonly from: number },
  costs: Row,
  begins: Row,
): [Row, Row] {
  const [nextCosts, nextBegins] = [new Int32Array(costs.length), new Int32Array(costs.length)];
  nextCosts[0] = (costs[0] ?? 0) + 1;
  for (let at = 1; at < costs.length; at += 1) {
    const changed = (costs[at - 1] ?? 0) + (text.ids[from + at - 1] === id ? 0 : 1);
    const [added, omitted] = [(costs[at] ?? 0) + 1, (nextCosts[at - 1] ?? 0) + 1];
    const least = Math.min(changed, added, omitted);
    nextCosts[at] = least;
    nextBegins[at] =
      (least === changed ? begins[at - 1] : least === added ? begins[at] : nextBegins[at - 1]) ?? 0;
  }
  return [nextCosts, nextBegins];
}
