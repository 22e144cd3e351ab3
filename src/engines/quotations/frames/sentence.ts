import type { Span } from '../../text/span.js';
import { SHORT_BEFORE_STOP } from '../../words/abbreviations.js';

// The sentence around a position, as far as full stops show it.

/** UTF-16 code units to either side: a longer sentence is hardly prose. */
const MAX_SENTENCE_UTF16 = 600;

const END = String.raw`[.!?…]["'”’»)]{0,3}\s{1,8}(?=[\p{Lu}\p{N}"'“‘«„([–—@#])|[\r\n\f]`;
const NEXT_END = new RegExp(END, 'gu');
const END_HERE = new RegExp(END, 'uy');
const TERMINATORS = '.!?…\r\n\f';
const ABBREVIATED = new RegExp(
  String.raw`(?:^|(?<!\bon)[\s("“])(?:\p{Lu}|${SHORT_BEFORE_STOP}|[\p{L}.]{1,6}\.\p{L})\.$`,
  'u',
);

/** The part of its sentence before a position. */
export function sentenceBefore(text: string, at: number): Span {
  const from = Math.max(0, at - MAX_SENTENCE_UTF16);
  for (let end = at - 1; end >= from; end -= 1) {
    if (isLetter(text.charCodeAt(end)) || !TERMINATORS.includes(text.charAt(end))) continue;
    END_HERE.lastIndex = end;
    const match = END_HERE.exec(text);
    if (match !== null && end + match[0].length <= at && ends(text, match))
      return [end + match[0].length, at];
  }
  return [from, at];
}

/** The part of its sentence after a position, without the full stop at its end. */
export function sentenceAfter(text: string, at: number): Span {
  const after = text.slice(at, at + MAX_SENTENCE_UTF16);
  for (const match of after.matchAll(NEXT_END)) if (ends(after, match)) return [at, at + match.index];
  return [at, at + after.trimEnd().replace(/\.$/, '').length];
}

function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function ends(text: string, { 0: whole, index }: RegExpExecArray): boolean {
  if (!whole.startsWith('.')) return true;
  return !ABBREVIATED.test(text.slice(Math.max(0, index - 12), index + 1));
}
