import { type Case, type Finding, harmless } from './finding.js';
import { beginsSentence, between, endsSentence, startsLowerCase, startsUpperCase } from './sentences.js';
import type { WordRange } from './step.js';

// Where a wording begins and ends, against where the sentence of the source does.

const TRAILING = /^[.!?]?[\s"'\u2019\u201D\u00BB)\],]*(?:\u2026|\.[ \u00A0]?\.)/;
const CLOSED_WITH_COMMA = /^,\s*(?:["\u201D\u00BB]|''|['\u2019](?!\p{L}))/u;
/** , ” … , “ and on in small letters: the sentence goes on after whoever said it was named. */
const RESUMED = /^[^\n.!?"\u201D]{1,120},\s*(?:["\u201C\u00AB]|''|``)\s*\p{Ll}/u;

export function findingsOfEnds(its: Case): Finding[] {
  const { wording } = its;
  const [first, last] = [its.passages[0]?.[0], its.passages.at(-1)?.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [start, end] = [startOf(its, first.text[0]), endOf(its, last.text[1])];
  const tail = between(wording, wording.folded.length);
  const isSentence =
    claimsBegin(its) &&
    !hasMark(wording.marks, wording.folded.length) &&
    /^[\s"'\u2019\u201D\u00BB)\]]*[.!?\u3002\uFF01\uFF1F]/.test(tail);
  return [
    ...markedEnds(its, last.text[1]),
    ...(its.unpunctuated ? [] : cutsOf(its, [start, end], isSentence)),
    ...(isSentence || isWholeSentence(its, start, end) ? [] : [harmless('fragment')]),
  ];
}

/** Before what the transcriber put there, such as a time. */
function startOf({ isNoise }: Case, start: number): number {
  let at = start;
  while (at > 0 && isNoise(at - 1)) at -= 1;
  return at;
}

/** After what the transcriber put there, unless the sentence ended before it. */
function endOf({ text, isNoise }: Case, end: number): number {
  let at = end;
  while (at < text.folded.length && !endsThere(text, at) && isNoise(at)) at += 1;
  return at;
}

/** A wording begins as a sentence with a capital; without case, with its first word. */
function claimsBegin({ wording }: Case): boolean {
  return !startsLowerCase(wording, 0) && !hasMark(wording.marks, 0);
}

function hasMark(marks: Case['wording']['marks'], at: number): boolean {
  return marks.get(at)?.ellipsis === true;
}

function markedEnds({ wording, text }: Case, end: number): Finding[] {
  const findings: Finding[] = [];
  if (hasMark(wording.marks, 0)) findings.push({ flag: null, makes: 'elided' });
  if (hasMark(wording.marks, wording.folded.length)) {
    const isPrinted = TRAILING.test(between(text, end));
    if (!isPrinted) findings.push({ flag: 'marked_cut_end', makes: 'elided' });
  }
  return findings;
}

/** So many words under a capital that the source has not are shown as a sentence, whatever they end with. */
const FRAGMENT = 5;

function cutsOf({ wording, text, passages }: Case, [start, end]: WordRange, isSentence: boolean): Finding[] {
  const findings: Finding[] = [];
  const first = passages[0]?.[0];
  const isRaised =
    first?.op === 'same' && startsUpperCase(wording, 0) && startsLowerCase(text, first.text[0]);
  const claims = isSentence || (isRaised && wording.folded.length >= FRAGMENT);
  const begins = beginsSentence(text, start) || wording.marks.has(0);
  if (claims && !begins && startsUpperCase(wording, 0))
    findings.push({ flag: 'cut_start', makes: 'truncated' });
  if (isSentence && !endsThere(text, end)) findings.push({ flag: 'cut_end', makes: 'truncated' });
  return findings;
}

function isWholeSentence({ text }: Case, start: number, end: number): boolean {
  return beginsSentence(text, start) && endsThere(text, end);
}

/** A comma before a closing mark ends a sentence, unless the quotation takes it up again. */
function endsThere(text: Case['text'], end: number): boolean {
  if (endsSentence(text, end)) return true;
  const from = text.ends[end - 1] ?? 0;
  const rest = text.text.slice(from, from + 240);
  const closed = CLOSED_WITH_COMMA.exec(rest);
  if (closed !== null) return !RESUMED.test(rest.slice(closed[0].length));
  return /^[.!?\u2026]*(?:["\u201D\u00BB]|'')/.test(rest);
}
