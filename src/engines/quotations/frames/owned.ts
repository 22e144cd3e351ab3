import type { Region } from '../../reading/regions/region.js';
import type { Span } from '../../text/span.js';
import { wordsIn } from '../evidence/capitals.js';
import type { Frame } from './frame.js';
import { isEvaluation, NAME, PROGRAMMES, PROMISES, WORDINGS } from './owned-words.js';

// “Ada Berg’s “clean slate” formula”, “what Ada Berg called “a clean slate””, “in Ada Berg’s words, “…””: words that
// have their credit beside them, also within what somebody else said.

const POSSESSED = `(?<who>${NAME})(?:[’']s|(?<=s)[’'])`;
const ADJECTIVES = String.raw`(?: [\p{Ll}-]+){0,3}`;
const DESCRIBED = String.raw`(?<who>(?:[\p{Ll}-]+ ){0,4}?${NAME})`;
const CALLED =
  'called|calls|terms|termed|dubs|dubbed|labels|labelled|labeled|(?:describes|described|refers to|referred to) as|likes to call|liked to call';
const IN_WORDS = 'words|phrase|formulation';

interface Pattern {
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  /** Where its cue is, and any of its cues: most words have none beside them, and names take long to look for. */
  readonly cueIn: 'before' | 'after';
  readonly anyCue: RegExp;
  /** Whether any words are the owner’s: “promise” takes them, “plan” may be what others call it. */
  readonly takesAny: boolean;
}

function patternOf(cues: string, before: string | null, after: string | null, takesAny = true): Pattern {
  return {
    cueIn: before?.includes('(?<cue>') ? 'before' : 'after',
    anyCue: new RegExp(String.raw`\b(?:${cues})\b`),
    before: before === null ? null : new RegExp(`(?<![\\p{L}\\p{N}’'-])${before}$`, 'du'),
    after: after === null ? null : new RegExp(`^${after}(?![\\p{L}-])`, 'du'),
    takesAny,
  };
}

const PATTERNS: readonly Pattern[] = [
  patternOf(
    CALLED,
    String.raw`what ${DESCRIBED},? (?:\p{Ll}+ )?(?<cue>${CALLED}) (?:an? |the |his |her |its )?`,
    null,
  ),
  patternOf('words', String.raw`[Ii]n the (?:\p{Ll}+ )?(?<cue>words) of ${DESCRIBED},? `, null),
  patternOf(
    IN_WORDS,
    null,
    String.raw`,? in (?:[\p{Ll}-]+ ){0,3}?${POSSESSED} (?:\p{Ll}+ )?(?<cue>${IN_WORDS})`,
  ),
  patternOf('words', null, String.raw`,? in the (?:\p{Ll}+ )?(?<cue>words) of ${DESCRIBED}`),
  patternOf(WORDINGS, `${POSSESSED}${ADJECTIVES} `, ` (?<cue>${WORDINGS})`),
  patternOf(PROGRAMMES, `${POSSESSED}${ADJECTIVES} `, String.raw` (?:\p{Ll}+ )?(?<cue>${PROGRAMMES})`, false),
  patternOf(`${WORDINGS}|words`, `${POSSESSED}${ADJECTIVES} (?<cue>${WORDINGS}|words)(?:,|:| of)? `, null),
  patternOf(PROMISES, `${POSSESSED}${ADJECTIVES} (?<cue>${PROMISES}) (?:of|to|that|for|about|on) `, null),
  patternOf(
    PROMISES,
    String.raw`${POSSESSED}${ADJECTIVES} (?<cue>${PROMISES}) (?:of|to|that|for|about|on)(?: [\p{Ll}-]+){1,4} `,
    null,
    false,
  ),
  patternOf(
    `${WORDINGS}|${PROGRAMMES}`,
    String.raw`[Tt]he (?:[\p{Ll}-]+ )?`,
    ` (?<cue>${WORDINGS}|${PROGRAMMES}) (?:of|by|from|(?:coined|used|favoured|favored) by) ${DESCRIBED}`,
    false,
  ),
];

/** UTF-16 code units to either side. */
const MAX_BESIDE_UTF16 = 120;

/** @param regions of any level */
export function ownedFrames(text: string, regions: readonly Region[]): Frame[] {
  return regions.flatMap((region) => ownedFrame(text, region) ?? []);
}

function ownedFrame(text: string, { start, end, outer }: Region): Frame | null {
  const from = Math.max(0, outer[0] - MAX_BESIDE_UTF16);
  const [before, after] = [text.slice(from, outer[0]), text.slice(outer[1], outer[1] + MAX_BESIDE_UTF16)];
  const words = wordsIn(text.slice(start, Math.min(end, start + MAX_BESIDE_UTF16)));
  for (const { before: lead, after: tail, cueIn, anyCue, takesAny } of PATTERNS) {
    if (!anyCue.test(cueIn === 'before' ? before : after)) continue;
    if (!takesAny && isEvaluation(words)) continue;
    const [one, other] = [lead?.exec(before), tail?.exec(after)];
    if (one === null || other === null) continue;
    const placed = (name: string): Span | null => {
      const [own, its] = [one?.indices?.groups?.[name], other?.indices?.groups?.[name]];
      return own ? moved(own, from) : its ? moved(its, outer[1]) : null;
    };
    const [speaker, cue] = [placed('who'), placed('cue')];
    if (speaker !== null)
      return { kind: 'owned', content: [outer], speaker, cue, channel: null, strength: 'certain' };
  }
  return null;
}

function moved([start, end]: readonly [number, number], by: number): Span {
  return [start + by, end + by];
}
