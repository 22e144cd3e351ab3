import { isSamePassage } from '../fidelity/same-passage.js';
import { type ReadText, readText } from '../fidelity/text.js';
import type { Comparison } from '../fidelity/verdict.js';
import { alignTexts } from './alignment/align.js';
import type { Alignment } from './alignment/alignment.js';
import { type Found, follow } from './follow.js';
import { withOuterMarks } from './outer-marks.js';
import { reworded } from './reworded.js';
import type { Selector } from './selector.js';
import { isAnothers } from './speaker.js';
import { type Turn, turnOf } from './turned.js';
import { markedIn, verbatim } from './verbatim.js';

// Finds marked words again in a text: where they stood, else the same words elsewhere, else what became of them.

export const ANCHOR_STATES = ['same', 'moved', 'altered', 'gone'] as const;

/**
 * `same`: the words stand where they stood. `moved`: they stand elsewhere. `altered`: other words stand in their
 * place, or what stands before them turns them. `gone`: nothing like them is left, or what is left does not tell them
 * from others.
 */
export type AnchorState = (typeof ANCHOR_STATES)[number];

export interface Anchor {
  readonly state: AnchorState;
  /** UTF-16 code units, the end exclusive; null where the words are gone. */
  readonly start: number | null;
  readonly end: number | null;
  /** Of the words with what stands there now; null where every character is the same, and where they are gone. */
  readonly comparison: Comparison | null;
  /** Why words that stand there as they stood are altered all the same. */
  readonly turn?: Turn;
}

const GONE: Anchor = { state: 'gone', start: null, end: null, comparison: null };

/**
 * Words that a comparison calls exact are `same` or `moved`, with the comparison where not every character is the
 * same; all others are `altered`.
 *
 * @param from the text on which the words were marked, where it is at hand, or it and this one aligned: it tells them
 * from like words that stood beside them, which are not what became of them
 */
export function anchor(
  selector: Selector,
  text: ReadText | string,
  from: Alignment | ReadText | string | null = null,
): Anchor {
  if (selector.exact.trim() === '') return GONE;
  const own = from === null ? null : markedIn(selector, plainOf(from));
  if (from === null || own === null) return stateOf(selector, foundIn(selector, text));
  const alignment = isAligned(from) ? from : alignTexts(read(from), read(text));
  const found = follow(selector, alignment, own);
  const state = stateOf(selector, found);
  const turn = found === null || state.state === 'altered' ? null : turnOf(alignment, own, found.place);
  return turn === null ? state : { ...state, state: 'altered', turn };
}

function isAligned(text: Alignment | ReadText | string): text is Alignment {
  return typeof text !== 'string' && 'images' in text;
}

function plainOf(text: Alignment | ReadText | string): string {
  if (typeof text === 'string') return text;
  return isAligned(text) ? text.old.text : text.text;
}

function read(text: ReadText | string): ReadText {
  return typeof text === 'string' ? readText(text) : text;
}

/** By the words and what was noted of their surroundings alone. */
function foundIn(selector: Selector, text: ReadText | string): Found | null {
  const raw = plainOf(text);
  const place = verbatim(selector, raw);
  if (place !== null) return { place, comparison: null };
  const found = reworded(selector, read(text));
  if (found === null || isAnothers(selector.prefix, raw, found.place.start)) return null;
  return { ...found, place: withOuterMarks(found.place, selector.exact, raw) };
}

function stateOf({ start_utf16 }: Selector, found: Found | null): Anchor {
  if (found === null) return GONE;
  const { place, comparison } = found;
  if (comparison !== null && !isSamePassage(comparison)) return { state: 'altered', ...place, comparison };
  return { state: place.start === start_utf16 ? 'same' : 'moved', ...place, comparison };
}
