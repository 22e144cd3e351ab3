import { compareWording } from '../fidelity/compare.js';
import { isFunctionWord } from '../fidelity/text/weights.js';
import type { Comparison } from '../fidelity/verdict.js';
import type { Alignment } from './alignment/alignment.js';
import {
  hasFreeWords,
  isFree,
  isMarked,
  passageKept,
  type WordRange,
  wholePassage,
  wordsAt,
} from './alignment/marked.js';
import { replacedBetween, widened } from './alignment/neighbours.js';
import { withOuterMarks } from './outer-marks.js';
import { contextSimilarity, type Place, placesOf } from './places.js';
import { reworded } from './reworded.js';
import type { Selector } from './selector.js';
import { shifted } from './shifted.js';
import { isCutAlike, verbatim } from './verbatim.js';

// Follows marked words from the text in which they were marked to a newer one, word by word, so that similar words
// beside them are not mistaken for them.

/** The present place of the words; `comparison` is null where every character is the same. */
export interface Found {
  readonly place: Place;
  readonly comparison: Comparison | null;
}

interface Followed {
  readonly selector: Selector;
  readonly alignment: Alignment;
  /** In the old text. */
  readonly own: Place;
  readonly marked: WordRange;
}

/** From this many words on, a repeated wording is the marked one: nobody says so many words twice. */
const MIN_WORDS_BY_THEMSELVES = 4;

/**
 * Finds marked words by an alignment; null where they are gone. Marked signs without neighbouring words are searched
 * for by themselves.
 */
export function follow(selector: Selector, alignment: Alignment, own: Place): Found | null {
  const marked = wordsAt(alignment.old, own);
  const its = { selector, alignment, own, marked };
  if (marked.from === marked.to) return besideWords(its) ?? signs(its);
  const whole = wholePassage(alignment, marked);
  if (whole !== null) return standing(its, whole);
  const isLong = marked.to - marked.from >= MIN_WORDS_BY_THEMSELVES;
  return (isLong ? elsewhere(its) : null) ?? changed(its) ?? (isLong ? null : elsewhere(its)) ?? alike(its);
}

/** Where all the words remain, in order. */
function standing(its: Followed, { from }: WordRange): Found {
  const { alignment, own, marked, selector } = its;
  const start = (alignment.now.starts[from] ?? 0) + own.start - (alignment.old.starts[marked.from] ?? 0);
  const isVerbatim = start >= 0 && alignment.now.text.startsWith(selector.exact, start);
  if (isVerbatim) return { place: { start, end: start + selector.exact.length }, comparison: null };
  const found = judgedAt(its, { from, to: from + marked.to - marked.from });
  // An ellipsis that the text itself has is no omission.
  return found.comparison?.verdict === 'elided'
    ? { ...found, comparison: { ...found.comparison, verdict: 'exact' } }
    : found;
}

/** Marked signs contain no word, so the words before and after locate them. */
function besideWords({ selector: { exact }, alignment, own, marked }: Followed): Found | null {
  const { old, now, images } = alignment;
  const [before, after] = [images[marked.from - 1] ?? -1, images[marked.from] ?? -1];
  const starts = [
    ...(before < 0 ? [] : [(now.ends[before] ?? 0) + own.start - (old.ends[marked.from - 1] ?? 0)]),
    ...(after < 0 ? [] : [(now.starts[after] ?? 0) + own.start - (old.starts[marked.from] ?? 0)]),
  ];
  const start = starts.find((at) => at >= 0 && now.text.startsWith(exact, at));
  return start === undefined ? null : { place: { start, end: start + exact.length }, comparison: null };
}

function signs({ selector, alignment: { now } }: Followed): Found | null {
  const place = verbatim(selector, now.text);
  return place && { place, comparison: null };
}

/** Where most of the words remain, or others replaced them. */
function changed(its: Followed): Found | null {
  const kept = passageKept(its.alignment, its.marked);
  if (kept !== null) return judgedAt(its, widened(its.alignment, its.marked, kept));
  const replaced = replacedBetween(its.alignment, its.marked);
  return replaced === null ? null : judgedAt(its, replaced);
}

/** Words on either side that a comparison includes: quotation marks there show whose words these are. */
const WORDS_AROUND = 12;

function judgedAt({ selector: { exact }, alignment: { now } }: Followed, { from, to }: WordRange): Found {
  const words = { start: now.starts[from] ?? 0, end: now.ends[to - 1] ?? 0 };
  const place = withOuterMarks(words, exact, now.text);
  const around = {
    start: Math.min(place.start, now.starts[Math.max(0, from - WORDS_AROUND)] ?? 0),
    end: Math.max(place.end, now.ends[Math.min(now.ends.length, to + WORDS_AROUND) - 1] ?? 0),
  };
  const inContext = comparedIn(around, exact, now.text);
  const isThere = inContext.spans.every(([start, end]) => start >= place.start && end <= place.end);
  const comparison = isThere ? inContext : comparedIn(place, exact, now.text);
  return { place, comparison: comparison.verdict === 'not_found' ? otherWords(place) : comparison };
}

function comparedIn({ start, end }: Place, exact: string, text: string): Comparison {
  return shifted(compareWording(exact, text.slice(start, end)), start);
}

function otherWords({ start, end }: Place): Comparison {
  return { verdict: 'altered', flags: ['substitution'], spans: [[start, end]], alignment: [] };
}

const MAX_PLACES = 2_000;
const MIN_CONTEXT_SIMILARITY = 0.4;

/** The exact characters in a place that no other passage of the old text accounts for. */
function elsewhere({ selector, alignment, marked }: Followed): Found | null {
  const { old, now } = alignment;
  const isTold = old.folded.slice(marked.from, marked.to).some((word) => !isFunctionWord(word));
  const [best] = placesOf(selector.exact, now.text, MAX_PLACES)
    .filter((place) => isCutAlike(selector, now.text, place) && !isOfOthers(alignment, place, marked))
    .map((place) => ({ place, likeness: contextSimilarity(selector, now.text, place) ?? 1 }))
    .sort((one, other) => other.likeness - one.likeness);
  if (best === undefined || (!isTold && best.likeness < MIN_CONTEXT_SIMILARITY)) return null;
  return { place: best.place, comparison: null };
}

/** Whether all the words of a place come from one other passage. */
function isOfOthers({ now, origins }: Alignment, place: Place, marked: WordRange): boolean {
  const { from, to } = wordsAt(now, place);
  const first = origins[from] ?? -1;
  if (first < 0 || isMarked(first, marked)) return false;
  for (let at = from; at < to; at += 1) if (origins[at] !== first + at - from) return false;
  return true;
}

/** Maximum growth of a changed passage, in UTF-16 code units: a longer one is another passage. */
const MAX_PASSAGE_GROWTH_UTF16 = 100;

/** Similar words, most of which no other passage of the old text accounts for. */
function alike({ selector, alignment, marked }: Followed): Found | null {
  if (!hasFreeWords(alignment, marked)) return null;
  const found = reworded(selector, alignment.now);
  if (found === null) return null;
  const { start, end } = found.place;
  if (end - start > 2 * selector.exact.length + MAX_PASSAGE_GROWTH_UTF16) return null;
  const { from, to } = wordsAt(alignment.now, found.place);
  let free = 0;
  for (let at = from; at < to; at += 1) if (isFree(alignment, at, marked)) free += 1;
  return 2 * free <= to - from
    ? null
    : { ...found, place: withOuterMarks(found.place, selector.exact, alignment.now.text) };
}
