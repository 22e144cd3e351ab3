import { type Readable, readText } from '../fidelity/text/text.js';
import { type Comparison, isSamePassage } from '../fidelity/verdict.js';
import { alignTexts } from './alignment/align.js';
import type { Alignment } from './alignment/alignment.js';
import { type Found, follow } from './follow.js';
import { type MeaningChange, meaningChangeOf } from './meaning-change.js';
import { withOuterMarks } from './outer-marks.js';
import { reworded } from './reworded.js';
import type { Selector } from './selector.js';
import { isAnothers } from './speaker.js';
import { markedIn, verbatim } from './verbatim.js';

// Finds marked words again in a text: at their old position, elsewhere, or changed.

export const ANCHOR_STATES = ['same', 'moved', 'altered', 'gone'] as const;

/**
 * `same`: the words are at their old position. `moved`: they are elsewhere. `altered`: other words replaced them, or
 * the words before them reverse their meaning. `gone`: nothing similar is left, or what is left is ambiguous.
 */
export type AnchorState = (typeof ANCHOR_STATES)[number];

export interface Anchor {
  readonly state: AnchorState;
  /** UTF-16 code units, the end exclusive; null where the words are gone. */
  readonly start: number | null;
  readonly end: number | null;
  /** How the current words differ from the marked ones; null if identical or gone. */
  readonly comparison: Comparison | null;
  /** Why unchanged words count as altered. */
  readonly turn?: MeaningChange;
}

const GONE: Anchor = { state: 'gone', start: null, end: null, comparison: null };

/**
 * Finds the words of a selector in a text. Words that a comparison calls exact are `same` or `moved`, with the
 * comparison where some characters differ; all others are `altered`.
 *
 * @param from the text on which the words were marked, or its alignment with this one; it tells the words from
 * similar ones beside them
 * @returns positions in UTF-16 code units
 */
export function anchor(selector: Selector, text: Readable, from: Alignment | Readable | null = null): Anchor {
  if (selector.exact.trim() === '') return GONE;
  const own = from === null ? null : markedIn(selector, plainOf(from));
  if (from === null || own === null) return stateOf(selector, foundIn(selector, text));
  const alignment = isAligned(from) ? from : alignTexts(readText(from), readText(text));
  const found = follow(selector, alignment, own);
  const state = stateOf(selector, found);
  const turn =
    found === null || state.state === 'altered' ? null : meaningChangeOf(alignment, own, found.place);
  return turn === null ? state : { ...state, state: 'altered', turn };
}

function isAligned(text: Alignment | Readable): text is Alignment {
  return typeof text !== 'string' && 'images' in text;
}

function plainOf(text: Alignment | Readable): string {
  if (typeof text === 'string') return text;
  return isAligned(text) ? text.old.text : text.text;
}

/** Uses the words and their recorded context alone. */
function foundIn(selector: Selector, text: Readable): Found | null {
  const raw = plainOf(text);
  const place = verbatim(selector, raw);
  if (place !== null) return { place, comparison: null };
  const found = reworded(selector, readText(text));
  if (found === null || isAnothers(selector.prefix, raw, found.place.start)) return null;
  return { ...found, place: withOuterMarks(found.place, selector.exact, raw) };
}

function stateOf({ start_utf16 }: Selector, found: Found | null): Anchor {
  if (found === null) return GONE;
  const { place, comparison } = found;
  if (comparison !== null && !isSamePassage(comparison)) return { state: 'altered', ...place, comparison };
  return { state: place.start === start_utf16 ? 'same' : 'moved', ...place, comparison };
}
