import type { Region } from '../../reading/regions/region.js';
import { sentenceAfter, sentenceBefore } from '../../reading/sentences/sentences.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import { endWithout } from '../../text/edges.js';
import type { Span } from '../../text/span.js';
import type { Frame } from './frame.js';
import { nounPhraseEnd } from './noun-phrase.js';
import { type Token, tokensIn } from './tokens.js';

// “The port reopens on Monday, according to the ministry.” “According to Ada Berg, the port reopens on Monday.”

const CUE = /\b[Aa]ccording to(?= )/g;
/** An apposition of the source, and no continuation of what is reported. */
const APPOSITION = /^, (?:the|an?|his|her|its|their) /;
const RELATIVE = /^, (?:who|which|whose) [^,;:—–]*/;

const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|\p{Ll}+(?:ed|es))\b/u;

export function accordingFrames(read: Tokens, regions: readonly Region[]): Frame[] {
  const frames: Frame[] = [];
  let region = 0;
  for (const { index, 0: words } of read.text.matchAll(CUE)) {
    while ((regions[region]?.outer[1] ?? Number.POSITIVE_INFINITY) <= index) region += 1;
    const isWithin = (regions[region]?.outer[0] ?? Number.POSITIVE_INFINITY) < index;
    const frame = isWithin ? null : frameAt(read, [index, index + words.length], regions[region - 1]);
    if (frame !== null) frames.push(frame);
  }
  return frames;
}

/** UTF-16 code units: what is longer before or after “according to” is no sentence. */
const MAX_REPORTED_UTF16 = 1_500;

function frameAt(read: Tokens, cue: Span, quoted: Region | undefined): Frame | null {
  const { text } = read;
  const before = trimmed(text, sentenceBefore(read, cue[0]));
  const speaker = sourceAfter(read, cue[1] + 1, before === null);
  if (speaker === null) return null;
  const base = { kind: 'according', speaker, cue, channel: null } as const;
  if (quoted && /^[,\s]*$/.test(text.slice(quoted.outer[1], cue[0])))
    return { ...base, content: [quoted.outer], strength: 'certain' };
  const [, end] = sentenceAfter(read, speaker[1]);
  const relative = RELATIVE.exec(text.slice(speaker[1], end))?.[0].length ?? 0;
  const after = trimmed(text, [speaker[1] + relative, end]);
  const content = [before, after].filter((span) => span !== null);
  if (content.length === 0 || content.some(([from, to]) => to - from > MAX_REPORTED_UTF16)) return null;
  return { ...base, content, strength: content.length === 1 ? 'certain' : 'likely' };
}

/** The noun phrase, with an apposition between commas. */
function sourceAfter(read: Tokens, start: number, isLeading: boolean): Span | null {
  const { text } = read;
  const [, sentenceEnd] = sentenceAfter(read, start);
  const tokens = tokensIn(text, [start, Math.min(sentenceEnd, start + 240)], 24);
  const last = lastOf(tokens);
  if (last === undefined) return null;
  const rest = text.slice(last.end, sentenceEnd);
  const comma = rest.slice(1).search(/[,;:—–]/);
  // “According to Ada Berg, the port reopens”: what is reported begins after the comma.
  const isReported = isLeading && (comma < 0 || FINITE.test(rest.slice(0, comma + 1)));
  if (!APPOSITION.test(rest) || isReported) return [start, last.end];
  return [start, comma < 0 ? sentenceEnd : last.end + 1 + comma];
}

/** A finite verb after it has a subject of its own: “according to Berg Ortwick has refused”. */
function lastOf(tokens: readonly Token[]): Token | undefined {
  const end = nounPhraseEnd(tokens, 0);
  if (end === null) return undefined;
  const isSubject = end > 1 && FINITE_VERB.test(tokens[end]?.lower ?? '') && tokens[end - 1]?.isCapital;
  return tokens[isSubject ? end - 2 : end - 1];
}

const FINITE_VERB = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does)$/;

/** Without the commas and conjunction beside the frame; null for less than two words. */
function trimmed(text: string, [start, end]: Span): Span | null {
  const words = text.slice(start, end);
  const [lead = ''] = /^[\s,;:.–—)]*(?:(?:but|and) )?/i.exec(words) ?? [];
  const inside = words.slice(lead.length, endWithout(words, ',;:–—('));
  return /\S\s+\S/.test(inside) ? [start + lead.length, start + lead.length + inside.length] : null;
}
