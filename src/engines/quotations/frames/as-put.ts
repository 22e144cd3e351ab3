import type { Region } from '../../reading/regions/region.js';
import { sentenceAfter, sentenceBefore } from '../../reading/sentences/sentences.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import { SPEECH_VERBS } from '../../words/saying.js';
import { AUXILIARIES } from './auxiliaries.js';
import { isPassive } from './credit.js';
import type { Frame } from './frame.js';
import { nounPhraseEnd } from './noun-phrase.js';
import { spanOf, tokensIn } from './tokens.js';

// “As Ada Berg put it, …”, “…, as the mayor noted”, “as she has said:”

const AS =
  /[Aa]s(?<![\p{L}\p{N}]..)(?= (?:the|an?|his|her|its|their|our|my|one|some|many|he|she|they|it|we|I|\p{Lu}[\p{L}.’'-]*) )/gu;
/** Of the clause: its subject, its verb and an adverbial. */
const MAX_TOKENS = 22;

export function asPutFrames(read: Tokens, regions: readonly Region[]): Frame[] {
  const frames: Frame[] = [];
  let region = 0;
  for (const { index } of read.text.matchAll(AS)) {
    while ((regions[region]?.outer[1] ?? Number.POSITIVE_INFINITY) <= index) region += 1;
    const isWithin = (regions[region]?.outer[0] ?? Number.POSITIVE_INFINITY) < index;
    const frame = isWithin ? null : frameAt(read, index, [regions[region - 1], regions[region]]);
    if (frame !== null) frames.push(frame);
  }
  return frames;
}

function frameAt(
  read: Tokens,
  at: number,
  [before, next]: readonly [Region | undefined, Region | undefined],
): Frame | null {
  const clause = clauseAt(read.text, at);
  if (clause === null) return null;
  const content =
    quotedBeside(read.text, [at, clause.end], before, next) ?? proseBeside(read, at, clause.end, next);
  if (content === null) return null;
  const { speaker, cue } = clause;
  return { kind: 'as_put', content: [content], speaker, cue, channel: null, strength: 'likely' };
}

/** “As the day went on”, “as the crowd shouted”: time, and no speech. */
const NO_SPEECH =
  /ing$|^(?:went|goes|began|begins|continued|continues|called|calls|spoke|speaks|shouted|boasts)$/;

function clauseAt(text: string, at: number): { speaker: Span; cue: Span; end: number } | null {
  const tokens = tokensIn(text, [at, Math.min(text.length, at + 160)], MAX_TOKENS);
  const end = nounPhraseEnd(tokens, 1);
  if (end === null) return null;
  let verb = end;
  while (AUXILIARIES.has(tokens[verb]?.lower ?? '')) verb += 1;
  const cueWord = tokens[verb]?.lower ?? '';
  if (!SPEECH_VERBS.has(cueWord) || NO_SPEECH.test(cueWord) || isPassive(tokens, end, verb)) return null;
  if (/^puts?$/.test(cueWord) && tokens[verb + 1]?.lower !== 'it') return null;
  const last = /^(?:it|out|so)$/.test(tokens[verb + 1]?.lower ?? '') ? verb + 2 : verb + 1;
  const stop = tokens.findIndex(({ isWord }, k) => k >= last && !isWord);
  const speaker = spanOf(tokens, 1, end);
  const cue = spanOf(tokens, end, last);
  return speaker && cue && { speaker, cue, end: tokens[stop]?.start ?? tokens.at(-1)?.end ?? at };
}

function quotedBeside(
  text: string,
  [start, end]: Span,
  before: Region | undefined,
  next: Region | undefined,
): Span | null {
  if (before && /^[,\s]*$/.test(text.slice(before.outer[1], start))) return before.outer;
  return next && /^[,:\s]*$/.test(text.slice(end, next.outer[0])) ? next.outer : null;
}

/** At the beginning of a sentence, the rest of it; at the end, what precedes. */
function proseBeside(read: Tokens, at: number, end: number, next: Region | undefined): Span | null {
  const { text } = read;
  const [start] = sentenceBefore(read, at);
  const [, sentenceEnd] = sentenceAfter(read, end);
  if (text.slice(start, at).trim() !== '') {
    const lead = text.slice(start, at).trimEnd();
    return lead.endsWith(',') && end >= sentenceEnd ? [start, start + lead.length - 1] : null;
  }
  if (text.charAt(end) !== ',') return null;
  const from = end + 1 + (/^\s*/.exec(text.slice(end + 1, sentenceEnd))?.[0].length ?? 0);
  const isOpen = next !== undefined && next.outer[0] < sentenceEnd && next.outer[1] > sentenceEnd;
  return from < sentenceEnd && !isOpen ? [from, sentenceEnd] : null;
}
