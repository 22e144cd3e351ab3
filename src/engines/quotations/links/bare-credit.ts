import { DOUBLE_MARKS } from '../../reading/regions/characters.js';
import { sentenceEndBetween } from '../../reading/sentences/ends.js';
import type { Span } from '../../text/span.js';
import type { Draft } from './drafts.js';

// “Birk said that Falk had told workers “…””: what Birk said is who said it and to whom, and no statement of its own.

/** Drafts on each side of one that may be what it credits. */
const MAX_BESIDE = 20;
/** Words that are a quotation of their own. */
export const MIN_OWN_WORDS = 4;

/** @param drafts in order of appearance */
export function withoutBareCredit(text: string, drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft, at) => {
    const near = drafts.slice(Math.max(0, at - MAX_BESIDE), at + MAX_BESIDE);
    const spans = draft.spans.flatMap((span) => withoutCredit(text, span, near));
    if (spans.every((span, n) => span === draft.spans[n]) && spans.length === draft.spans.length)
      return [draft];
    return countWords(text, spans) >= MIN_OWN_WORDS ? [{ ...draft, spans }] : [];
  });
}

/** What is said before the credit of words that follow. */
function withoutCredit(text: string, span: Span, near: readonly Draft[]): Span[] {
  const [start, end] = span;
  for (const { cue, speaker, spans } of near) {
    if (cue === null || cue[0] < start || cue[1] > end) continue;
    if (!spans.some((one) => isFollowing(text, [cue[1], end], one))) continue;
    if (!isAddressee(text.slice(cue[1], end))) continue;
    const from = speaker !== null && speaker[0] >= start ? Math.min(speaker[0], cue[0]) : cue[0];
    const own = STATEMENT_BEFORE.exec(text.slice(start, from))?.groups?.own ?? '';
    return own === '' ? [] : [[start, start + own.length]];
  }
  return [span];
}

/** Words after a credit that go on where it ends, within the sentence: they may begin with its “that”. */
function isFollowing(text: string, [from, end]: Span, [start, after]: Span): boolean {
  if (start < from || after <= end || start - end > MAX_BETWEEN_UTF16) return false;
  return start <= end || sentenceEndBetween(text, end, start) === null;
}

/** “[had told] the workers at the gate that”, without a word of what they were told. */
function isAddressee(words: string): boolean {
  const [before = '', complementizer] = words.split(COMPLEMENTIZER);
  if (complementizer === undefined) return countIn(words) <= MAX_ADDRESSEE_WORDS;
  return complementizer.trim() === '' && !IN_MARKS.test(before);
}

const IN_MARKS = new RegExp(`[${DOUBLE_MARKS}]`);
const COMPLEMENTIZER = /\b(?:that|whether|if|how|why)\b/;
const MAX_ADDRESSEE_WORDS = 4;

/** “, according to the foreman Falk, ” */
const MAX_BETWEEN_UTF16 = 80;

/** “the yard was losing money and that [Falk had told workers]” */
const STATEMENT_BEFORE = /^(?<own>.*[^\s,;])(?:[,;]? (?:and|but|yet)|;)(?: (?:that|how))?(?: \p{Ll}+)? $/su;

function countWords(text: string, spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + countIn(text.slice(...span)), 0);
}

function countIn(words: string): number {
  return words.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
