import { type ReadText, readText } from '../fidelity/text.js';
import type { Comparison } from '../fidelity/verdict.js';
import { contextLikeness, foldedWords, isBorder, type Place, placesOf } from './places.js';
import { isTelling, type Reworded, reworded } from './reworded.js';
import type { Selector } from './selector.js';

// Finds marked words again in a text: where they stood, else the same words elsewhere, else what became of them.

export const ANCHOR_STATES = ['same', 'moved', 'altered', 'gone'] as const;

/**
 * `same`: the words stand where they stood. `moved`: they stand elsewhere. `altered`: other words stand in their
 * place. `gone`: nothing like them is left, or what is left does not tell them from others.
 */
export type AnchorState = (typeof ANCHOR_STATES)[number];

export interface Anchor {
  readonly state: AnchorState;
  /** UTF-16 code units, the end exclusive; null where the words are gone. */
  readonly start: number | null;
  readonly end: number | null;
  /** Of the words with what stands there now; null where every character is the same, and where they are gone. */
  readonly comparison: Comparison | null;
}

const GONE: Anchor = { state: 'gone', start: null, end: null, comparison: null };

/** The share of the words round a place that has to be kept for few words to be the ones that were meant. */
const BORNE_OUT = 0.4;
/** So many words that stand in one place alone are those that were meant, whatever became of what was round them. */
const FEW = 3;
/** Places that are looked at, those nearest to the old one. */
const MOST = 200;
const ENOUGH = 20_000;

/**
 * Words of which only marks, spaces or the case of the first letter differ are `same` or `moved`, with the comparison
 * that tells so. Any other difference, even one that the fidelity engine calls harmless, is `altered`.
 */
export function anchor(selector: Selector, text: ReadText | string): Anchor {
  const raw = typeof text === 'string' ? text : text.text;
  if (selector.exact.trim() === '') return GONE;
  const place = verbatim(selector, raw);
  if (place !== null) {
    const state = place.start === selector.start_utf16 ? 'same' : 'moved';
    return { state, ...place, comparison: null };
  }
  const found = reworded(selector, typeof text === 'string' ? readText(text) : text);
  return found === null ? GONE : judged(selector, found);
}

function judged(selector: Selector, { place, comparison }: Reworded): Anchor {
  const isSame = VERBATIM.has(comparison.verdict) && comparison.flags.every((flag) => SAME_WORDS.has(flag));
  const isThere = isSame && place.start === selector.start_utf16;
  return { state: isThere ? 'same' : isSame ? 'moved' : 'altered', ...place, comparison };
}

/** A whole sentence is more than was marked: that it goes on is no change. */
const VERBATIM: ReadonlySet<string> = new Set(['exact', 'truncated']);

/** What may be flagged of words that are the same, one by one, in the same order and no others between. */
const SAME_WORDS: ReadonlySet<string> = new Set([
  'typographic',
  'initial_case',
  'final_punctuation',
  'fragment',
  'source_unpunctuated',
  'cut_start',
  'cut_end',
]);

/** Where the very characters stand: at the old place, or where most of what surrounds them is the same. */
function verbatim(selector: Selector, text: string): Place | null {
  const { exact, start_utf16 } = selector;
  const old = { start: start_utf16 ?? -1, end: (start_utf16 ?? -1) + exact.length };
  const sure = isTelling(exact);
  if (sure && text.startsWith(exact, old.start) && old.start >= 0 && isCutAlike(selector, text, old))
    return old;
  const [passage] = near(
    passages(selector, text).filter((place) => isCutAlike(selector, text, place)),
    start_utf16,
  );
  if (passage !== undefined) return passage;
  const places = placesOf(exact, text, ENOUGH).filter((place) => isCutAlike(selector, text, place));
  const [best] = near(places, start_utf16)
    .map((place) => ({ place, likeness: contextLikeness(selector, text, place) }))
    // NOTE: stable, so that of places with equal surroundings the nearest stays first.
    .sort((one, other) => (other.likeness ?? 0) - (one.likeness ?? 0));
  if (best === undefined) return null;
  const isOnly = places.length === 1 && foldedWords(exact).length >= FEW;
  return sure || isOnly || (best.likeness ?? 1) >= BORNE_OUT ? best.place : null;
}

/** Where everything that was noted stands, character for character. */
function passages({ exact, prefix, suffix }: Selector, text: string): Place[] {
  const [before, after] = [prefix ?? '', suffix ?? ''];
  if (before + after === '') return [];
  return placesOf(before + exact + after, text, ENOUGH).map(({ start, end }) => ({
    start: start + before.length,
    end: end - after.length,
  }));
}

/** Words that were whole are not found within a word: “not” is not in “nothing”. */
function isCutAlike({ prefix, exact, suffix }: Selector, text: string, { start, end }: Place): boolean {
  const wasWhole = (before: string | null, after: string | null) =>
    before === null || after === null || isBorder(before + after, before.length);
  return (
    (!wasWhole(prefix, exact) || isBorder(text, start)) && (!wasWhole(exact, suffix) || isBorder(text, end))
  );
}

function near(places: readonly Place[], old: number | null): Place[] {
  const distance = ({ start }: Place) => (old === null ? start : Math.abs(start - old));
  return [...places].sort((one, other) => distance(one) - distance(other)).slice(0, MOST);
}
