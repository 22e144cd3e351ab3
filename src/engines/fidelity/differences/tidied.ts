import type { Language } from '../../language/language.js';
import { beginsSentence, between, isBreak } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { hesitationsOf, isSpokenForm } from '../../words/hesitations.js';
import { isNumberWord } from '../../words/numbers.js';
import { isStrongHedge } from '../language/hedges.js';
import { isNegation } from '../language/negations.js';
import { isFunctionWord } from '../text/weights.js';
import type { FidelityFlag, WordRange } from '../verdict.js';
import { altered, type Case, type Finding } from './finding.js';
import { isName } from './meaning.js';
import type { Run } from './runs.js';

// Speech that was only tidied: hesitations, restarts, an opening “So” or “Well”, “gonna”. It counts as altered, but is
// distinguished from a change of meaning.

/** Runs of words left out without a mark that are hesitations or restarts have that reason. */
export function withHesitations(
  text: Words,
  its: Pick<Case, 'language' | 'unpunctuated'>,
  runs: readonly Run[],
): readonly Run[] {
  return runs.map((run) =>
    run.reason === 'silent' && isHesitation(text, run.text, its) ? { ...run, reason: 'tidied' } : run,
  );
}

function isHesitation(
  text: Words,
  range: WordRange,
  { language, unpunctuated }: Pick<Case, 'language' | 'unpunctuated'>,
): boolean {
  const [from, to] = range;
  if (to <= from || to - from > MAX_WORDS) return false;
  if (isRestart(text, range, language)) return true;
  const isSetOff = unpunctuated || PAUSE.test(between(text, from)) || PAUSE.test(between(text, to));
  if (isSetOff && areAllOf(text, range, hesitationsOf(language, 'asides'))) return true;
  return isOpening(text, range, language);
}

const MAX_WORDS = 8;
const PAUSE = /[,;:\u2013\u2014\u2026.]|--|\s-\s/;

/** “So,” “Well” before the rest of a sentence. */
function isOpening(text: Words, [from, to]: WordRange, language: Language | null): boolean {
  if (!isBreak(text, from) && !beginsSentence(text, from)) return false;
  if (!areAllOf(text, [from, to], hesitationsOf(language, 'openings'))) return false;
  const gap = between(text, to);
  // Without a pause “so cold” belongs together, and “so we” does not.
  return PAUSE.test(gap) || isFunctionWord(text.folded[to] ?? '');
}

/** Whether words are a row of these phrases. */
function areAllOf(
  { folded }: Words,
  [from, to]: WordRange,
  phrases: readonly (readonly string[])[],
): boolean {
  let at = from;
  while (at < to) {
    const found = phrases.find(
      (phrase) => at + phrase.length <= to && phrase.every((word, k) => folded[at + k] === word),
    );
    if (found === undefined) return false;
    at += found.length;
  }
  return true;
}

/** Words said again at once, “we were, we were”, or given up for others, “we lost, we sold”. */
function isRestart(text: Words, [from, to]: WordRange, language: Language | null): boolean {
  const { folded } = text;
  const count = to - from;
  for (let at = from + 1; at <= to; at += 1) if (isBreak(text, at)) return false;
  if (folded.slice(from, to).some((word, k) => isMeaningful(text, from + k, word, language))) return false;
  const isAgain = (shift: number) =>
    folded.slice(from, to).every((word, k) => folded[from + k + shift] === word);
  if (isAgain(count) || (isAgain(-count) && !isBreak(text, from)))
    return count === 1
      ? isFunctionWord(folded[from] ?? '')
      : PAUSE.test(between(text, isAgain(count) ? to : from));
  return isGivenUp(text, [from, to]);
}

/** Words whose loss changes the meaning: a denial, a number, a doubt, a degree. */
function isMeaningful(text: Words, at: number, word: string, language: Language | null): boolean {
  if (isNegation(word, language) || isNumberWord(word, language) || isStrongHedge(word)) return true;
  return DEGREES.has(word) || (isName(text, at) && !beginsSentence(text, at));
}

const DEGREES = new Set('very so too more most all really far much many never'.split(' '));
const MAX_GIVEN_UP = 3;

/** The words before the pause, up to the one that is said again after it. */
function isGivenUp(text: Words, [from, to]: WordRange): boolean {
  const { folded } = text;
  const [isBefore, isAfter] = [
    folded[from - 1] === folded[to - 1] && !isBreak(text, from),
    folded[from] === folded[to],
  ];
  if (to - from > MAX_GIVEN_UP || (!isBefore && !isAfter)) return false;
  return PAUSE.test(between(text, isBefore ? to - 1 : to));
}

/** The findings with `tidied` where nothing else makes the wording another one. */
export function withTidied(its: Case, findings: readonly Finding[]): readonly Finding[] {
  const isOpened = opensBefore(its);
  const rest = isOpened ? findings.filter(({ flag }) => flag !== 'cut_start') : findings;
  const runs = its.passages.flat().filter((run) => run.reason === 'tidied' || isSpoken(its, run));
  if (runs.length === 0 && rest.length === findings.length) return findings;
  const others = its.passages
    .flat()
    .filter(({ op, reason }) => op !== 'same' && (op !== 'omitted' || reason === 'silent'));
  if (others.some((run) => !isSpoken(its, run))) return findings;
  const isOnly = rest.every(({ makes, flag }) => makes === 'exact' || (flag !== null && TIDY.has(flag)));
  return isOnly ? [...rest, ...altered('tidied')] : findings;
}

const TIDY: ReadonlySet<FidelityFlag> = new Set(['silent_omission', 'contraction']);

/** A wording that begins after the opening words of its sentence, or after a first attempt at it. */
function opensBefore({ text, passages, language }: Case): boolean {
  const start = passages[0]?.[0]?.text[0] ?? 0;
  for (let from = start - 1; from >= 0 && start - from <= MAX_WORDS; from -= 1)
    if (isBreak(text, from) || beginsSentence(text, from))
      return isOpening(text, [from, start], language) || isRestart(text, [from, start], language);
  return false;
}

function isSpoken({ wording, text }: Case, { op, wording: ours, text: theirs }: Run): boolean {
  if (op !== 'changed') return false;
  const [a, b] = [wording.folded.slice(...ours).join(' '), text.folded.slice(...theirs).join(' ')];
  return isSpokenForm(a, b);
}
