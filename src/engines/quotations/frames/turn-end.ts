import type { Span } from '../../text/span.js';

// Where a turn of a transcript ends before the next label: prose that follows it is the reporter's.

/**
 * The paragraphs of a turn that are its own.
 * @param label as printed
 * @param isLong whether the turns of the transcript often have several paragraphs
 */
export function ownParagraphs(
  text: string,
  paragraphs: readonly Span[],
  label: string,
  isLong: boolean,
): readonly Span[] {
  const end = paragraphs.findIndex(
    (span, at) => at > 0 && (isProse(text.slice(...span), label) || (!isLong && !isAddressed(text, span))),
  );
  return end < 0 ? paragraphs : paragraphs.slice(0, end);
}

/** “CORRECTION: …”, “After the briefing …”, “Ms Voss later said …” below “VOSS:”. */
function isProse(words: string, label: string): boolean {
  return NOTE.test(words) || AFTERWARDS.test(words) || namesSpeaker(words, label) || REPORTED.test(words);
}

const NOTE =
  /^[([*_ ]{0,3}(?:\p{Lu}{4,}[\p{Lu} ]{0,20}|Corrections?|Clarification|Note|Editor[’']s note|Update|Related|Listen|Watch|Read more|Photo|Transcribed by|This (?:interview|transcript|conversation|article))\b[^\n]{0,60}?(?::|has been|was edited|edited)/u;
const AFTERWARDS =
  /^(?:After|Following|At the end of|Before|During|Outside) (?:the|this|that|their|our|an?) (?:press |news )?(?:conference|briefing|interview|hearing|debate|call|session|meeting|recording|podcast|exchange|programme|program|broadcast|speech|talk)\b/u;
const REPORTED =
  /^(?:A|An|The) (?:spokes(?:man|woman|person)|lawyer|representative|official|court|ministry|company)\b[^.“"]{0,120}\b(?:said|told|declined|did not|denied|confirmed)\b/u;

/** Who speaks seldom says their own surname. */
function namesSpeaker(words: string, label: string): boolean {
  const surname = label.split(/\s/).at(-1) ?? '';
  if (surname.length < 3 || ADDRESSED.test(words)) return false;
  const own = words.replaceAll(/[“"«][^”"»]*[”"»]/gu, ' ').toLowerCase();
  return own.split(/[^\p{L}\p{M}-]+/u).includes(surname.toLowerCase());
}

/** A first or second person: the words are somebody’s, and not the reporter's. */
function isAddressed(text: string, [start, end]: Span): boolean {
  return ADDRESSED.test(text.slice(start, end).replaceAll(/[“"«][^”"»]*[”"»]/gu, ' '));
}

const ADDRESSED = /(?<![\p{L}’'])(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us|[Ll]et’s)(?![\p{L}])/u;
