import type { Region } from '../../reading/regions/region.js';
import { PAUSES, STOPS } from '../../reading/sentences/stops.js';
import type { Span } from '../../text/span.js';
import { SIGNS, type Sign, WEIGHTS } from './sign-weights.js';
import { signsIn } from './signs.js';

// Weighs whether passages in quotation marks are quotations. Titles, nicknames, terms and words that the writer keeps at
// a distance stand in marks too.

/** Most passages in marks are quotations. */
const PRIOR = -1.5;
/** A passage with a higher score is no quotation, where nothing else decides. */
export const MAX_QUOTATION_SCORE = 0;

export interface Evidence {
  readonly signs: readonly Sign[];
  readonly score: number;
}

/** A text with more regions is no article. */
const MAX_WEIGHED = 6_000;

/**
 * For each of the regions, in their order. Words that are a title at one place are so wherever they stand in marks.
 * @param channels the spans of the channels in the text, in order
 */
export function evidenceIn(
  text: string,
  regions: readonly Region[],
  channels: readonly Span[] = [],
): Evidence[] {
  const hasDoubleMarks = regions.some(({ kind, level }) => kind !== 'single' && level === 1);
  let channel = 0;
  const found = regions.map((region, at) => {
    while ((channels[channel]?.[1] ?? Number.POSITIVE_INFINITY) < region.outer[1]) channel += 1;
    const isChannel = (channels[channel]?.[0] ?? Number.POSITIVE_INFINITY) <= region.outer[0];
    return at < MAX_WEIGHED ? signsIn(text, region, { isChannel, hasDoubleMarks }) : [];
  });
  const titles = new Set(
    found.flatMap((signs, at) => (isTitle(signs) ? [wordsOf(text, regions[at] as Region)] : [])),
  );
  return found.map((signs, at) => {
    const isSame = !isTitle(signs) && titles.has(wordsOf(text, regions[at] as Region));
    const all = isSame ? SIGNS.filter((sign) => sign === 'same_as_title' || signs.includes(sign)) : signs;
    return { signs: all, score: scoreOf(all) };
  });
}

function scoreOf(signs: readonly Sign[]): number {
  return signs.reduce((sum, sign) => sum + WEIGHTS[sign], PRIOR);
}

function isTitle(signs: readonly Sign[]): boolean {
  return (
    (signs.includes('title_case') || signs.includes('capital_word')) && scoreOf(signs) > MAX_QUOTATION_SCORE
  );
}

/** UTF-16 code units: longer ones are hardly a title. */
const MAX_TITLE_UTF16 = 80;

const ENDS = new RegExp(`[${STOPS}${PAUSES}]+$`);

function wordsOf(text: string, { start, end }: Region): string {
  return text.slice(start, Math.min(end, start + MAX_TITLE_UTF16)).replace(ENDS, '');
}
