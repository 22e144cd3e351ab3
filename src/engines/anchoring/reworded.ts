import { compareWording } from '../fidelity/compare.js';
import type { ReadText } from '../fidelity/text/text.js';
import type { AlignedPiece, Comparison } from '../fidelity/verdict.js';
import type { Span } from '../text/span.js';
import { wholeAfter, wholeBefore } from './context.js';
import { isRewording, type Reworded } from './is-rewording.js';
import { compareInLong } from './long-text.js';
import { contextSimilarity, foldedWords, type Place } from './places.js';
import type { Selector } from './selector.js';
import { moved, shifted } from './shifted.js';

// Finds marked words whose exact characters do not occur in the text: with other marks, or reworded.

/** Fewer words than this occur in many places, so their context must match too. */
export const MIN_DISTINCTIVE_WORDS = 4;
/** Maximum factor by which the passage around the words may have grown and still be one passage. */
const MAX_PASSAGE_GROWTH = 3;
/** Minimum share of the context words that must be unchanged for other words there to count as a replacement. */
const MIN_REPLACEMENT_SIMILARITY = 0.6;

export function isDistinctive(exact: string): boolean {
  return foldedWords(exact).length >= MIN_DISTINCTIVE_WORDS;
}

/** Finds reworded words; null where neither they nor their context is found. */
export function reworded(selector: Selector, text: ReadText): Reworded | null {
  const found = withinContext(selector, text);
  if (found !== null) return found;
  const like = isDistinctive(selector.exact) ? placed(compareInLong(selector.exact, text)) : null;
  return like !== null && isRewording(selector, text.text, like) ? like : null;
}

/** The words together with their context: of several similar places this finds the right one. */
function withinContext(selector: Selector, text: ReadText): Reworded | null {
  const [before, after] = [wholeBefore(selector.prefix), wholeAfter(selector.suffix)];
  if (foldedWords(before + after).length === 0) return null;
  const passage = before + selector.exact + after;
  const there = compareInLong(passage, text);
  const window = placed(there)?.place;
  if (window === undefined || window.end - window.start > MAX_PASSAGE_GROWTH * passage.length + 100)
    return null;
  const words = compareWording(selector.exact, text.text.slice(window.start, window.end));
  const like = placed(shifted(words, window.start));
  if (like !== null) return isRewording(selector, text.text, like) ? like : null;
  return putInTheirPlace(selector, there, before.length, text.text);
}

function placed(comparison: Comparison): Reworded | null {
  const { verdict, spans } = comparison;
  if (verdict === 'not_found' || spans.length === 0) return null;
  const start = Math.min(...spans.map((span) => span[0]));
  const end = Math.max(...spans.map((span) => span[1]));
  return { place: { start, end }, comparison };
}

/** Other words in an unchanged context: “six” for “five”. */
function putInTheirPlace(
  selector: Selector,
  { alignment }: Comparison,
  from: number,
  text: string,
): Reworded | null {
  const to = from + selector.exact.length;
  const pieces = alignment
    .filter((piece) => piece.op === 'changed' && isWithin(piece.wording, from, to))
    .map((piece) => ({ ...piece, wording: piece.wording && moved(piece.wording, -from) }));
  const spans = pieces.flatMap((piece) => piece.text ?? []);
  if (spans.length === 0) return null;
  const place = { start: Math.min(...spans), end: Math.max(...spans) };
  if ((contextSimilarity(selector, text, place) ?? 0) < MIN_REPLACEMENT_SIMILARITY) return null;
  return { place, comparison: substituted(pieces, place) };
}

function isWithin(span: Span | null, from: number, to: number): boolean {
  return span !== null && span[0] >= from && span[1] <= to;
}

function substituted(alignment: readonly AlignedPiece[], { start, end }: Place): Comparison {
  const marks = alignment.flatMap(({ mark }) => mark ?? []);
  const flags = [...new Set([...marks, 'substitution' as const])].sort();
  return { verdict: 'altered', flags, spans: [[start, end]], alignment };
}
