import { SHORT_IN_NAMES } from '../words/abbreviations.js';
import { foldedWords } from './places.js';
import { CONTEXT_UTF16 } from './selector.js';

// In a transcript a name and a colon say who speaks: the same words of another speaker are not the marked ones.

/** The start of a line or sentence, a few words beginning with a capital, a colon, and nothing after it. */
const LABEL = new RegExp(
  String.raw`[\n\r.!?…”"’)\]]\s*([\p{Lu}][^\n\r:.!?…]{0,40}|(?:${SHORT_IN_NAMES})\. ?[^\n\r:.!?…]{1,40}):\s*[“"«‘']?\s*$`,
  'u',
);
/** UTF-16 code units before the words in which a label is looked for. */
const MAX_LABEL_DISTANCE_UTF16 = 64;

/**
 * Whether the words are at this place attributed to another speaker; false where either place has no label right
 * before it.
 */
export function isAnothers(prefix: string | null, text: string, start: number): boolean {
  // A context of full length is cut somewhere in the text; a shorter one begins with the text.
  const before = (prefix ?? '').length < CONTEXT_UTF16 ? `\n${prefix ?? ''}` : (prefix ?? '');
  const old = labelOf(before);
  if (old.length === 0) return false;
  const now = labelOf(
    `${start <= MAX_LABEL_DISTANCE_UTF16 ? '\n' : ''}${text.slice(Math.max(0, start - MAX_LABEL_DISTANCE_UTF16), start)}`,
  );
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

const TURN = new RegExp(
  String.raw`^\s*(\p{Lu}[^:.!?…“"«„\n]{0,40}|(?:${SHORT_IN_NAMES})\. ?[^:.!?…“"«„\n]{1,40}):\s*(.*)$`,
  'su',
);
/** Maximum length of a line in UTF-16 code units: a line may be a whole text. */
const MAX_LINE_LENGTH = 600;

/**
 * The speaker of the line. Where quotation marks follow the colon, words after the closing mark are the reporter’s.
 */
function speakerOf({ text, start }: PlaceIn): string[] {
  const before = text.slice(Math.max(0, start - MAX_LINE_LENGTH), start);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  if (line.length === MAX_LINE_LENGTH) return [];
  const [, name = '', said = ''] = TURN.exec(line) ?? [];
  return /^[“"«„]/.test(said) && /[”"»“]/.test(said.slice(1)) ? [] : foldedWords(name);
}

/** “Ms Bold”, “Bold” and “Ms Bold (Harbour)” are one speaker: names get corrected and extended. */
function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const isWithin = (some: readonly string[], all: readonly string[]) =>
    some.every((word) => all.includes(word));
  return one.at(-1) === other.at(-1) || isWithin(one, other) || isWithin(other, one);
}

function labelOf(before: string): string[] {
  return foldedWords(LABEL.exec(before)?.[1] ?? '');
}
