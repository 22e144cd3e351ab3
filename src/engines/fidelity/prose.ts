import { type Language, wordsBy } from '../language/language.js';
import type { Region } from '../reading/regions/region.js';
import { EXCLAMATION_MARKS, QUESTION_MARKS } from '../reading/sentences/stops.js';
import { firstIndex } from '../text/first-index.js';
import type { Span } from '../text/span.js';

import type { ReadText } from './text/text.js';
import type { Printed } from './verdict.js';
import { wordsBefore } from './wording.js';

// Whether a passage that is printed as a quotation is in the reporter's own prose. Reported only where the text puts
// speech in quotation marks; a copy that lost its marks, a transcript or the speaker's own text gives no evidence.

/** From this many contiguous words outside quotation marks on, a misplaced mark is no explanation. */
const MIN_WORDS = 4;
/** From this many words on, a passage in quotation marks is speech and not a term. */
const MIN_SPEECH = 4;
const MAX_FIRST_PERSON = 2;

export function isReporters(
  text: ReadText,
  spans: readonly Span[],
  language: Language | null,
  { form, isRecord }: Printed,
): boolean {
  if (isRecord === true || form === null || form === undefined || form === 'indirect') return false;
  const regions = text.regions();
  const places = regions.filter((region) => region.level === 1);
  const inside = places.map(({ outer }) => outer);
  const words = spans.flatMap(([start, end]) => range(wordsBefore(text, start), wordsBefore(text, end)));
  const isOutside = words.map((at) => !isIn(inside, text.starts[at] ?? 0));
  const outside = isOutside.filter(Boolean).length;
  const isMost = 2 * outside > words.length || longestRun(isOutside) >= MIN_WORDS;
  if (!isMost || (form === 'mixed' && outside < words.length)) return false;
  const [start, end] = [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
  if (regions.some((region) => !region.isSure && isNear(region, start))) return false;
  if (!places.some((region) => isSpeech(text, region)) || isIn(text.blockQuotations(), start)) return false;
  if (words.some((at, k) => isOutside[k] && isFirstPerson(text, at, language))) return false;
  return !isOwnText(text, inside, [start, end], language);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}

/** @param places in order, apart from each other */
function isIn(places: readonly Span[], position: number): boolean {
  const after = firstIndex(places.length, (at) => (places[at]?.[0] ?? 0) > position);
  return (places[after - 1]?.[1] ?? -1) > position;
}

function longestRun(flags: readonly boolean[]): number {
  let [longest, run] = [0, 0];
  for (const flag of flags) {
    run = flag ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** UTF-16 code units: unbalanced marks this near make the evidence unreliable. */
const UNRELIABLE_DISTANCE_UTF16 = 1_500;

function isNear({ start, end }: Region, position: number): boolean {
  return start < position + UNRELIABLE_DISTANCE_UTF16 && end > position - UNRELIABLE_DISTANCE_UTF16;
}

/** Words in quotation marks next to an attribution, separated by a comma, a colon or a dash. */
function isSpeech(text: ReadText, { start, end, outer, isSure }: Region): boolean {
  if (!isSure || wordsBefore(text, end) - wordsBefore(text, start) < MIN_SPEECH) return false;
  const [before, after] = [
    text.text.slice(Math.max(0, outer[0] - 3), outer[0]),
    text.text.slice(outer[1], outer[1] + 4),
  ];
  return ENDS_OPEN.test(text.text.slice(end - 1, end)) || GOES_ON.test(after) || ANNOUNCES.test(before);
}

const ENDS_OPEN = new RegExp(`[${EXCLAMATION_MARKS}${QUESTION_MARKS},\\u060C\\uFF0C\\u3001]`);
const GOES_ON = /^(?:\s?[,\u060C\uFF0C]|\s*[\u2013\u2014-]|\s+\p{Ll}|\p{Lo})/u;
const ANNOUNCES = /[:,\uFF1A\uFF0C\u060C]\s*$/;

const FIRST_PERSON = wordsBy('first_person');

/** In English where the language is unknown: a text with such words outside quotation marks is no news report. */
function isFirstPerson({ folded }: ReadText, at: number, language: Language | null): boolean {
  return FIRST_PERSON.get(language ?? 'en')?.has(folded[at] ?? '') ?? false;
}

/** More than one “I” outside quotation marks shows that the author writes about themselves. */
function isOwnText(
  text: ReadText,
  inside: readonly Span[],
  [start, end]: Span,
  language: Language | null,
): boolean {
  let count = 0;
  const last = Math.min(text.folded.length, wordsBefore(text, end) + CONTEXT_WORDS);
  for (let at = Math.max(0, wordsBefore(text, start) - CONTEXT_WORDS); at < last; at += 1) {
    if (isFirstPerson(text, at, language) && !isIn(inside, text.starts[at] ?? 0)) count += 1;
    if (count >= MAX_FIRST_PERSON) return true;
  }
  return false;
}

/** Words on either side: the length of an article. */
const CONTEXT_WORDS = 2_000;
