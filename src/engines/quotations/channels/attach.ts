import type { Span } from '../../fidelity/verdict.js';
import { firstIndex } from '../../text/first-index.js';
import type { Channel } from '../found.js';
import { sentenceAfter, sentenceBefore } from '../frames/sentence.js';
import type { FoundChannel } from './channel.js';

// Chooses the channel of a quotation: one in the sentence of its cue, outside what was said.

export interface Attributed {
  readonly spans: readonly Span[];
  readonly speaker: Span | null;
  readonly cue: Span | null;
}

/** @param channels in the order of the text */
export function channelOf(
  text: string,
  channels: readonly FoundChannel[],
  { spans, speaker, cue }: Attributed,
): Channel | null {
  const anchor = cue ?? speaker;
  if (anchor === null) return null;
  const [start] = sentenceBefore(text, anchor[0]);
  const [, end] = sentenceAfter(text, anchor[1]);
  const near = within(channels, [start, end]).filter(
    (channel) =>
      !spans.some((span) => overlaps(channel, span)) &&
      (speaker === null || !overlaps(channel, speaker)) &&
      (speaker !== null || channel.construction !== 'according'),
  );
  const best = near.sort((a, b) => distance(a, anchor) - distance(b, anchor))[0];
  if (best === undefined) return null;
  const { text: words, type, outlet } = best;
  return { text: words, start: best.start, end: best.end, type, outlet };
}

function within(channels: readonly FoundChannel[], [start, end]: Span): FoundChannel[] {
  const first = firstIndex(channels.length, (at) => (channels[at]?.start ?? 0) >= start);
  const after = firstIndex(channels.length, (at) => (channels[at]?.start ?? 0) >= end);
  return channels.slice(first, after);
}

function overlaps({ start, end }: Channel, span: Span): boolean {
  return start < span[1] && end > span[0];
}

/** In UTF-16 code units; what follows the cue is nearer than what precedes it. */
function distance({ start, end }: Channel, [from, to]: Span): number {
  return start >= to ? start - to : 2 * (from - end) + 20;
}
