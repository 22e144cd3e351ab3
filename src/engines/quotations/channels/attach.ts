import { DOUBLE_MARKS, hasMark } from '../../reading/regions/characters.js';
import { sentenceAfter, sentenceBefore } from '../../reading/sentences/sentences.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import { firstIndex } from '../../text/first-index.js';
import { overlaps, type Span } from '../../text/span.js';
import { SPEECH_VERBS } from '../../words/saying.js';
import { isSpeechCue } from '../cues.js';
import type { Channel } from '../found.js';
import type { FoundChannel } from './channel.js';

// Chooses the channel of a quotation: one in the sentence of its cue, outside what was said.

export interface Attributed {
  readonly spans: readonly Span[];
  readonly speaker: Span | null;
  readonly cue: Span | null;
}

/** @param channels in the order of the text */
export function channelOf(
  read: Tokens,
  channels: readonly FoundChannel[],
  quotation: Attributed,
): Channel | null {
  const anchor = quotation.cue ?? quotation.speaker;
  if (anchor === null) return null;
  const [start] = sentenceBefore(read, anchor[0]);
  const [, end] = sentenceAfter(read, anchor[1]);
  const best = within(channels, [start, end])
    .filter((channel) => belongs(read, channel, anchor, quotation))
    .sort((a, b) => distance(a, anchor) - distance(b, anchor))[0];
  if (best === undefined) return null;
  const { text: words, type, outlet } = best;
  return { text: words, start: best.start, end: best.end, type, outlet };
}

function within(channels: readonly FoundChannel[], [start, end]: Span): FoundChannel[] {
  const first = firstIndex(channels.length, (at) => (channels[at]?.start ?? 0) >= start);
  const after = firstIndex(channels.length, (at) => (channels[at]?.start ?? 0) >= end);
  return channels.slice(first, after);
}

function belongs(
  read: Tokens,
  channel: FoundChannel,
  anchor: Span,
  { spans, speaker, cue }: Attributed,
): boolean {
  const { text } = read;
  const { construction, lead } = channel;
  const its: Span = [channel.start, channel.end];
  if (spans.some((span) => overlaps(its, span))) return false;
  if (speaker !== null && overlaps(its, speaker)) return false;
  if (cue !== null && overlaps(lead, cue)) return construction !== 'according';
  // “told” leads to the channel of what was told; “according to” to a second source of what has a first.
  if (construction === 'told' && TOLD.test(text.slice(...lead))) return false;
  if (construction === 'according' && speaker === null) return false;
  // “They favour it, according to a poll”: where a belief was reported is no channel of it.
  const isInMarks = spans.some((span) => hasMark(text.slice(...span)));
  const isSaid = cue === null || isInMarks || isSpeechCue(text.slice(...cue));
  if (!isSaid && construction !== 'in' && construction !== 'quoted_by') return false;
  const apart = [...spans, ...(speaker === null ? [] : [speaker])];
  if (its[0] >= anchor[1]) return isOneClause(text, [anchor[1], lead[0]], apart);
  return (
    isOneClause(text, [afterMedium(text, its[1]), anchor[0]], apart) || governsAll(read, lead, its[1], anchor)
  );
}

/** “In a letter, the board urged a vote and hinted …”: what begins the sentence holds for coordinated verbs too. */
function governsAll(read: Tokens, lead: Span, end: number, anchor: Span): boolean {
  const { text } = read;
  const [start] = sentenceBefore(read, lead[0]);
  if (text.slice(start, lead[0]).trim() !== '') return false;
  if (COORDINATED.test(text.slice(lead[1], anchor[0]))) return true;
  const between = text.slice(end, anchor[0]);
  return (
    between.length <= MAX_LEADING_UTF16 &&
    RELATIVE.test(between) &&
    !/[;:]/.test(between) &&
    !hasMark(between)
  );
}

/** “In a note that was three lines long, she wrote”: a relative clause between commas. */
const RELATIVE =
  /^(?: \p{Ll}+)?,? ?(?:(?:in|on|of) )?(?:(?:a copy|parts?|some|excerpts?) of )?(?:that|which|who) (?:[^,;:]|,(?=\d))+, [^,;:]+$/u;
const MAX_LEADING_UTF16 = 160;
/** “a statement read to the court, …”, “a video in which …”. */
const AFTER_MEDIUM = new RegExp(
  `^,? (?:(?:in|on) which |(?:read|posted|published|issued|released|carried|sent|shared|broadcast|made available)(?: out)? (?:to|on|by|in|at|before|after|late|early|that|this) ?[^,;:${DOUBLE_MARKS}]{0,60}(?:,|$)?)`,
);

function afterMedium(text: string, end: number): number {
  return end + (AFTER_MEDIUM.exec(text.slice(end, end + 100))?.[0].length ?? 0);
}

const COORDINATED = /(?:\band|,) (?:also |then |later )?$/;
const TOLD = /^t/;

/** UTF-16 code units, without what was said and by whom. */
const MAX_GAP_UTF16 = 80;
const BOUNDARY = /[;:()]|\b(?:that|which|who|but|while|whereas|although|because|when|if|as|where)\b/;

/** Nothing but the quotation, its speaker and adverbials between cue and channel: no other verb of speech. */
function isOneClause(text: string, [start, end]: Span, apart: readonly Span[]): boolean {
  let between = '';
  let at = start;
  for (const [from, to] of apart.toSorted((a, b) => a[0] - b[0])) {
    if (to <= at || from >= end) continue;
    between += text.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  if (at < end) between += text.slice(at, end);
  if (between.length > MAX_GAP_UTF16 || BOUNDARY.test(between)) return false;
  return !(between.match(/\p{L}+/gu) ?? []).some((word) => SPEECH_VERBS.has(word));
}

/** In UTF-16 code units; what follows the cue is nearer than what precedes it. */
function distance({ start, end }: Channel, [from, to]: Span): number {
  return start >= to ? start - to : 2 * (from - end) + 20;
}
