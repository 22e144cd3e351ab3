import type { Region } from '../../reading/regions/region.js';
import { endWithout } from '../../text/edges.js';
import type { Span } from '../../text/span.js';
import { channelsIn } from '../channels/channels.js';
import type { Channel } from '../found.js';
import { insertedIn } from '../wording/inserted.js';
import { creditAfter } from './credit.js';
import type { Frame } from './frame.js';
import { type Token, tokensIn } from './tokens.js';

// “On this – he said, according to the broadcaster HTV – we agree”: an attribution between dashes within the marks.

/** UTF-16 code units: the longest quotation that is searched for one. */
const MAX_SEARCHED_UTF16 = 4_000;
const DASH = /[–—]| -{1,2} |--/;

export function insertedFrames(text: string, regions: readonly Region[]): Frame[] {
  return regions.flatMap((region) => {
    const inside: Span = [region.start, Math.min(region.end, region.start + MAX_SEARCHED_UTF16)];
    if (!DASH.test(text.slice(...inside))) return [];
    const inserted = insertedIn(text, inside);
    return inserted.length === 0 ? [] : [frameOf(text, region, inserted)];
  });
}

function frameOf(text: string, { outer }: Region, inserted: readonly Span[]): Frame {
  const starts = [outer[0], ...inserted.map(([, end]) => end)];
  const ends = [...inserted.map(([start]) => start), outer[1]];
  const content = starts.map((start, at): Span => [start, ends[at] ?? outer[1]]);
  const words = withoutDashes(text, inserted[0] ?? outer);
  const credit = creditAfter(tokensIn(text, words).filter(isOutside(accordingWithin(text, words))));
  return {
    kind: 'inserted',
    content: content.filter(([start, end]) => /[\p{L}\p{N}]/u.test(text.slice(start, end))),
    speaker: credit?.speaker ?? null,
    cue: credit?.cue ?? null,
    channel: channelWithin(text, words),
    strength: credit?.isPlain ? 'certain' : 'likely',
  };
}

/** “said according to the broadcaster HTV the minister, Ada Berg” */
function accordingWithin(text: string, [start, end]: Span): Span | null {
  const found = channelsIn(text.slice(start, end)).find(({ construction }) => construction === 'according');
  return found ? [start + found.lead[0], start + found.end] : null;
}

function isOutside(span: Span | null): (token: Token) => boolean {
  return ({ start, end }) => span === null || end <= span[0] || start >= span[1];
}

function withoutDashes(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end);
  const [lead = ''] = /^[\s–—-]*/u.exec(words) ?? [];
  return [start + lead.length, start + Math.max(lead.length, endWithout(words, '–—-'))];
}

function channelWithin(text: string, [start, end]: Span): Channel | null {
  const [found] = channelsIn(text.slice(start, end));
  if (found === undefined) return null;
  const { text: words, type, outlet } = found;
  return { text: words, start: start + found.start, end: start + found.end, type, outlet };
}
