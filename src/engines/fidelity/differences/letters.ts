import { endsSentence } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { fold } from '../../text/fold.js';
import type { WordRange } from '../verdict.js';
import { altered, type Case, type Finding, harmless } from './finding.js';
import type { Run } from './runs.js';

// Finds words that differ only in case, accents, ligatures, apostrophes or soft hyphens.

/** Words that mean something else with a capital. */
const CAPITAL_WORDS = new Set(
  'us may march polish turkey china aids who it august job reading nice'.split(' '),
);

/** Words that mean something else in all capitals, at the start of a sentence too. */
const ACRONYMS = new Set(['us', 'aids', 'who', 'it']);

export function findingsOfLetters(its: Case): Finding[] {
  return its.passages.flat().flatMap((run) => (run.op === 'same' ? findingsOfRun(its, run) : []));
}

function findingsOfRun(its: Case, { wording, text }: Run): Finding[] {
  const count = wording[1] - wording[0];
  if (count !== text[1] - text[0]) return findingsOfJoined(its, wording, text);
  const findings: Finding[] = [];
  for (let k = 0; k < count; k += 1) findings.push(...findingsOfWord(its, wording[0] + k, text[0] + k));
  return findings;
}

/** A word written as several: “re-cover” and “recover” may be different words, also without their accents. */
function findingsOfJoined(its: Case, wording: WordRange, text: WordRange): Finding[] {
  const [ours, theirs] = [printed(its.wording, wording), printed(its.text, text)];
  const isHyphened = [ours, theirs].some((word) => /\S[-\u2010\u2011](?!\s)\S/.test(word));
  const [plain, other] = [ours, theirs].map((word) => plainly(word).replace(PARTING, ''));
  const findings = [harmless('typographic'), ...(isHyphened ? [harmless('hyphen')] : [])];
  const isSame = plain?.toLowerCase() === other?.toLowerCase();
  return isSame
    ? findings
    : [...findings, ...findingsOfSpelling(its, [plain ?? '', other ?? ''], [wording[0], text[0]])];
}

const PARTING = /[\s'\u2010\u2011\u2044/-]/g;

function findingsOfWord(its: Case, at: number, place: number): Finding[] {
  const [ours, source] = [printedWord(its.wording, at), printedWord(its.text, place)];
  if (ours === source) return [];
  const [plain, other] = [plainly(ours), plainly(source)];
  const findings: Finding[] = plain === ours && other === source ? [] : [harmless('typographic')];
  if (plain === other) return findings;
  const isSameBut = plain.toLowerCase() === other.toLowerCase() || isTurkishCase(plain, other);
  if (isSameBut) return [...findings, ...findingsOfCase(its, at, place)];
  return [...findings, ...findingsOfSpelling(its, [plain, other], [at, place])];
}

function printed({ text, starts, ends }: Words, [start, end]: WordRange): string {
  return text.slice(starts[start] ?? 0, ends[end - 1] ?? 0);
}

function printedWord(words: Words, at: number): string {
  return words.text.slice(words.starts[at] ?? 0, words.ends[at] ?? 0);
}

/** Without invisible characters and brackets, and with one form of apostrophe and of the minus sign. */
function plainly(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\u00AD\u061C\u200B-\u200F\u2060-\u2064\u202A-\u202E\u2066-\u206F\uFEFF[\]]/g, '')
    .replace(/[\u2019\u02BB\u02BC\uFF07]/g, "'")
    .replace(/^\u2212(?=\p{N})/u, '-');
}

function findingsOfCase(its: Case, at: number, place: number): Finding[] {
  const word = its.wording.folded[at] ?? '';
  if (ACRONYMS.has(word) && isCapitals(its.wording, at) !== isCapitals(its.text, place) && hasBothCases(its))
    return altered('meaning_mark');
  if (at === 0 || endsSentence(its.wording, at)) return [harmless('initial_case')];
  if (endsSentence(its.text, place)) return [harmless('typographic')];
  if (!hasBothCases(its) || isInShoutedRow(its.wording, at) || isInShoutedRow(its.text, place))
    return [harmless('typographic')];
  return CAPITAL_WORDS.has(word) ? altered('meaning_mark') : [harmless('typographic'), harmless('capital')];
}

/** A word in capitals beside another: a banner or a headline, where a capital is no evidence. */
function isInShoutedRow(words: Words, at: number): boolean {
  const isLong = (one: number) =>
    one >= 0 && one < words.folded.length && /\p{Lu}{2}/u.test(printedWord(words, one));
  const isUpper = (one: number) => isLong(one) && isCapitals(words, one);
  return isUpper(at) && (isUpper(at - 1) || isUpper(at + 1));
}

function isCapitals(words: Words, at: number): boolean {
  return !/\p{Ll}/u.test(printedWord(words, at));
}

/** Whether case carries information: the text is neither all capitals nor all lower case. */
function hasBothCases({ wording, text, passages }: Case): boolean {
  const start = text.starts[passages[0]?.[0]?.text[0] ?? 0] ?? 0;
  const around = text.text.slice(Math.max(0, start - 300), start + 600);
  return [wording.text, around].every((words) => /\p{Lu}/u.test(words) && /\p{Ll}{2}/u.test(words));
}

/** In every script, distinct letters make another spelling; reading aids do not. */
function findingsOfSpelling(its: Case, [a, b]: readonly [string, string], places: readonly [number, number]) {
  if (hasOtherI(a, b)) return altered('spelling');
  const [bare, other] = [withoutAids(a), withoutAids(b)];
  // Vowel signs count only where both words have them.
  const isAided = bare.toLowerCase() === other.toLowerCase() && (bare === a || other === b);
  const isLigature = unligated(a) === unligated(b) || a.replaceAll("'", '') === b.replaceAll("'", '');
  const isUnaccented =
    [its.wording, its.text].some((words, which) => isShouted(words, places[which] ?? 0)) &&
    unaccented(a) === unaccented(b);
  return isAided || isLigature || isUnaccented ? [harmless('typographic')] : altered('spelling');
}

/** Reading aids: points and vowel signs of Hebrew and Arabic, tatweel, and Cyrillic stress marks. */
function withoutAids(word: string): string {
  return word
    .normalize('NFD')
    .replace(
      /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC]/g,
      '',
    )
    .replace(/(?<=\p{Script=Cyrillic})\u0301/gu, '')
    .normalize('NFC');
}

function unligated(word: string): string {
  return word.toLowerCase().replaceAll('æ', 'ae').replaceAll('œ', 'oe');
}

/** A word in all capitals: Greek omits accents there, and other scripts often do. */
function isShouted(words: Words, at: number): boolean {
  return isCapitals(words, at) && /\p{Lu}.*\p{Lu}/u.test(printedWord(words, at).normalize('NFC'));
}

/** In capitals ß is SS, and final sigma is like any other. */
function unaccented(word: string): string {
  return fold(word.toUpperCase());
}

/** KIZ for kız. */
function isTurkishCase(a: string, b: string): boolean {
  return !hasOtherI(a, b) && a.toLocaleLowerCase('tr') === b.toLocaleLowerCase('tr');
}

/** Dotted and dotless i are different letters in every language that has both. */
function hasOtherI(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return [...a].some((letter, at) => {
    const other = b[at] ?? '';
    return (
      (letter === '\u0131' && /[i\u0130]/.test(other)) || (other === '\u0131' && /[i\u0130]/.test(letter))
    );
  });
}
