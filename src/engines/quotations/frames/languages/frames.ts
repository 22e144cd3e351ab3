import type { Span } from '../../../fidelity/verdict.js';
import type { Region } from '../../regions/region.js';
import type { Frame } from '../frame.js';
import { CHINESE, JAPANESE } from './east-asian.js';
import { GERMAN } from './german.js';
import type { LanguageFrames, Matched, Placed } from './language-frames.js';
import { FRENCH, ITALIAN, SPANISH } from './romance.js';

// Simple frames of other languages: the speaker beside the marks, and nothing else.

const LANGUAGES: ReadonlyMap<string, LanguageFrames> = new Map([
  ['de', GERMAN],
  ['fr', FRENCH],
  ['es', SPANISH],
  ['it', ITALIAN],
  ['zh', CHINESE],
  ['ja', JAPANESE],
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
    const matched = its({ before, after });
    return matched.map((one) => frameOf(region, one, [region.outer[0] - before.length, region.outer[1]]));
  });
}

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
