import { beginsSentence, between, isBreak, startsLowerCase } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { MARKS } from '../../reading/regions/characters.js';
import { regionAround } from '../../reading/regions/within.js';
import {
  ALL_STOPS,
  EXCLAMATION_MARKS,
  FULL_STOPS,
  hasQuestionMark,
  PAUSES,
  QUESTION_MARKS,
  STOPS,
} from '../../reading/sentences/stops.js';
import { altered, type Case, type Finding, harmless } from './finding.js';
import { isAnswerBefore, type Joint, jointsOf } from './joints.js';
import { hasChangedPause } from './pauses.js';

// Compares the punctuation between the words and after the last one. A question that became a statement is another
// sentence.

export function findingsOfPunctuation(its: Case): Finding[] {
  const joints = jointsOf(its);
  const turned = !its.unpunctuated && joints.some((some) => hasChangedPause(its, some));
  return [
    ...joints.flat().flatMap((joint) => findingsAt(its, joint)),
    ...(turned || losesAnswer(its) ? altered('meaning_mark') : []),
    ...findingsOfWrap(its),
    ...findingsOfTail(its),
  ];
}

function findingsAt(its: Case, { at, printed, source }: Joint): Finding[] {
  if (printed === source) return [];
  const findings = [harmless(its.unpunctuated ? 'source_unpunctuated' : 'typographic')];
  const isBetweenLetters = /\p{L}/u.test(`${its.wording.folded[at - 1]}${its.wording.folded[at]}`);
  if (isBetweenLetters && isHyphen(printed) !== isHyphen(source) && !DASH.test(printed + source))
    findings.push(harmless('hyphen'));
  if (its.unpunctuated) return findings;
  const isQuestion = (marks: string) => hasQuestionMark(asked(its, marks));
  const isTurned =
    isQuestion(printed) !== isQuestion(source) || hasOtherOwner(its.wording, at, printed, source);
  return isTurned ? [...findings, ...altered('meaning_mark')] : findings;
}

/** In Greek a semicolon is the question mark. */
function asked({ language }: Case, marks: string): string {
  return language === 'el' ? marks.replaceAll(';', '?') : marks;
}

const DASH = /[\u2013\u2014\u2015]|--/;

/** A hyphen within a line: one at its end may be a line break. */
function isHyphen(gap: string): boolean {
  return /^[-\u2010\u2011]$/.test(gap);
}

/** “the boys’ school” and “the boys school”: an apostrophe after s, where no open mark could be closed by it. */
function hasOtherOwner(wording: Words, at: number, printed: string, source: string): boolean {
  const [ours, theirs] = [OWNER.test(printed), OWNER.test(source)];
  if (ours === theirs || !/^\s+$/.test(ours ? source : printed)) return false;
  if (!/s$/.test(wording.folded[at - 1] ?? '')) return false;
  const before = wording.text.slice(Math.max(0, (wording.starts[at] ?? 0) - 120), wording.starts[at]);
  return !/(?:^|\s)['\u2018]\S/.test(before);
}

const OWNER = /^['\u2019]\s+$/;

const ANSWERED = new RegExp(`^[,${STOPS}]`);

/** An answer whose comma was removed together with the attribution. */
function losesAnswer(its: Case): boolean {
  return its.passages.some((runs) =>
    runs.some(({ reason, wording: [at], text: [place] }) => {
      if (reason !== 'attribution' || !isAnswerBefore(its, place)) return false;
      return /^\s*$/.test(between(its.wording, at)) && ANSWERED.test(between(its.text, place));
    }),
  );
}

const MARKED = new RegExp(`[${MARKS}]`);

/** A wording that is enclosed in quotation marks of its own. */
function findingsOfWrap({ wording }: Case): Finding[] {
  const ends = [between(wording, 0), between(wording, wording.folded.length)];
  return ends.some((marks) => MARKED.test(marks)) ? [harmless('typographic')] : [];
}

function findingsOfTail(its: Case): Finding[] {
  const last = its.passages.at(-1)?.at(-1);
  if (last === undefined || last.op === 'added') return [];
  const printed = asked(its, between(its.wording, its.wording.folded.length));
  const source = asked(its, tailOfSource(its, last.text[1]));
  const [mark, other] = [firstMark(printed), firstMark(source)];
  if (mark === other || its.wording.marks.has(its.wording.folded.length)) return [];
  if (its.unpunctuated) return [harmless('source_unpunctuated')];
  const isTurned = (mark === '?' && isStatement(other)) || (other === '?' && isStated(its, mark));
  if (isTurned && isBreak(its.text, last.text[1])) return altered('meaning_mark');
  if (other === '?' && its.wording.folded.length >= MIN_QUESTION_WORDS)
    return [harmless('meaning_mark'), harmless('final_punctuation')];
  return mark === '' && other === '' ? [] : [harmless('final_punctuation')];
}

/** From this many words on, the end of a question reads as a statement without its mark; fewer are a term. */
const MIN_QUESTION_WORDS = 4;

/** A whole question that ends as a statement: with a full stop or, as printed quotations do, with a comma. */
function isStated({ wording, text, passages }: Case, mark: string): boolean {
  if (isStatement(mark)) return true;
  const start = passages[0]?.[0]?.text[0] ?? 0;
  return mark === ',' && !startsLowerCase(wording, 0) && beginsSentence(text, start);
}

function isStatement(mark: string): boolean {
  return mark === '.' || mark === '!';
}

/** Without the question that the reporter asks: “Did she call it “a gift”?” */
function tailOfSource({ text }: Case, end: number): string {
  const tail = between(text, end).slice(0, 12);
  if (!hasQuestionMark(tail)) return tail;
  const [start, from] = [text.starts[end - 1] ?? 0, text.ends[end - 1] ?? 0];
  const region = regionAround(text.reading.regions, [start, from], 1);
  return region?.isClosed ? tail.slice(0, region.end - from) : tail;
}

/** The first mark other than quotation marks and brackets; `?` where it is one of several, as in ?!. */
function firstMark(marks: string): string {
  const first = FIRST.exec(marks.replace(AROUND, ''))?.[0] ?? '';
  if (hasQuestionMark(first)) return '?';
  return PLAIN.reduce((mark, [pattern, plain]) => mark.replace(pattern, plain), first.slice(0, 1));
}

const AROUND = new RegExp(`[${MARKS}\\s)\\]]`, 'g');
const FIRST = new RegExp(`^[${ALL_STOPS}${QUESTION_MARKS}${PAUSES}\\u2013\\u2014-]+`);
/** Marks of other scripts, and what they mean. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[${FULL_STOPS}]`), '.'],
  [new RegExp(`[${EXCLAMATION_MARKS}]`), '!'],
  [/[\u3001\uFF0C\u060C]/, ','],
];
