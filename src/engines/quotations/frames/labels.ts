import type { Region } from '../../reading/regions/region.js';
import type { Turn } from '../../reading/turns/turn.js';
import type { Span } from '../../text/span.js';
import type { Frame } from './frame.js';

// The turns of a transcript: “MR. BERG: Good morning.” Words without quotation marks, but the speaker's own.

/** @param regions outer ones, in order */
export function labelFrames(text: string, regions: readonly Region[], turns: readonly Turn[]): Frame[] {
  let next = 0;
  return turns.map((turn) => {
    while ((regions[next]?.outer[0] ?? Number.POSITIVE_INFINITY) < turn.start) next += 1;
    const region = regions[next];
    const content = region?.outer[0] === turn.start ? [region.outer] : turn.spans;
    return frameOf(text, turn, content);
  });
}

/** A turn in quotation marks is what stands in them. */
function frameOf(text: string, turn: Turn, content: readonly Span[]): Frame {
  const { label, start } = turn;
  const colon =
    label === null ? -1 : text.slice(label[1], Math.min(start, label[1] + MAX_SIGN_UTF16)).search(/[:：]/);
  const cue: Span | null = label === null || colon < 0 ? null : [label[1] + colon, label[1] + colon + 1];
  return {
    kind: 'label',
    content,
    speaker: turn.person === null ? null : label,
    cue,
    channel: null,
    strength: 'certain',
    turn,
  };
}

/** UTF-16 code units between a label and its colon. */
const MAX_SIGN_UTF16 = 40;
