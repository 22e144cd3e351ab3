import type { Reading } from '../../reading/reading.js';
import type { Region } from '../../reading/regions/region.js';
import { regionAround } from '../../reading/regions/within.js';
import type { Span } from '../../text/span.js';
import { isCue, MAX_JOINED, type Words, wordsBetween } from './credit-words.js';
import { isSaidOn, saysOnlyWhoSpoke } from './only-speaker.js';

// “No,” he said, “not now.”: words between two parts of one quotation that only name its speaker.

/** More words than an attribution has beside marks, and within a sentence that has none. */
const MAX_WORDS = 40;
const MAX_SET_OFF_WORDS = 14;
/** Within these words an attribution that is only set off has its verb. */
const MAX_CUE_WORDS = 4;

/**
 * What the words between two parts of a text are: an attribution that interrupts one quotation, the announcement of
 * another, or null for anything else.
 * @param gap from the end of one part to the beginning of the other, with the marks between
 * @param isReported whether the parts are a reported statement, which no marks show
 */
export function attributionBetween(
  reading: Reading,
  gap: Span,
  isReported = false,
): 'interrupts' | 'announces' | null {
  const words = wordsBetween(reading, gap);
  if (words === null || words.count > MAX_WORDS) return null;
  const [one, other] = regionsBeside(reading.regions, gap);
  if (one === other || (isReported && (one === null || other === null)))
    return isSetOff(words, one === null || other === null) && (one !== null || isReported)
      ? 'interrupts'
      : null;
  const isBetween =
    one !== null && other !== null && one.outer[1] <= words.start && other.outer[0] >= words.end;
  if (!isBetween) return null;
  if (!saysOnlyWhoSpoke(reading, words, other) || !words.isPausedAfter || isContrast(words)) return null;
  if (!words.words.some(isCue) && !isClause(words)) return null;
  return words.beginsSentence && words.isAnnouncing && !isSaidOn(words) ? 'announces' : 'interrupts';
}

/** The quotations before and after, of one level: those that are nested in them do not count. */
function regionsBeside(regions: readonly Region[], [start, end]: Span): [Region | null, Region | null] {
  const [before, after]: [Span, Span] = [
    [start - 1, start],
    [end, end + 1],
  ];
  const [one, other] = [regionAround(regions, before), regionAround(regions, after)];
  if (one === null || other === null || one.level === other.level) return [one, other];
  const level = Math.min(one.level, other.level);
  return [regionAround(regions, before, level), regionAround(regions, after, level)];
}

/** “…, they conclude.”: the sentence of the quotation goes on, with a verb that no list contains. */
function isClause({ isPausedBefore, words }: Words): boolean {
  return isPausedBefore && words.length > 1 && !JOINING.has(words[0] as string);
}

function isContrast({ words: [first = ''] }: Words): boolean {
  return CONTRASTS.has(first);
}

const CONTRASTS = new Set(['while', 'whereas', 'but', 'whilst', 'although']);
const JOINING = new Set(
  'and or but then that which who whose whom as to if when where while because since until'.split(' '),
);

/** “The plan, she argued, was dead”: between commas, dashes or brackets. In a reported statement it is one clause. */
function isSetOff(words: Words, isProse: boolean): boolean {
  if (words.count > MAX_SET_OFF_WORDS || words.hasSentences || !words.isSetOff) return false;
  if (!isProse) return words.words.slice(0, MAX_CUE_WORDS).some(isCue);
  return (
    words.words.slice(0, MAX_JOINED).some(isCue) && !JOINING.has(words.words[0] as string) && !words.denies
  );
}
