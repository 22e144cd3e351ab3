import { isSamePassage } from '../fidelity/same-passage.js';
import { type ReadText, readText } from '../fidelity/text.js';
import type { Comparison } from '../fidelity/verdict.js';
import type { Reworded } from './borne-out.js';
import { withOuterMarks } from './outer-marks.js';
import type { Place } from './places.js';
import { reworded } from './reworded.js';
import type { Selector } from './selector.js';
import { isAnothers } from './speaker.js';
import { stoodBeside } from './stayed.js';
import { markedIn, verbatim } from './verbatim.js';

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

/**
 * Words of which only marks, spaces or the case of the first letter differ are `same` or `moved`, with the comparison
 * that tells so. Any other difference, even one that the fidelity engine calls harmless, is `altered`.
 *
 * @param from the text on which the words were marked, where it is at hand: it tells them from like words that stood
 * beside them, which are not what became of them
 */
export function anchor(
  selector: Selector,
  text: ReadText | string,
  from: ReadText | string | null = null,
): Anchor {
  const [raw, old] = [plainOf(text), from === null ? null : plainOf(from)];
  if (selector.exact.trim() === '') return GONE;
  const place = verbatim(selector, raw, old);
  if (place !== null) {
    const state = place.start === selector.start_utf16 ? 'same' : 'moved';
    return { state, ...place, comparison: null };
  }
  const found = reworded(selector, typeof text === 'string' ? readText(text) : text);
  return found === null || isOther(selector, found.place, raw, old) ? GONE : judged(selector, found, raw);
}

function plainOf(text: ReadText | string): string {
  return typeof text === 'string' ? text : text.text;
}

/** Whether what is like the words is somebody else's, or stood in the old text by itself. */
function isOther(selector: Selector, { start, end }: Place, text: string, old: string | null): boolean {
  if (isAnothers(selector.prefix, text, start)) return true;
  const marked = old === null ? null : markedIn(selector, old);
  return old !== null && marked !== null && stoodBeside(text.slice(start, end), text, marked, old);
}

function judged(selector: Selector, { place: worded, comparison }: Reworded, text: string): Anchor {
  const isSame = isSamePassage(comparison);
  const place = withOuterMarks(worded, selector.exact, text);
  const isThere = isSame && place.start === selector.start_utf16;
  return { state: isThere ? 'same' : isSame ? 'moved' : 'altered', ...place, comparison };
}
