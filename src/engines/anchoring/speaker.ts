import { labelBefore, nameDirectlyBefore } from '../reading/turns/label-before.js';
import { foldedWords } from './places.js';
import { CONTEXT_UTF16 } from './selector.js';

// In a transcript a name and a colon say who speaks: the same words of another speaker are not the marked ones.

/**
 * Whether the words are at this place attributed to another speaker; false where either place has no label right
 * before it.
 */
export function isAnothers(prefix: string | null, text: string, start: number): boolean {
  // A context of full length is cut somewhere in the text; a shorter one begins with the text.
  const before = prefix ?? '';
  const old = foldedWords(nameDirectlyBefore(before, before.length, before.length >= CONTEXT_UTF16));
  if (old.length === 0) return false;
  const now = foldedWords(nameDirectlyBefore(text, start));
  return now.length > 0 && !isAlike(old, now);
}

/** Whether two places are in the speeches of different speakers; false where either has no label. */
export function areTwoSpeakers(one: PlaceIn, other: PlaceIn): boolean {
  const [some, others] = [speakerOf(one), speakerOf(other)];
  return some.length > 0 && others.length > 0 && !isAlike(some, others);
}

export interface PlaceIn {
  readonly text: string;
  readonly start: number;
}

/**
 * The speaker of the line. Where quotation marks follow the colon, words after the closing mark are the reporter’s.
 */
function speakerOf({ text, start }: PlaceIn): string[] {
  const label = labelBefore(text, start);
  if (label === null) return [];
  const said = text.slice(label.span[1], start).trimStart();
  return /^[“"«„]/.test(said) && /[”"»“]/.test(said.slice(1)) ? [] : foldedWords(label.name);
}

/** “Ms Bold”, “Bold” and “Ms Bold (Harbour)” are one speaker: names get corrected and extended. */
function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const isWithin = (some: readonly string[], all: readonly string[]) =>
    some.every((word) => all.includes(word));
  return one.at(-1) === other.at(-1) || isWithin(one, other) || isWithin(other, one);
}
