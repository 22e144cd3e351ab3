import {
  beginsSentence,
  between,
  isBreak,
  mayEndBefore,
  startsCaseless,
  startsLowerCase,
  startsUpperCase,
} from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import {
  CLOSING_MARKS,
  DOUBLE_CLOSING_MARK,
  DOUBLE_MARKS,
  DOUBLE_OPENING_MARK,
} from '../../reading/regions/characters.js';
import { regionAround } from '../../reading/regions/within.js';
import {
  ALL_STOPS,
  EXCLAMATION_MARKS,
  hasStop,
  PAUSES,
  QUESTION_MARKS,
  STOPS,
} from '../../reading/sentences/stops.js';
import { isPerson } from '../language/clauses.js';
import { isCreditAfter } from '../language/credit-after.js';
import { conditionAt, denialAt, isNegationAt } from '../language/negations.js';
import type { WordRange } from '../verdict.js';
import { altered, type Case, type Finding, harmless } from './finding.js';
import { endWithBracket } from './omissions.js';

// Compares the beginning and end of a wording with those of the source's sentence.

const TRAILING = new RegExp(`^[${STOPS}]?[\\s${CLOSING_MARKS})\\],]*(?:\\u2026|\\.[ \\u00A0]?\\.)`);
const MARKED_END = new RegExp(`^[${STOPS}${PAUSES}]`);
const CLOSED_WITH_COMMA = new RegExp(`^,\\s*(?:${DOUBLE_CLOSING_MARK}|['\\u2019](?!\\p{L}))`, 'u');
const CLOSED = new RegExp(`^[${ALL_STOPS}]*[ \\u00A0\\u202F]?${DOUBLE_CLOSING_MARK}`);
/** A small letter may follow: “Whose?” she asked. */
const ASKED = new RegExp(`^\\s?[${QUESTION_MARKS}${EXCLAMATION_MARKS}]`);
/** , ” … , “ and then a small letter: the sentence continues after the attribution. */
const RESUMED = new RegExp(
  `^[^\\n${STOPS}${DOUBLE_MARKS}]{1,120},\\s+${DOUBLE_OPENING_MARK}\\s*\\p{Ll}`,
  'u',
);
/** After what closes a quotation. */
const STOPPED = new RegExp(`^[\\s${CLOSING_MARKS})\\]]*[${ALL_STOPS}]`);
const STOPPED_BEFORE_SPACE = new RegExp(`^[${STOPS}][${CLOSING_MARKS}]*\\s`);
const COMMA = new RegExp(`^,[${CLOSING_MARKS}]*$`);
const CLAUSE_END = new RegExp(`[;:${ALL_STOPS}]`);

export function findingsOfEnds(its: Case): Finding[] {
  const { wording } = its;
  const [first, last] = [its.passages[0]?.[0], its.passages.at(-1)?.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [start, end] = [startOf(its), endOf(its)];
  const tail = between(wording, wording.folded.length);
  const isSentence = claimsBegin(its) && !hasMark(wording.marks, wording.folded.length) && STOPPED.test(tail);
  return [
    ...markedEnds(its, last.text[1]),
    ...(its.unpunctuated ? [] : cutsOf(its, [start, end], isSentence)),
    ...negationsBeside(its, end, tail),
    ...(isSentence || isWholeSentence(its, start, end) ? [] : [harmless('fragment')]),
  ];
}

/** Before moved words, and what the transcriber inserted, such as a time. */
function startOf({ isNoise, passages }: Case): number {
  let at = Math.min(...(passages[0] ?? []).map(({ text }) => text[0]));
  while (at > 0 && isNoise(at - 1)) at -= 1;
  return at;
}

/** After what a bracket replaces and what the transcriber inserted, unless the sentence ended before it. */
function endOf(its: Case): number {
  const { text, isNoise, passages } = its;
  let at = endWithBracket(its, Math.max(...(passages.at(-1) ?? []).map((run) => run.text[1])));
  while (at < text.folded.length && isNoise(at) && !hasStop(between(text, at))) at += 1;
  return at;
}

/**
 * A wording that begins with a capital presents itself as a whole sentence; in scripts without case every wording
 * does.
 */
function claimsBegin({ wording }: Case): boolean {
  const isMarked = hasMark(wording.marks, 0) || between(wording, 0).endsWith('[');
  return !isMarked && !startsLowerCase(wording, 0);
}

function hasMark(marks: Case['wording']['marks'], at: number): boolean {
  return marks.get(at)?.ellipsis === true;
}

function markedEnds({ wording, text, unpunctuated }: Case, end: number): Finding[] {
  const findings: Finding[] = [];
  if (hasMark(wording.marks, 0)) findings.push({ flag: null, makes: 'elided' });
  if (hasMark(wording.marks, wording.folded.length)) {
    const isPrinted = TRAILING.test(between(text, end));
    if (!isPrinted) findings.push({ flag: 'marked_cut_end', makes: unpunctuated ? 'exact' : 'elided' });
  }
  return findings;
}

/**
 * From this many words on, a wording with a capital that the source lacks is presented as a sentence, whatever its
 * end.
 */
const MIN_SENTENCE_WORDS = 5;

function cutsOf(its: Case, [start, end]: WordRange, isSentence: boolean): Finding[] {
  const { wording, text, passages } = its;
  const findings: Finding[] = [];
  const first = passages[0]?.[0];
  const isRaised =
    first?.op === 'same' && startsUpperCase(wording, 0) && startsLowerCase(text, first.text[0]);
  const claims = isSentence || (claimsBegin(its) && isRaised && wording.folded.length >= MIN_SENTENCE_WORDS);
  const begins = beginsThere(its, start) || wording.marks.has(0);
  const isRaisedOrCaseless = startsUpperCase(wording, 0) || startsCaseless(wording, 0);
  if (claims && !begins && isRaisedOrCaseless) findings.push({ flag: 'cut_start', makes: 'truncated' });
  if (!endsThere(its, end) && (isSentence || leavesOutside(its, [start, end])))
    findings.push({ flag: 'cut_end', makes: 'truncated' });
  return findings;
}

function leavesOutside(its: Case, range: WordRange): boolean {
  return leavesCondition(its, range) || leavesDenial(its, range);
}

/** Up to this many words contain no statement that a condition could change. */
const MAX_WORDS_WITHOUT_STATEMENT = 2;

/**
 * “I will resign,” from “I will resign if …”: the omitted rest decides, though the wording does not claim to end
 * there.
 */
function leavesCondition(its: Case, [start, end]: WordRange): boolean {
  const { wording, text, language } = its;
  if (wording.folded.length < MAX_WORDS_WITHOUT_STATEMENT || hasMark(wording.marks, wording.folded.length))
    return false;
  if (CLAUSE_END.test(between(text, end)) || conditionAt(text, end, language) === 0) return false;
  return beginsThere(its, start) || beginsClause(text, start);
}

/** Maximum distance, in words of the sentence, at which a later denial still affects what was shown. */
const MAX_DENIAL_DISTANCE = 8;

/** A wording that starts its sentence and ends with a comma, where the sentence goes on to deny or limit it. */
function leavesDenial(its: Case, [start, end]: WordRange): boolean {
  const { wording, text, language } = its;
  const tail = between(wording, wording.folded.length);
  if (wording.folded.length <= MAX_WORDS_WITHOUT_STATEMENT || !COMMA.test(tail) || !claimsBegin(its))
    return false;
  if (!beginsThere(its, start) || hasMark(wording.marks, wording.folded.length)) return false;
  for (let at = end; at < end + MAX_DENIAL_DISTANCE; at += 1) {
    // After the closing mark, the words are the reporter's.
    if (isBreak(text, at)) return false;
    if (denialAt(text, at, language) > 0 || conditionAt(text, at, language) > 0) return true;
  }
  return false;
}

/** After punctuation or a conjunction, with the clause's subject. */
function beginsClause(text: Words, start: number): boolean {
  if (/[,;:\u2013\u2014]/.test(between(text, start))) return true;
  const before = text.folded[start - 1] ?? '';
  return (
    isPerson(text.folded[start] ?? '') && /^(?:that|and|but|or|because|so|then|dass|que|che)$/.test(before)
  );
}

/** A sentence continues from one subtitle to the next, unless it ended there or the word has a capital. */
function beginsThere({ text, passages }: Case, start: number): boolean {
  const first = passages[0]?.[0]?.text[0] ?? start;
  if (start >= first || start === 0) return beginsSentence(text, start);
  return hasStop(between(text, start)) || !startsLowerCase(text, first);
}

/** A negation omitted before the mark that followed it. Cutting a fragment off from a negation changes no words. */
function negationsBeside({ wording, text, language }: Case, end: number, tail: string): Finding[] {
  const isNext = isNegationAt(text, end, language) && /^\s+$/.test(between(text, end));
  const isClosed = MARKED_END.test(tail) && MARKED_END.test(between(text, end + 1));
  return isNext && isClosed && !hasMark(wording.marks, wording.folded.length)
    ? altered('negation', 'silent_omission')
    : [];
}

function isWholeSentence(its: Case, start: number, end: number): boolean {
  return !startsLowerCase(its.text, start) && beginsThere(its, start) && endsThere(its, end);
}

/** A full stop before a transcriber's remark, “(laughs)”, unless a small letter follows. */
function endsBeforeRemark({ text, isNoise }: Case, end: number): boolean {
  let next = end;
  while (next < text.folded.length && isNoise(next)) next += 1;
  if (next === end || !STOPPED_BEFORE_SPACE.test(between(text, end))) return false;
  return next === text.folded.length || !startsLowerCase(text, next);
}

/** Whether the quotation that has the last words of the wording has no more. */
function endsQuotation({ text, passages }: Case, end: number): boolean {
  const first = passages.at(-1)?.at(-1)?.text[0] ?? end;
  const span = [text.starts[first] ?? 0, text.ends[end - 1] ?? 0] as const;
  const region = regionAround(text.reading.regions, span);
  return region !== null && (text.starts[end] ?? Number.POSITIVE_INFINITY) >= region.end;
}

/** A comma before a closing mark ends a sentence, unless the quotation resumes it. */
function endsThere(its: Case, end: number): boolean {
  const { text } = its;
  if (mayEndBefore(text, end) || endsBeforeRemark(its, end)) return true;
  if (text.regions().length === 0 && isCreditAfter(text, end)) return true;
  const from = text.ends[end - 1] ?? 0;
  const rest = text.text.slice(from, from + 240);
  const closed = CLOSED_WITH_COMMA.exec(rest);
  if (closed !== null) return !RESUMED.test(rest.slice(closed[0].length));
  if (!CLOSED.test(rest) && !ASKED.test(rest) && !endsQuotation(its, end)) return false;
  return !RESUMED.test(rest.replace(/^[^\p{L}]+/u, ''));
}
