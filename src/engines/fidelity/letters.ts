import { altered, type Case, type Finding, harmless } from './finding.js';
import type { Run } from './runs.js';
import { endsSentence } from './sentences.js';
import type { Words } from './words.js';

// The same words, written otherwise: capitals, accents, ligatures, apostrophes, soft hyphens.

/** Printed with a capital these are another word. */
const CAPITAL_WORDS = new Set(
  'us may march polish turkey china aids who it august job reading nice'.split(' '),
);

export function findingsOfLetters(its: Case): Finding[] {
  return its.passages.flat().flatMap((run) => (run.op === 'same' ? findingsOfRun(its, run) : []));
}

function findingsOfRun(its: Case, { wording, text }: Run): Finding[] {
  const count = wording[1] - wording[0];
  if (count !== text[1] - text[0]) return [harmless('typographic')];
  const findings: Finding[] = [];
  for (let k = 0; k < count; k += 1) findings.push(...findingsOfWord(its, wording[0] + k, text[0] + k));
  return findings;
}

function findingsOfWord(its: Case, at: number, place: number): Finding[] {
  const [printed, source] = [printedWord(its.wording, at), printedWord(its.text, place)];
  if (printed === source) return [];
  const [plain, other] = [plainly(printed), plainly(source)];
  const findings: Finding[] = plain === printed && other === source ? [] : [harmless('typographic')];
  if (plain === other) return findings;
  if (plain.toLowerCase() === other.toLowerCase()) return [...findings, ...findingsOfCase(its, at, place)];
  return [...findings, ...findingsOfAccents(its, plain, other)];
}

function printedWord(words: Words, at: number): string {
  return words.text.slice(words.starts[at] ?? 0, words.ends[at] ?? 0);
}

/** Without what no reader sees, brackets, and the form of an apostrophe. */
function plainly(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\u00AD\u061C\u200B-\u200F\u2060-\u2064\u202A-\u202E\u2066-\u206F\uFEFF[\]]/g, '')
    .replace(/[\u2019\u02BC]/g, "'");
}

function findingsOfCase(its: Case, at: number, place: number): Finding[] {
  if (at === 0 || endsSentence(its.wording, at)) return [harmless('initial_case')];
  const word = its.wording.folded[at] ?? '';
  const isOther = CAPITAL_WORDS.has(word) && !endsSentence(its.text, place) && hasBothCases(its);
  return isOther ? altered('meaning_mark') : [harmless('typographic')];
}

/** Whether capitals say anything here: neither all of the words in capitals nor none. */
function hasBothCases({ wording, text, passages }: Case): boolean {
  const start = text.starts[passages[0]?.[0]?.text[0] ?? 0] ?? 0;
  const around = text.text.slice(Math.max(0, start - 300), start + 600);
  return [wording.text, around].every((words) => /\p{Lu}/u.test(words) && /\p{Ll}{2}/u.test(words));
}

/** English writes naïve and naive; elsewhere an accent can make another word. */
function findingsOfAccents({ language }: Case, a: string, b: string): Finding[] {
  const isLatin = /^[\p{Script=Latin}\p{M}'’-]+$/u;
  if (language === 'en' || !isLatin.test(a) || !isLatin.test(b)) return [harmless('typographic')];
  const isLigature = /[æœ]/i.test(a) !== /[æœ]/i.test(b);
  return isLigature ? [harmless('typographic')] : altered('spelling');
}
