import { isAddressed, withoutQuoted } from './spoken.js';

// Where a turn ends before the next one begins: prose that follows it is the reporter's.

export interface TurnManner {
  /** As printed in the label. */
  readonly name: string;
  /** Whether further paragraphs are commonly the speaker's. */
  readonly isWhole: boolean;
  /** ISO 639-1 */
  readonly language: string | null;
}

/** Whether a further paragraph after the label is not the speaker's. */
export function endsTurn(words: string, { name, isWhole, language }: TurnManner): boolean {
  return isProse(words, name, language) || (!isWhole && !isAddressed(words, language));
}

/** “CORRECTION: …”, “After the briefing …”, “Ms Voss later said …” below “VOSS:”. */
function isProse(words: string, name: string, language: string | null): boolean {
  return (
    NOTE.test(words) || AFTERWARDS.test(words) || REPORTED.test(words) || namesSpeaker(words, name, language)
  );
}

const NOTE =
  /^[([*_ ]{0,3}(?:\p{Lu}{4,}[\p{Lu} ]{0,20}|Corrections?|Clarification|Note|Editor[’']s note|Update|Related|Listen|Watch|Read more|Photo|Transcribed by|This (?:interview|transcript|conversation|article))\b[^\n]{0,60}?(?::|has been|was edited|edited)/u;
const AFTERWARDS =
  /^(?:After|Following|At the end of|Before|During|Outside) (?:the|this|that|their|our|an?) (?:press |news )?(?:conference|briefing|interview|hearing|debate|call|session|meeting|recording|podcast|exchange|programme|program|broadcast|speech|talk)\b/u;
const REPORTED =
  /^(?:A|An|The) (?:spokes(?:man|woman|person)|lawyer|representative|official|court|ministry|company)\b[^.“"]{0,120}\b(?:said|told|declined|did not|denied|confirmed)\b/u;

/** Who speaks seldom says their own surname. */
export function namesSpeaker(words: string, name: string, language: string | null): boolean {
  const surname = name.split(/\s/).at(-1) ?? '';
  if (surname.length < 3 || isAddressed(words, language)) return false;
  const own = withoutQuoted(words).toLowerCase();
  return own.split(/[^\p{L}\p{M}-]+/u).includes(surname.toLowerCase());
}
