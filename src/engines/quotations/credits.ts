import { fold } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { MARKS, MAX_CONTEXT_UTF16, paragraphStart } from './marks.js';

// Whom a text credits with a quotation, as far as its words show: the clause before or after it, or a transcript
// label. Enough to tell two speakers apart, never to name one.

/** As printed in the text. */
export interface Credit {
  readonly words: string;
  readonly names: readonly string[];
  readonly pronoun: string | null;
}

/** “Ada Berg said: …”: the clause directly before the opening mark. Null after the end of a sentence. */
export function creditBefore(text: string, start: number): Credit | null {
  const before = text.slice(Math.max(paragraphStart(text, start), start - 300), start).replace(OPENING, '');
  if (!/[:,]\s*$/.test(before)) return null;
  const sentence = (before.split(SENTENCE_END).at(-1) ?? '').replace(/[:,\s]+$/, '');
  const own = creditIn(sentence.split(MARKS).at(-1) ?? '');
  // “We are ready,” she said: “we” is not who speaks. But: Berg, of the “Long Ebb”, said.
  return own !== null && (own.names.length > 0 || own.pronoun !== null) ? own : creditIn(sentence);
}

/** “…,” said Ada Berg: the clause directly after the closing mark. Null where the quotation ended its sentence. */
export function creditAfter(text: string, end: number): Credit | null {
  const ends = /^([.,?!…]?)["”“»」』’]([,–—]?)\s*/.exec(text.slice(end, end + 6));
  const isOpen = ends && (ends[2] || /[,?!]/.test(text[end - 1] ?? '') || /[,?!]/.test(ends[1] ?? ''));
  if (!isOpen) return null;
  const after = text.slice(end + ends[0].length, end + 200).split(CLAUSE_END)[0] ?? '';
  const isClause = !NO_CREDIT.test(after) && after.trim().split(/\s+/).length <= MAX_CREDIT_WORDS;
  return isClause ? creditIn(after) : null;
}

/** “…”, in line with the law of 1979: the sentence continues without naming a speaker. */
const NO_CREDIT =
  /^(?:in|on|at|with|while|whereas|as|but|and|or|to|for|by|of|that|which|who|because|when|where|if)\b/;
const MAX_CREDIT_WORDS = 14;

const OPENING = /["“„«»「『‘]?\s*$/;
const SENTENCE_END = /(?<!\b(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Gen|Prof))[.!?…]["”»’]?\s+|[”»]\s+(?=\p{Lu})/u;
const CLAUSE_END = /(?<!\b(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Gen|Prof))[.!?…\n]|["“„«「]/u;

/** Names after these words are places, days and listeners. */
const NOT_SPEAKERS =
  /\b(?:in|on|at|from|via|during|after|before|since|told|tells|telling|for|with|against|about|of the|of)\s+(?:the\s+)?(?:\p{Lu}[\p{L}\p{M}’'-]*\s*)+/gu;
const PRONOUNS = /^(?:he|she|they|i|we)$/;
const NO_NAMES = new Set(
  'the a an and but then later meanwhile earlier yet still so when as in on at for from with by if though his her their mr mrs ms dr'.split(
    ' ',
  ),
);

export function creditIn(clause: string): Credit | null {
  const words = clause.trim();
  if (words === '') return null;
  const said = words.replace(NOT_SPEAKERS, ' ').match(/[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu) ?? [];
  const pronoun = said.map((word) => word.toLowerCase()).find((word) => PRONOUNS.test(word)) ?? null;
  const names = said
    .filter((word) => /^\p{Lu}/u.test(word) && !PRONOUNS.test(word.toLowerCase()))
    .map((word) => fold(word).replace(/['’]s$/, ''))
    .filter((word) => !NO_NAMES.has(word));
  return { words, names, pronoun };
}

/**
 * Whether two clauses credit different people. A pronoun may refer to the other's name: “she” after “Ada Berg said”.
 */
export function areTwoPeople(first: Credit | null, second: Credit | null): boolean {
  if (first === null || second === null) return false;
  if (first.names.length > 0 && second.names.length > 0)
    return !first.names.some((name) => second.names.includes(name));
  if (first.pronoun !== null && second.pronoun !== null) return first.pronoun !== second.pronoun;
  // “…,” he said. “…,” said Otto Lind: “he” refers to a preceding name, so hardly to the one that follows.
  return first.pronoun !== null && second.names.length > 0;
}

/** A transcript line that begins with a speaker: at most five words, each a name or in capitals. */
const LABEL =
  /(?:^|\n)[ \t]*((?:\p{Lu}[\p{L}\p{M}.’'-]*|de|von|van|der|al|bin|la|di|of|the)(?: +(?:\p{Lu}[\p{L}\p{M}.’'-]*|\([^)\n]{1,40}\)|de|von|van|der|al|bin|la|di|of|the)){0,5}):(?=\s)/gu;

/**
 * The labels in and before a span, with their positions in UTF-16 code units; empty for a text that is no transcript.
 */
export function speakerLabelsIn(
  text: string,
  [start, end]: Span,
): { readonly label: Span; readonly name: string }[] {
  const from = Math.max(0, start - MAX_CONTEXT_UTF16);
  const window = text.slice(from, end);
  const turns = [...window.matchAll(LABEL)].map(({ index, 0: whole, 1: name = '' }) => ({
    label: [from + index + whole.indexOf(name), from + index + whole.length] as Span,
    name,
  }));
  // A single line with a colon announces something, and a speech in quotation marks is a quotation that it announces.
  const isTranscript =
    turns.filter(({ label }) => !MARKS.test(text.slice(label[1], label[1] + 3))).length > 1;
  return isTranscript ? turns : [];
}

/** Whether two labels name different people: “MS BERG” and “Ada Berg” are one. */
export function areTwoLabels(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const [first, second] = [creditIn(asName(one)), creditIn(asName(other))];
  return first !== null && second !== null && !first.names.some((name) => second.names.includes(name));
}

function asName(label: string): string {
  return label.replace(/\([^)]*\)/g, '');
}
