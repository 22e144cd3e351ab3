import { MAY_END, NEVER_END } from '../../words/abbreviations.js';
import { Integers } from './integers.js';
import { WORD } from './kinds.js';

// Where sentences begin. A full stop after a title, an initial or an abbreviation ends none.

interface Scanned {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
}

/** U.S., a.m. */
const LETTERS = /^\p{L}(?:\.\p{L})+$/u;
const BEGINS =
  /^(?:the|a|an|he|she|it|they|we|i|but|and|in|on|at|for|if|when|while|as|his|her|their|its|this|that|these|those|there|some|many|most|after|before|what|asked|according)$/i;

/** The first token of each sentence, then the number of tokens. */
export function sentenceStarts(text: string, tokens: Scanned, paragraphs: Int32Array): Int32Array {
  const found = new Integers();
  let paragraph = 0;
  for (let token = 0; token < tokens.count; token += 1) {
    const begins = token === paragraphs[paragraph];
    if (begins) paragraph += 1;
    const isAfterWord = token > 0 && tokens.kinds[token - 1] === WORD;
    if (begins || (!isAfterWord && isStart(text, tokens, token))) found.push(token);
  }
  found.push(tokens.count);
  return found.array();
}

/** More closing marks than any sentence ends with. */
const MAX_CLOSERS = 8;

function isStart(text: string, { starts, ends }: Scanned, token: number): boolean {
  // The end of the sentence before, past closing marks and brackets that directly follow it.
  let end = token - 1;
  while (end > 0 && token - end <= MAX_CLOSERS && isCloser(text, starts, ends, end)) end -= 1;
  const sign = text[starts[end] as number] as string;
  if (!/[.?!…。？！]/.test(sign) || end < 1) return false;
  if (/[。？！]/.test(sign)) return true;
  if (starts[token] === ends[token - 1]) return false;
  const next = text.slice(starts[token], ends[token]);
  if (!/^[\p{Lu}\p{N}"“„«‘'`([—–-]/u.test(next)) return false;
  if (sign !== '.' || end < token - 1) return true;
  return endsSentence(text.slice(starts[end - 1], ends[end - 1]), next);
}

function isCloser(text: string, starts: Int32Array, ends: Int32Array, token: number): boolean {
  return /^["”»’'」』)\]]/.test(text[starts[token] as number] as string) && starts[token] === ends[token - 1];
}

/** U.S., a.m., Ph.D., Co.: these end a sentence only before a word that often begins one. */
function mayEnd(word: string): boolean {
  return LETTERS.test(word) || MAY_END.has(word.toLowerCase());
}

/** Whether a full stop directly after a word belongs to it. */
export function isAbbreviation(word: string): boolean {
  return NEVER_END.has(word.toLowerCase()) || mayEnd(word) || /^\p{Lu}$/u.test(word);
}

function endsSentence(last: string, next: string): boolean {
  if (/^nos?$/i.test(last) && /^\p{N}/u.test(next)) return false;
  if (NEVER_END.has(last.toLowerCase()) || /^\p{Lu}$/u.test(last)) return BEGINS.test(next) && last === 'I';
  return !mayEnd(last) || BEGINS.test(next);
}
