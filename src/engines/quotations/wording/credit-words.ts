import type { Reading } from '../../reading/reading.js';
import { ALL_STOPS, EXCLAMATION_MARKS, PAUSES, QUESTION_MARKS } from '../../reading/sentences/stops.js';
import { tokenAt, tokenText, WORD } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import { isSpeechVerb } from '../../words/saying.js';

// The words between two parts of a quotation, and what the signs beside them show.

export interface Words {
  /** Of the first word and the last, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The numbers of their tokens. */
  readonly first: number;
  readonly last: number;
  /** In lower case. */
  readonly words: readonly string[];
  readonly count: number;
  readonly beginsSentence: boolean;
  /** Whether a sentence begins within them. */
  readonly hasSentences: boolean;
  /** Whether a comma, a question or an exclamation comes before them, so that the sentence goes on. */
  readonly isPausedBefore: boolean;
  readonly isPausedAfter: boolean;
  /** Whether they end with a comma or a colon. */
  readonly isAnnouncing: boolean;
  /** Whether they are between commas, dashes or brackets. */
  readonly isSetOff: boolean;
  readonly denies: boolean;
}

/** More words than are looked at, and a longer gap than they take. */
const MAX_READ = 60;
const MAX_GAP_UTF16 = 1_000;

/** Null where there are none, or far too many. @param gap with the signs around the words */
export function wordsBetween(reading: Reading, gap: Span): Words | null {
  if (gap[1] - gap[0] > MAX_GAP_UTF16) return null;
  const { tokens } = reading;
  const numbers: number[] = [];
  for (let at = tokenAt(tokens, gap[0]); at < tokens.count && numbers.length <= MAX_READ; at += 1) {
    if ((tokens.starts[at] as number) >= gap[1]) break;
    if (tokens.kinds[at] === WORD && (tokens.starts[at] as number) >= gap[0]) numbers.push(at);
  }
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined || numbers.length > MAX_READ) return null;
  const [start, end] = [tokens.starts[first] as number, tokens.ends[last] as number];
  const [before, after] = [signsBefore(reading, first), signsAfter(reading, last)];
  const words = numbers.map((at) => tokenText(tokens, at).toLowerCase().replaceAll('’', "'"));
  const sentence = tokens.sentenceOf[first] as number;
  return {
    ...{ start, end, first, last, words, count: words.length },
    beginsSentence: first === tokens.sentences[sentence],
    hasSentences: sentence !== tokens.sentenceOf[last],
    isPausedBefore: GOES_ON.test(before),
    isPausedAfter: PAUSE.test(after),
    isAnnouncing: ANNOUNCES.test(after.charAt(0)),
    isSetOff: SETS_OFF.test(before.charAt(0)) && SETS_OFF.test(after.at(-1) ?? ''),
    denies: mainClause(words).some((word) => DENIES.test(word)),
  };
}

/** Signs between two words that are looked at. */
const MAX_SIGNS = 12;

/** From the word before, which may be at some distance from the gap: “No,” is not always selected with its comma. */
function signsBefore({ text, tokens: { starts, ends, kinds } }: Reading, token: number): string {
  let at = token - 1;
  while (at >= 0 && token - at <= MAX_SIGNS && kinds[at] !== WORD) at -= 1;
  return text.slice(ends[at] ?? 0, starts[token]).trim();
}

function signsAfter({ text, tokens: { starts, ends, kinds, count } }: Reading, token: number): string {
  let at = token + 1;
  while (at < count && at - token <= MAX_SIGNS && kinds[at] !== WORD) at += 1;
  return text.slice(ends[token], starts[at] ?? text.length).trim();
}

/** “said one, who asked us not to name her”: a relative clause is about the speaker. */
function mainClause(words: readonly string[]): readonly string[] {
  const relative = words.findIndex((word, at) => at > 1 && RELATIVE.has(word));
  return relative < 0 ? words : words.slice(0, relative);
}

const RELATIVE = new Set(['who', 'whose', 'which']);

const COMMAS = ',\\uFF0C';
const GOES_ON = new RegExp(`[${COMMAS}${QUESTION_MARKS}${EXCLAMATION_MARKS}]`);
const PAUSE = new RegExp(`[${ALL_STOPS}${PAUSES}–—-]`);
const ANNOUNCES = new RegExp(`[${COMMAS}:\\uFF1A]`);
const SETS_OFF = new RegExp(`[${COMMAS}–—()-]`);
const DENIES = /^(?:never|not|\p{L}+n't|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))$/u;

/** Verbs of thinking, and those that say how speech goes on; no list of verbs of speech has them. */
const OTHER_CUES = new Set(
  'according began begins begin continues goes went interrupted thinks think thought believes believe believed finds find found hears hear shows show showed'.split(
    ' ',
  ),
);

/** Of a word in lower case, such as “said” and “répond-elle”. */
export function isCue(word: string): boolean {
  return word.split('-').some(isSpeechVerb) || OTHER_CUES.has(word) || /[说說称稱问問答]/u.test(word);
}

/** So many words of a clause have its verb. */
export const MAX_JOINED = 10;

const PERSONS = new Set('he she they it i we who'.split(' '));

/** The names in some tokens, in lower case: capital words that are no pronouns. */
export function namesIn({ tokens }: Reading, first: number, after: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = first; at < Math.min(after, tokens.count); at += 1) {
    const word = tokenText(tokens, at);
    if (tokens.kinds[at] === WORD && /^[\p{Lu}\p{Lt}]/u.test(word) && !isPerson(word)) names.add(word);
  }
  return names;
}

export function isPerson(word: string): boolean {
  return PERSONS.has(word.toLowerCase());
}
