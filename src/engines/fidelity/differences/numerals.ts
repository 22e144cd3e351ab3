import { between } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import type { Language } from '../language/language.js';
import type { WordRange } from '../verdict.js';
import { altered, type Case, type Finding } from './finding.js';
import type { Run } from './runs.js';

// Marks and spaces between digits are part of a number: “3:2” is not “3.2”, nor “1990 100” “1990100”. The same digits
// written differently are a spelling where the value is certainly equal, and another number otherwise.

export function findingsOfNumerals(its: Case): Finding[] {
  return its.passages.flatMap((runs) =>
    runs.flatMap((run, at) => (run.op === 'same' ? findingsOfRun(its, run, runs[at - 1]) : [])),
  );
}

function findingsOfRun(its: Case, run: Run, before: Run | undefined): Finding[] {
  const count = run.wording[1] - run.wording[0];
  if (count !== run.text[1] - run.text[0]) return [];
  const findings: Finding[] = [];
  for (let k = 0; k < count; k += 1) {
    const [at, place] = [run.wording[0] + k, run.text[0] + k];
    findings.push(...findingsOfDigits(its, at, place));
    if ((k > 0 || meets(before, run)) && isBetweenDigits(its.wording, at) && !hasSameGap(its, at, place))
      findings.push(...altered('number'));
  }
  return findings;
}

function meets(before: Run | undefined, run: Run): boolean {
  return before?.op === 'same' && before.wording[1] === run.wording[0] && before.text[1] === run.text[0];
}

/** One word in both, with other marks between its digits or with superscripts. */
function findingsOfDigits(its: Case, at: number, place: number): Finding[] {
  const [ours, theirs] = [printed(its.wording, [at, at + 1]), printed(its.text, [place, place + 1])];
  if (ours === theirs || !/\p{Nd}/u.test(ours + theirs)) return [];
  if (RAISED.test(ours) !== RAISED.test(theirs)) return altered('number');
  const [a, b] = [ours.normalize('NFKC').match(MARKS), theirs.normalize('NFKC').match(MARKS)];
  if (a?.join('') === b?.join('')) return [];
  return altered(isSurelySame(ours, theirs, its.language) ? 'spelling' : 'number');
}

const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u209F]/;
const MARKS = /(?<=\d)[.,](?=\d)/g;

function isBetweenDigits(words: Words, at: number): boolean {
  return /\p{Nd}$/u.test(words.folded[at - 1] ?? '') && /^\p{Nd}/u.test(words.folded[at] ?? '');
}

/** Other spaces, and other forms of dashes or quotation marks, are the same gap; so are marks that captions lack. */
function hasSameGap({ wording, text, unpunctuated }: Case, at: number, place: number): boolean {
  if (wording.marks.has(at)) return true;
  const [ours, theirs] = [plainGap(between(wording, at)), plainGap(between(text, place))];
  return ours === theirs || (unpunctuated && theirs === ' ' && /^[^\d:/-]* $/.test(ours));
}

function plainGap(gap: string): string {
  return gap
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u201C\u201D\u00AB\u00BB\u201E]|''|``/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010-\u2015\u2212]|--/g, '-')
    .replace(/\s+/g, ' ');
}

export function printed({ text, starts, ends }: Words, [start, end]: WordRange): string {
  return text.slice(starts[start] ?? 0, ends[end - 1] ?? 0);
}

/** Digits alone, or in groups of three: French uses no comma for groups, and a full stop is ambiguous everywhere. */
const PLAIN = /^\d+$/;
const SPACED = /^\d{1,3}(?:[\u00A0\u2009\u202F]\d{3})+$/;
const COMMAS = /^\d{1,3}(?:,\d{3})+$/;

/** Whether two printed numbers with the same digits have one value, whatever the thousands separator. */
export function isSurelySame(a: string, b: string, language: Language | null): boolean {
  const hasCommas = language === null || language === 'en' || language === 'zh';
  const isPlain = (number: string) =>
    PLAIN.test(number) || SPACED.test(number) || (hasCommas && COMMAS.test(number));
  return isPlain(a) && isPlain(b) && a.replace(/\D/g, '') === b.replace(/\D/g, '');
}
