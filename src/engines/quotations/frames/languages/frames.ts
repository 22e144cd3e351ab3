import type { Region } from '../../../reading/regions/region.js';
import type { Span } from '../../../text/span.js';
import type { Frame } from '../frame.js';
import { CHINESE, JAPANESE } from './east-asian.js';
import { GERMAN } from './german.js';
import type { Language, Matched, Placed } from './language-frames.js';
import { FRENCH, FRENCH_WITHIN, ITALIAN, SPANISH } from './romance.js';

// Simple frames of other languages: the speaker beside the marks, and nothing else.

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['de', { beside: GERMAN, within: null }],
  ['fr', { beside: FRENCH, within: FRENCH_WITHIN }],
  ['es', { beside: SPANISH, within: null }],
  ['it', { beside: ITALIAN, within: null }],
  ['zh', { beside: CHINESE, within: null }],
  ['ja', { beside: JAPANESE, within: null }],
]);

/** Whether the frames of a language other than English are known. */
export function isForeign(language: string): boolean {
  return LANGUAGES.has(language);
}

/** UTF-16 code units to either side. */
const MAX_CLAUSE_UTF16 = 160;

export function foreignFrames(text: string, regions: readonly Region[], language: string): Frame[] {
  const its = LANGUAGES.get(language);
  if (its === undefined) return [];
  return regions.flatMap((region, at) => {
    const from = Math.max(regions[at - 1]?.outer[1] ?? 0, region.outer[0] - MAX_CLAUSE_UTF16);
    const until = Math.min(regions[at + 1]?.outer[0] ?? text.length, region.outer[1] + MAX_CLAUSE_UTF16);
    const lead = text.slice(from, region.outer[0]);
    const before = lead.slice(lead.lastIndexOf('\n') + 1);
    const [after = ''] = text.slice(region.outer[1], until).split('\n', 1);
    const inserted = its.within === null ? null : insertedIn(text, region, its.within);
    if (inserted !== null) return [inserted];
    const matched = its.beside({ before, after });
    return matched.map((one) => frameOf(region, one, [region.outer[0] - before.length, region.outer[1]]));
  });
}

/** « Nous irons, a dit Ada Berg, jusqu’au bout. » */
function insertedIn(text: string, { start, end, outer }: Region, within: RegExp): Frame | null {
  const inside = text.slice(start, Math.min(end, start + MAX_SEARCHED_UTF16));
  const match = within.exec(inside);
  const { who, cue } = match?.indices?.groups ?? {};
  if (match === null || who === undefined || cue === undefined) return null;
  const [from, to] = [start + match.index, start + match.index + match[0].length];
  return {
    kind: 'inserted',
    content: [
      [outer[0], from],
      [to, outer[1]],
    ],
    speaker: [who[0] + start, who[1] + start],
    cue: [cue[0] + start, cue[1] + start],
    channel: null,
    strength: 'certain',
  };
}

/** UTF-16 code units. */
const MAX_SEARCHED_UTF16 = 2_000;

function frameOf(
  { outer }: Region,
  { speaker, cue }: Matched,
  [before, after]: readonly [number, number],
): Frame {
  const spanOf = (placed: Placed | null): Span | null => {
    if (placed === null) return null;
    const base = placed.side === 'before' ? before : after;
    return [placed.span[0] + base, placed.span[1] + base];
  };
  return {
    kind: (speaker ?? cue)?.side === 'before' ? 'credit_before' : 'credit_after',
    content: [outer],
    speaker: spanOf(speaker),
    cue: spanOf(cue),
    channel: null,
    strength: speaker === null ? 'likely' : 'certain',
  };
}
