import { foldedWords } from './places.js';
import { CONTEXT } from './selector.js';

// In a transcript a name and a colon say whose words follow: the same words of somebody else are not those meant.

/** A beginning of a line or of a sentence, a few words that begin with a capital, a colon, and nothing behind it. */
const LABEL =
  /[\n\r.!?…”"’)\]]\s*([\p{Lu}][^\n\r:.!?…]{0,40}|(?:Mr|Mrs|Ms|Dr)\. ?[^\n\r:.!?…]{1,40}):\s*[“"«‘']?\s*$/u;
/** As much as is looked at before words. */
const REACH = 64;

/** Whether words that are said by one are, at a place, said by another; false where no label stands right before either. */
export function isAnothers(prefix: string | null, text: string, start: number): boolean {
  // What is as long as it may be was cut somewhere, and begins nowhere; what is shorter begins with the text.
  const before = (prefix ?? '').length < CONTEXT ? `\n${prefix ?? ''}` : (prefix ?? '');
  const old = labelOf(before);
  if (old.length === 0) return false;
  const now = labelOf(`${start <= REACH ? '\n' : ''}${text.slice(Math.max(0, start - REACH), start)}`);
  return now.length > 0 && !isAlike(old, now);
}

/** Whether a place is in the turn of one speaker in a text, and of another in the other; false where either has no label. */
export function areTwoSpeakers(one: PlaceIn, other: PlaceIn): boolean {
  const [some, others] = [speakerOf(one), speakerOf(other)];
  return some.length > 0 && others.length > 0 && !isAlike(some, others);
}

export interface PlaceIn {
  readonly text: string;
  readonly start: number;
}

const TURN = /^\s*(\p{Lu}[^:.!?…“"«„\n]{0,40}|(?:Mr|Mrs|Ms|Dr)\. ?[^:.!?…“"«„\n]{1,40}):\s*(.*)$/su;
/** A line may be a whole text. */
const MAX_LINE_LENGTH = 600;

/** Whose line it is. Words in marks behind a colon end with the marks: what follows is the reporter’s. */
function speakerOf({ text, start }: PlaceIn): string[] {
  const before = text.slice(Math.max(0, start - MAX_LINE_LENGTH), start);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  if (line.length === MAX_LINE_LENGTH) return [];
  const [, name = '', said = ''] = TURN.exec(line) ?? [];
  return /^[“"«„]/.test(said) && /[”"»“]/.test(said.slice(1)) ? [] : foldedWords(name);
}

/** “Ms Bold” is “Bold”, and “Ms Bold (Harbour)” too: a name is corrected and added to. */
function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const isWithin = (some: readonly string[], all: readonly string[]) =>
    some.every((word) => all.includes(word));
  return one.at(-1) === other.at(-1) || isWithin(one, other) || isWithin(other, one);
}

function labelOf(before: string): string[] {
  return foldedWords(LABEL.exec(before)?.[1] ?? '');
}
