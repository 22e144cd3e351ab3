import { altered, type Case, type Finding, harmless } from './finding.js';
import type { Run } from './runs.js';
import { endsSentence } from './sentences.js';
import type { Words } from './words.js';

// The same words, written otherwise: capitals, accents, ligatures, apostrophes, soft hyphens.

/** Printed with a capital these are another word. */
const CAPITAL_WORDS = new Set(
  'us may march polish turkey china aids who it august job reading nice'.split(' '),
);

/** In capitals throughout these are another word, at the start of a sentence too. */
const ACRONYMS = new Set(['us', 'aids', 'who', 'it']);

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
  const isSameBut = plain.toLowerCase() === other.toLowerCase() || isTurkishCase(plain, other);
  if (isSameBut) return [...findings, ...findingsOfCase(its, at, place)];
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
  const word = its.wording.folded[at] ?? '';
  if (ACRONYMS.has(word) && isCapitals(its.wording, at) !== isCapitals(its.text, place) && hasBothCases(its))
    return altered('meaning_mark');
  if (at === 0 || endsSentence(its.wording, at)) return [harmless('initial_case')];
  const isOther = CAPITAL_WORDS.has(word) && !endsSentence(its.text, place) && hasBothCases(its);
  return isOther ? altered('meaning_mark') : [harmless('typographic')];
}

function isCapitals(words: Words, at: number): boolean {
  return !/\p{Ll}/u.test(printedWord(words, at));
}

/** Whether capitals say anything here: neither all of the words in capitals nor none. */
function hasBothCases({ wording, text, passages }: Case): boolean {
  const start = text.starts[passages[0]?.[0]?.text[0] ?? 0] ?? 0;
  const around = text.text.slice(Math.max(0, start - 300), start + 600);
  return [wording.text, around].every((words) => /\p{Lu}/u.test(words) && /\p{Ll}{2}/u.test(words));
}

/** English writes naïve and naive; elsewhere an accent can make another word. */
function findingsOfAccents({ language }: Case, a: string, b: string): Finding[] {
  if (hasOtherI(a, b)) return altered('spelling');
  const isLatin = /^[\p{Script=Latin}\p{M}'’-]+$/u;
  if (language === 'en' || !isLatin.test(a) || !isLatin.test(b)) return [harmless('typographic')];
  const isLigature = /[æœ]/i.test(a) !== /[æœ]/i.test(b);
  return isLigature ? [harmless('typographic')] : altered('spelling');
}

/** KIZ for kız. */
function isTurkishCase(a: string, b: string): boolean {
  return !hasOtherI(a, b) && a.toLocaleLowerCase('tr') === b.toLocaleLowerCase('tr');
}

/** Where one has an i with a dot and the other one without: in no language the same letter. */
function hasOtherI(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return [...a].some((letter, at) => {
    const other = b[at] ?? '';
    return (
      (letter === '\u0131' && /[i\u0130]/.test(other)) || (other === '\u0131' && /[i\u0130]/.test(letter))
    );
  });
}
