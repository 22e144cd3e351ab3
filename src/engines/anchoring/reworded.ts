import { compareWording } from '../fidelity/compare.js';
import type { ReadText } from '../fidelity/text.js';
import type { AlignedPiece, Comparison, Span } from '../fidelity/verdict.js';
import { isBorneOut, type Reworded } from './borne-out.js';
import { wholeAfter, wholeBefore } from './context.js';
import { compareInLong } from './long-text.js';
import { contextLikeness, foldedWords, type Place } from './places.js';
import type { Selector } from './selector.js';
import { moved, shifted } from './shifted.js';

// What became of marked words whose characters are nowhere in the text: the same with other marks, or others.

/** Fewer words than this stand in many places: what surrounds them has to bear them out. */
export const TELLING = 4;
/** What surrounds the words may have grown by this much before it is no longer one passage. */
const STRETCH = 3;
/** The share of the words round a place that has to be kept for other words there to be what became of these. */
const SURE = 0.6;

export function isTelling(exact: string): boolean {
  return foldedWords(exact).length >= TELLING;
}

/** Null where neither the words nor what surrounds them is found. */
export function reworded(selector: Selector, text: ReadText): Reworded | null {
  const found = withinContext(selector, text);
  if (found !== null) return found;
  const like = isTelling(selector.exact) ? placed(compareInLong(selector.exact, text)) : null;
  return like !== null && isBorneOut(selector, text.text, like) ? like : null;
}

/** The words with what stood round them are found as one: of several like places it is the right one. */
function withinContext(selector: Selector, text: ReadText): Reworded | null {
  const [before, after] = [wholeBefore(selector.prefix), wholeAfter(selector.suffix)];
  if (foldedWords(before + after).length === 0) return null;
  const passage = before + selector.exact + after;
  const there = compareInLong(passage, text);
  const window = placed(there)?.place;
  if (window === undefined || window.end - window.start > STRETCH * passage.length + 100) return null;
  const words = compareWording(selector.exact, text.text.slice(window.start, window.end));
  const like = placed(shifted(words, window.start));
  if (like !== null) return isBorneOut(selector, text.text, like) ? like : null;
  return putInTheirPlace(selector, there, before.length, text.text);
}

/** Everything from the first span to the last. */
function placed(comparison: Comparison): Reworded | null {
  const { verdict, spans } = comparison;
  if (verdict === 'not_found' || spans.length === 0) return null;
  const start = Math.min(...spans.map((span) => span[0]));
  const end = Math.max(...spans.map((span) => span[1]));
  return { place: { start, end }, comparison };
}

/** Other words, where all that surrounds them is what it was: “six” for “five”. */
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
  if ((contextLikeness(selector, text, place) ?? 0) < SURE) return null;
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
