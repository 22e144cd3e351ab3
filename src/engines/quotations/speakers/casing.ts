import { setOf } from '../../words/lists.js';
import { isCapital, type TextWords } from './words.js';

// How a text uses capitals: a word that also stands in lower case is hardly a name where it begins a sentence.

export interface Casing {
  /** Whether a word has a capital for where it stands: at the start of a sentence, or after a mark or colon. */
  readonly beginsSentence: (at: number) => boolean;
  /** Whether a word stands in lower case in the text, and never with a capital inside a sentence. */
  readonly isOrdinary: (word: string) => boolean;
  readonly isCapitalInside: (word: string) => boolean;
  /** Whether a paragraph has capitals throughout, or on most of its words. */
  readonly isHeadline: (paragraph: number) => boolean;
}

export function readCasing(words: TextWords): Casing {
  const headlines = headlinesOf(words);
  const [small, inside] = [new Set<string>(), new Set<string>()];
  const beginsSentence = (at: number): boolean => isStart(words, at);
  for (let at = 0; at < words.count; at += 1) {
    if (headlines.has(words.paragraphs[at] ?? 0)) continue;
    if (!isCapital(words, at)) small.add(words.lower[at] ?? '');
    else if (!isStart(words, at)) inside.add(words.lower[at] ?? '');
  }
  return {
    beginsSentence,
    isOrdinary: (word) => small.has(word) && !inside.has(word),
    isCapitalInside: (word) => inside.has(word),
    isHeadline: (paragraph) => headlines.has(paragraph),
  };
}

function isStart({ text, starts, ends, sentences }: TextWords, at: number): boolean {
  if (at === 0 || sentences[at] !== sentences[at - 1]) return true;
  return /["“”„«»‘:—–]/u.test(text.slice(ends[at - 1], starts[at]));
}

/** Minimum share of words with a capital in a headline; function words rarely have one. */
const MIN_CAPITALS = 0.7;
const MIN_HEADLINE_WORDS = 4;
/** A longer paragraph is prose in capitals, or a list of names. */
const MAX_HEADLINE_WORDS = 30;

/** Lower-case words of a headline. */
const SMALL = setOf('a an the and or but nor for of to in on at by as from with vs via per');

function headlinesOf(words: TextWords): ReadonlySet<number> {
  const headlines = new Set<number>();
  for (let first = 0; first < words.count; ) {
    let [end, capitals, counted, isAbove] = [first, 0, 0, first === 0];
    for (; end < words.count && words.paragraphs[end] === words.paragraphs[first]; end += 1) {
      isAbove &&= isCapital(words, end) || SMALL.has(words.lower[end] ?? '');
      if ((words.lower[end] ?? '').length < 4) continue;
      counted += 1;
      if (isCapital(words, end)) capitals += 1;
    }
    const length = end - first;
    const isShort = length >= MIN_HEADLINE_WORDS && length <= MAX_HEADLINE_WORDS;
    // Some outlets print a full stop after the headline above a text.
    const isTitle = (isAbove && end < words.count) || !endsWithStop(words, end - 1);
    if (isShort && capitals >= MIN_CAPITALS * counted && isTitle) headlines.add(words.paragraphs[first] ?? 0);
    first = end;
  }
  return headlines;
}

function endsWithStop({ text, ends }: TextWords, last: number): boolean {
  return /^["”’)]?\.|^[,;:]/u.test(text.slice(ends[last], (ends[last] ?? 0) + 2));
}
