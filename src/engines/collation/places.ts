import type { Step } from '../fidelity/verdict.js';
import type { Words } from '../reading/compared/words.js';
import { runsInCommon } from './runs.js';

// Assigns words of a wording to words of the reference. Words that are omitted in one place and added in another have
// moved.

/** Words `from` to `to` (exclusive) of the wording. */
export interface Placed {
  readonly op: 'same' | 'changed' | 'moved';
  readonly from: number;
  readonly to: number;
  /** How many words of the reference they correspond to; given at the first. */
  readonly columns: number;
  /**
   * Whether the same words of the wording already correspond to the preceding reference word: “do” of “don’t”, “not”.
   */
  readonly isJoined: boolean;
  /** For changed numbers: whether both have one value. */
  readonly value?: Step['value'];
}

/** The words at each column; null where there are none. */
export function placesOf(steps: readonly Step[], reference: Words, words: Words): (Placed | null)[] {
  const places: (Placed | null)[] = reference.folded.map(() => null);
  for (const { op, text, wording, value } of steps) {
    if (op !== 'same' && op !== 'changed') continue;
    const isRun = value === undefined && text[1] - text[0] === wording[1] - wording[0];
    for (let at = 0; text[0] + at < text[1]; at += 1) {
      const [from, to] = isRun ? [wording[0] + at, wording[0] + at + 1] : wording;
      places[text[0] + at] = {
        op,
        from,
        to,
        columns: isRun ? 1 : text[1] - text[0],
        isJoined: !isRun && at > 0,
        ...(value !== undefined && { value }),
      };
    }
  }
  move(places, reference, words);
  return places;
}

/** Maximum number of unaligned words among which moves are looked for. */
const MAX_UNALIGNED_WORDS = 400;

/** Longest runs first, so that a passage moves as one. */
function move(places: (Placed | null)[], reference: Words, words: Words): void {
  const texts = places.flatMap((place, at) => (isLoose(place) ? [at] : []));
  const fixed = new Set(places.filter((place) => !isLoose(place)).flatMap(wordsIn));
  const wordings = words.folded.map((_, at) => at).filter((at) => !fixed.has(at));
  if (texts.length > MAX_UNALIGNED_WORDS || wordings.length > MAX_UNALIGNED_WORDS) return;
  for (const run of runsInCommon(reference.folded, words.folded, { texts, wordings })) {
    for (let at = 0; at < run.size; at += 1) {
      const [text, word] = [run.text + at, run.word + at];
      unplace(places, word);
      places[text] = { op: 'moved', from: word, to: word + 1, columns: 1, isJoined: false };
    }
  }
}

function isLoose(place: Placed | null): boolean {
  if (place === null) return true;
  return (
    place.op === 'changed' && place.value === undefined && place.to - place.from === 1 && place.columns === 1
  );
}

function wordsIn(place: Placed | null): number[] {
  return place === null ? [] : Array.from({ length: place.to - place.from }, (_, at) => place.from + at);
}

/** A moved word no longer replaces another. */
function unplace(places: (Placed | null)[], word: number): void {
  const at = places.findIndex((place) => place?.op === 'changed' && place.from === word);
  if (at >= 0) places[at] = null;
}
