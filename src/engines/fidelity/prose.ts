import { firstIndex } from '../text/first-index.js';
import type { Span } from '../text/span.js';
import { type Language, wordsBy } from './language/language.js';
import type { Region } from './text/regions.js';
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
  const places = regions.filter((region) => region.depth === 1).sort((a, b) => a.start - b.start);
  const words = spans.flatMap(([start, end]) => range(wordsBefore(text, start), wordsBefore(text, end)));
  const isOutside = words.map((at) => !isIn(places, text.starts[at] ?? 0));
  const outside = isOutside.filter(Boolean).length;
  const isMost = 2 * outside > words.length || longestRun(isOutside) >= MIN_WORDS;
  if (!isMost || (form === 'mixed' && outside < words.length)) return false;
  const [start, end] = [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
  if (regions.some((region) => !region.isSure && isNear(text.text, region, start))) return false;
  if (!places.some((region) => isSpeech(text, region)) || isBlockQuotation(text.text, start)) return false;
  if (words.some((at, k) => isOutside[k] && isFirstPerson(text, at, language))) return false;
  return !isOwnText(text, places, [start, end], language);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}

/** @param places in order; those of one depth do not overlap */
function isIn(places: readonly Region[], position: number): boolean {
  const after = firstIndex(places.length, (at) => (places[at]?.start ?? 0) > position);
  return (places[after - 1]?.end ?? -1) > position;
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

function isNear(text: string, { start, end }: Region, position: number): boolean {
  return (
    text.charAt(start - 1) !== "'" &&
    start < position + UNRELIABLE_DISTANCE_UTF16 &&
    end > position - UNRELIABLE_DISTANCE_UTF16
  );
}

/** Words in quotation marks next to an attribution, separated by a comma, a colon or a dash. */
function isSpeech({ text, starts, ...words }: ReadText, { start, end, isSure }: Region): boolean {
  if (!isSure) return false;
  const count = wordsBefore({ text, starts, ...words }, end) - wordsBefore({ text, starts, ...words }, start);
  if (count < MIN_SPEECH) return false;
  const [before, after] = [text.slice(Math.max(0, start - 4), start - 1), text.slice(end + 1, end + 5)];
  return (
    /[,\u060C\uFF0C\u3001!?]$/.test(text.slice(start, end)) ||
    /^(?:['\u2019]?\s?[,\u060C\uFF0C]|\s*[\u2013\u2014-]|\s+\p{Ll}|\p{Lo})/u.test(after) ||
    /[:,\uFF1A\uFF0C\u060C]\s*$/.test(before)
  );
}

/** Paragraphs after one that ends with a colon, or indented ones. */
const MAX_PARAGRAPHS = 5;

function isBlockQuotation(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - 6_000), position);
  const paragraphs = before.split(/\n\s*\n|\r\n\s*\r\n|\n/);
  const own = paragraphs.at(-1) ?? '';
  if (/^(?:\t| {4}|\s*>)/.test(own)) return true;
  const earlier = paragraphs.slice(0, -1).filter((paragraph) => paragraph.trim() !== '');
  for (const paragraph of earlier.slice(-MAX_PARAGRAPHS).reverse()) {
    if (/[:\uFF1A]\s*$/.test(paragraph)) return true;
    if (/["\u201C\u201D\u00AB\u00BB\u201E\u300C]|''/.test(paragraph)) return false;
  }
  return false;
}

const FIRST_PERSON = wordsBy('first_person');

/** In English where the language is unknown: a text with such words outside quotation marks is no news report. */
function isFirstPerson({ folded }: ReadText, at: number, language: Language | null): boolean {
  return FIRST_PERSON.get(language ?? 'en')?.has(folded[at] ?? '') ?? false;
}

/** More than one “I” outside quotation marks shows that the author writes about themselves. */
function isOwnText(
  text: ReadText,
  places: readonly Region[],
  [start, end]: Span,
  language: Language | null,
): boolean {
  let count = 0;
  const last = Math.min(text.folded.length, wordsBefore(text, end) + CONTEXT_WORDS);
  for (let at = Math.max(0, wordsBefore(text, start) - CONTEXT_WORDS); at < last; at += 1) {
    if (isFirstPerson(text, at, language) && !isIn(places, text.starts[at] ?? 0)) count += 1;
    if (count >= MAX_FIRST_PERSON) return true;
  }
  return false;
}

/** Words on either side: the length of an article. */
const CONTEXT_WORDS = 2_000;
