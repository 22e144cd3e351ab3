import { altered, type Case, type Finding, harmless } from './finding.js';
import type { Run } from './runs.js';
import { between, isBreak } from './sentences.js';

// The marks between the words, and after the last of them. A question that became a statement is another sentence.

export function findingsOfPunctuation(its: Case): Finding[] {
  return [
    ...its.passages.flat().flatMap((run) => findingsOfRun(its, run)),
    ...findingsOfWrap(its),
    ...findingsOfTail(its),
  ];
}

function findingsOfRun(its: Case, run: Run): Finding[] {
  const count = run.wording[1] - run.wording[0];
  if (run.op !== 'same' || count !== run.text[1] - run.text[0]) return [];
  const findings: Finding[] = [];
  for (let k = 1; k < count; k += 1) {
    if (its.wording.marks.get(run.wording[0] + k)?.bracket) continue;
    const [printed, source] = [between(its.wording, run.wording[0] + k), between(its.text, run.text[0] + k)];
    if (printed === source) continue;
    findings.push(harmless(its.unpunctuated ? 'source_unpunctuated' : 'typographic'));
    const word = its.wording.folded[run.wording[0] + k - 1] ?? '';
    if (!its.unpunctuated && isTurned(printed, source, word)) findings.push(...altered('meaning_mark'));
  }
  return findings;
}

/** A question that is none, or “No. More …” for “no more …”. */
function isTurned(printed: string, source: string, before: string): boolean {
  if (printed.includes('?') !== source.includes('?')) return true;
  const [stops, stopped] = [/[.!;:]/.test(printed), /[.!;:]/.test(source)];
  const isBare = /^\s*$/.test(stops ? source : printed);
  return stops !== stopped && isBare && /^(?:no|not|never)$/.test(before);
}

/** A wording that stands in marks of its own. */
function findingsOfWrap({ wording }: Case): Finding[] {
  const ends = [between(wording, 0), between(wording, wording.folded.length)];
  return ends.some((marks) => /["'\u2018-\u201E\u00AB\u00BB\u2039\u203A\u300C-\u300F]/.test(marks))
    ? [harmless('typographic')]
    : [];
}

function findingsOfTail(its: Case): Finding[] {
  const last = its.passages.at(-1)?.at(-1);
  if (last === undefined || last.op === 'added') return [];
  const printed = between(its.wording, its.wording.folded.length);
  const source = tailOfSource(its, last.text[1]);
  const [mark, other] = [firstMark(printed), firstMark(source)];
  if (mark === other || its.wording.marks.has(its.wording.folded.length)) return [];
  if (its.unpunctuated) return [harmless('source_unpunctuated')];
  const isTurned = (mark === '?' && /[.!]/.test(other)) || (other === '?' && /[.!]/.test(mark));
  if (isTurned && isBreak(its.text, last.text[1])) return altered('meaning_mark');
  return mark === '' && other === '' ? [] : [harmless('final_punctuation')];
}

function tailOfSource({ text }: Case, end: number): string {
  return between(text, end).slice(0, 12);
}

/** The first mark that is no quotation mark or bracket; `?` where it is one of several, as in ?!. */
function firstMark(marks: string): string {
  const plain = marks
    .replace(/["'\u2018-\u201E\u00AB\u00BB\s)\]\u300C-\u300F]/g, '')
    .replaceAll('\uFF1F', '?');
  const first = /^[.!?,;:\u2026\u3002\uFF01\uFF0C\u2013\u2014-]+/.exec(plain)?.[0] ?? '';
  if (first.includes('?')) return '?';
  return first.slice(0, 1).replace('\u3002', '.').replace('\uFF01', '!');
}
