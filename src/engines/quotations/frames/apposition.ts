import { MONTH, WEEKDAY } from '../../words/calendar.js';
import { isCommonNoun } from './noun-phrase.js';
import type { Token } from './tokens.js';

// “Ada Berg, 54, mayor of Ortwick, who has led it since 2019”: what follows a name and belongs to the speaker.

const MAX_APPOSITIONS = 3;
const STARTS = /^(?:the|an?|his|her|its|their|who|which|whose|where|one|now|then|formerly|of)$/;
/** “…, the mayor of Ortwick, in a statement”, “… on Tuesday”: no part of it any more. */
const AFTERWARDS = /^(?:on|in|at|during|after|before|by|to|from|via|through)$/;
const ADJUNCT = new RegExp(
  `^(?:an?|his|her|its|their|response|reply|court|parliament|${WEEKDAY}|${MONTH})$`,
  'i',
);

/** @param from the first token of the noun phrase; @param end the one after it */
export function appositionEnd(tokens: readonly Token[], from: number, end: number): number {
  let at = end;
  for (let count = 0; count < MAX_APPOSITIONS; count += 1) {
    if (tokens[at]?.text !== ',' || !isApposition(tokens, from, at + 1)) break;
    const isAge = /^\d{1,3}$/.test(tokens[at + 1]?.text ?? '');
    at = isAge ? at + 2 : pieceEnd(tokens, at + 1);
  }
  return at;
}

function isApposition(tokens: readonly Token[], from: number, at: number): boolean {
  const [first, head] = [tokens[at], tokens[from]];
  if (first === undefined || head === undefined || !first.isWord) return false;
  if (/^\d{1,3}$/.test(first.text) || STARTS.test(first.lower)) return true;
  // “his deputy, Ada Berg”; “Ada Berg, mayor of Ortwick”
  if (first.isCapital) return !head.isCapital;
  return isCommonNoun(first) && !/(?:ing|ed)$/.test(first.lower);
}

function pieceEnd(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at += 1) {
    const { text, lower } = tokens[at] as Token;
    if (/^[,;:—–]$/.test(text)) return at;
    if (at > from && AFTERWARDS.test(lower) && ADJUNCT.test(tokens[at + 1]?.lower ?? '')) return at;
  }
  return tokens.length;
}
