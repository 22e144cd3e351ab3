import { between, endsSentence } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { hasStop } from '../../reading/sentences/stops.js';
import { isClauseConjunction } from '../language/clauses.js';
import { denialAt } from '../language/negations.js';
import type { Case, Finding } from './finding.js';

// A negation or doubt before the quoted words that governs them: “we would never repair the roof” from “I did not say
// that we would never repair the roof”. The words are the speaker's, but what was said about them is lost.

/** Maximum distance, in words of the same sentence, of a negation that governs. */
const MAX_NEGATION_REACH = 15;
const DOUBTS =
  /^(?:doubt(?:s|ed|ing|ful)?|false|untrue|lies?|myth|hoax|nonsense|rumou?rs?|alleg(?:e|es|ed|edly|ation)|pretend(?:s|ed)?|supposedly)$/;
/** Characters that seldom negate what follows. */
const WITHIN_WORDS = /^[非别別未否莫]$/;

export function findingsOfGoverned(its: Case): Finding[] {
  return [...before(its), ...joined(its)];
}

function before(its: Case): Finding[] {
  const isGoverned = its.passages.some((runs) => {
    const start = Math.min(...runs.map(({ text }) => text[0]));
    return runs.length > 0 && isGovernedAt(its, its.text, start);
  });
  return isGoverned ? [{ flag: 'negation_before', makes: 'exact' }] : [];
}

function isGovernedAt(its: Case, words: Words, start: number): boolean {
  for (let at = start; at > 0 && start - at < MAX_NEGATION_REACH; at -= 1) {
    const word = words.folded[at - 1] ?? '';
    const gap = between(words, at);
    if (isEnd(its, words, at, start) || /[;:]/.test(gap)) return false;
    if (endsDenial(its, words, at)) return true;
    if (isClauseConjunction(words, at - 1)) return false;
    if (its.language === 'zh' && /\uFF0C/.test(gap)) return false;
    if (its.isNoise(at - 1) && words === its.text) continue;
    if (DOUBTS.test(word) || isDenial(its, words, at - 1)) return true;
  }
  return false;
}

/** “anything but”, “far from”: a denial of several words that ends before this one. */
function endsDenial({ language }: Case, words: Words, at: number): boolean {
  return [2, 3, 4].some((back) => at >= back && denialAt(words, at - back, language) === back);
}

/** “No, we will” and “not only” do not deny what follows. */
function isDenial({ language }: Case, words: Words, at: number): boolean {
  if (denialAt(words, at, language) === 0 || WITHIN_WORDS.test(words.folded[at] ?? '')) return false;
  return !/^(?:only|just|merely)$/.test(words.folded[at + 1] ?? '') && !/^\s*,/.test(between(words, at + 1));
}

/** A mark within the wording does not end a sentence by itself, even before a capital. */
function isEnd(its: Case, words: Words, at: number, start: number): boolean {
  const isMark = words === its.wording && at === start;
  return !isMark && endsSentence(words, at);
}

const ELLIPSIS = /[[(]?(?:\u2026|\.[ \u00A0]?\.[ \u00A0]?\.)[\])]?/;

/** “I will not … resign” from “I will not say that. I will resign”: the ellipsis joins two sentences. */
function joined(its: Case): Finding[] {
  const isJoined = its.passages.flat().some(({ reason, wording: [at], text: [from, to] }) => {
    if (reason !== 'marked' || hasStop(between(its.wording, at).replace(ELLIPSIS, ''))) return false;
    return hasSentenceEnd(its.text, from, to) && isGovernedAt(its, its.wording, at);
  });
  return isJoined ? [{ flag: 'negation_joined', makes: 'elided' }] : [];
}

function hasSentenceEnd(text: Words, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if (endsSentence(text, at)) return true;
  return false;
}
