import { firstIndex } from '../../text/first-index.js';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import { isTitle } from '../../words/turns.js';

// A turn: what one speaker says in a transcript, an interview, a thread or a dialogue before the next one speaks.

/**
 * How the text shows who speaks. `label`: a name before the words, with a colon. `letter`: Q. and A. `name_above`: a
 * line of its own. `post`: the name or handle of an account, or a numbered post. `question`: paragraphs that are
 * questions, and answers below them. `sign`: “>>” for a new speaker. `dash`: a dialogue, each turn after a dash.
 */
export type TurnFormat = 'label' | 'letter' | 'name_above' | 'post' | 'question' | 'sign' | 'dash';

/** Positions are UTF-16 code units of the text, end exclusive. */
export interface Turn {
  readonly format: TurnFormat;
  /** From the first word that is spoken to the last. */
  readonly start: number;
  readonly end: number;
  /** What is spoken, in order: a span for each paragraph, without label, stage directions and repeated lines. */
  readonly spans: readonly Span[];
  /** What names the speaker: before the words, or in a dialogue among them. */
  readonly label: Span | null;
  /** Who speaks, as printed in the label, without role and time; empty where nothing names the speaker. */
  readonly name: string;
  /** The fullest name that the text gives for the speaker; null where it names nobody, as for “Q”. */
  readonly person: string | null;
  /** Whether the label is a function and no name: “Operator”, “THE COURT”. */
  readonly isByRole: boolean;
  /** Words of the label and of the person's name, folded, without titles. */
  readonly names: readonly string[];
  /** Whether an interviewer, a reporter or a moderator speaks. */
  readonly isQuestioner: boolean;
  /** Whether an answer is marked as such: “A.” */
  readonly isAnswer: boolean;
  /** Whether the person surely spoke these words: the label is no heading, and one person alone bears the name. */
  readonly isCertain: boolean;
}

/** The turn in which a position is. */
export function turnAt(turns: readonly Turn[], position: number): Turn | null {
  const turn = turns[firstIndex(turns.length, (at) => (turns[at]?.start ?? 0) > position) - 1];
  return turn !== undefined && position < turn.end ? turn : null;
}

/** The names in a label, folded; one with titles only keeps them: “THE PRESIDENT”. */
export function namesOf(label: string): string[] {
  const words = fold(label)
    .split(/[\s.,()\u30FB]+/)
    .filter(Boolean);
  const names = words.filter((word) => !isTitle(word));
  return names.length > 0 ? names : words;
}

/** Whether a turn is that of one of these people: by a word of the name, or by its initials. */
export function isNamed({ names }: Pick<Turn, 'names'>, speakers: readonly string[]): boolean {
  return speakers.some((speaker) => {
    const own = namesOf(speaker);
    const initials = own.map((name) => name.charAt(0)).join('');
    return names.some(
      (name) =>
        own.includes(name) ||
        (name.length > 1 && name === initials) ||
        (name.length > 1 && !/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name) && isWithin(name, own)),
    );
  });
}

/** A name in a spaceless script is written as one word or several. */
function isWithin(name: string, own: readonly string[]): boolean {
  const whole = own.join('');
  return whole.includes(name) || name.includes(whole);
}
