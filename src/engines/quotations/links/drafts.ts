import { type Tokens, tokenAt } from '../../reading/tokens/tokens.js';
import type { Turn } from '../../reading/turns/turn.js';
import type { Span } from '../../text/span.js';
import type { Channel } from '../found.js';
import type { Frame } from '../frames/frame.js';
import type { ReadRow, ReadText } from '../tagger/read.js';
import type { Attribution, Tagged, Units } from '../tagger/tag.js';
import { continues } from './joins.js';

// Turns what was tagged into quotations with positions in the text, and gives those without a cue of their own to a
// frame or to the quotation before.

/** So many quotations before one without a cue may name its speaker. */
const MAX_LOOK_BACK = 20;

export interface Draft {
  readonly spans: readonly Span[];
  readonly speaker: Span | null;
  readonly cue: Span | null;
  /** `follow_on`: the speaker is that of a quotation before it. `passive`: the text does not say who spoke. */
  readonly origin: 'cue' | 'label' | 'signature' | 'follow_on' | 'frame' | 'nearest' | 'passive';
  /** That the words are, for a label. */
  readonly turn?: Turn | undefined;
  /** Where the words that name the speaker name it too. */
  readonly channel?: Channel | undefined;
  /** Who says that the speaker said so. */
  readonly recountedBy?: Span | null;
}

/** Grows where passages follow that have no cue of their own. */
export type Growing = Draft & { readonly spans: Span[] };

/** In order of appearance. The passages without a cue are in that order, too. */
export function draftsOf(
  read: ReadText,
  tagged: Tagged,
  frames: readonly Frame[],
  continuing: Continuing = inParagraph,
): Draft[] {
  const turns = frames.flatMap((frame) => turnOf(frame) ?? []);
  const interrupting = turns.flatMap(({ origin, cue }) =>
    origin !== 'signature' && cue !== null ? [cue] : [],
  );
  const cued = tagged.attributions
    .map((one) => draftOf(read, one))
    .filter(({ cue }) => cue === null || !touchesOne(interrupting, cue));
  const others = [...turns, ...cued].sort(byPlace);
  const framed = new Map(
    frames
      .filter(({ kind }) => kind !== 'owned')
      .flatMap((frame) => frame.content.map(([start]) => [start, frame] as const)),
  );
  const drafts: Growing[] = [];
  let next = 0;
  for (const number of tagged.uncued) {
    const outer = read.passages[number]?.outer;
    if (outer === undefined || isWithin(outer, turns)) continue;
    const end = firstAfter(others, outer[0]);
    while (next < end) drafts.push(growing(others[next++] as Draft));
    const frame = framed.get(outer[0]);
    if (frame === undefined || frame.speaker === null) continuing(read, drafts, number, outer);
    else drafts.push({ spans: [...frame.content], speaker: frame.speaker, cue: frame.cue, origin: 'frame' });
  }
  while (next < others.length) drafts.push(growing(others[next++] as Draft));
  return drafts;
}

function growing(draft: Draft): Growing {
  return { ...draft, spans: [...draft.spans] };
}

/**
 * A turn of a transcript, a letter above its signature, or a quotation that is interrupted within its marks by the words
 * that name its speaker.
 */
function turnOf({ kind, content, speaker, cue, turn: own }: Frame): Draft | null {
  const turn = { spans: content, speaker, cue, turn: own };
  if (kind === 'inserted' && speaker !== null) return { ...turn, origin: 'frame' };
  return kind === 'label' || kind === 'signature' ? { ...turn, origin: kind } : null;
}

/** @param cues in order */
function touchesOne(cues: readonly Span[], [start, end]: Span): boolean {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle] as Span)[1] > start) high = middle;
    else low = middle + 1;
  }
  return (cues[low]?.[0] ?? Number.POSITIVE_INFINITY) < end;
}

function draftOf(read: ReadText, { own, cue, source, contents }: Attribution): Draft {
  return {
    spans: contents.map((units) => withoutBullet(read.tokens.text, spanOf(read, own, units))),
    speaker: source === null ? null : spanOf(read, own, source),
    cue: spanOf(read, own, cue),
    origin: 'cue',
  };
}

/** “• The ferry left”: the sign of a list is no word of it. */
function withoutBullet(text: string, [start, end]: Span): Span {
  const [bullet = ''] = /^[•●▪◦·]\s*/u.exec(text.slice(start, Math.min(end, start + 8))) ?? [];
  return [start + bullet.length, end];
}

function spanOf({ tokens }: ReadText, { row }: ReadRow, { first, after }: Units): Span {
  return [
    tokens.starts[row.firsts[first] as number] as number,
    tokens.ends[(row.afters[after - 1] as number) - 1] as number,
  ];
}

/** Adds a passage that has neither cue nor frame to the last quotation, or as one of its own. */
export type Continuing = (read: ReadText, drafts: Growing[], number: number, outer: Span) => void;

/** A passage that goes on with the quotation before it, or continues its group, is part of it. */
function inParagraph(read: ReadText, drafts: Growing[], number: number, outer: Span): void {
  let before = drafts.length - 1;
  const last = Math.max(0, drafts.length - MAX_LOOK_BACK);
  while (before >= last && drafts[before]?.speaker === null) before -= 1;
  const draft = before >= last ? drafts[before] : undefined;
  const isBeside = draft !== undefined && isInParagraph(read, draft, outer);
  if (draft !== undefined && (isBeside ? goesOn(read, draft, outer) : isOneWith(read, draft, number, outer)))
    draft.spans.push(outer);
  else if (isBeside) drafts.push({ spans: [outer], speaker: null, cue: null, origin: 'nearest' });
  else drafts.push({ spans: [outer], speaker: draft?.speaker ?? null, cue: null, origin: 'follow_on' });
}

function goesOn({ tokens }: ReadText, { spans, cue }: Draft, outer: Span): boolean {
  return continues(tokens, spans.at(-1) ?? outer, outer, cue);
}

function isInParagraph({ tokens }: ReadText, draft: Draft, outer: Span): boolean {
  return paragraphOf(tokens, startOf(draft)) === paragraphOf(tokens, outer[0]);
}

/** A quotation that continues over paragraphs. */
function isOneWith({ passages }: ReadText, draft: Draft, number: number, outer: Span): boolean {
  const [end] = draft.spans.at(-1) ?? outer;
  const before = passages[number - 1];
  return before !== undefined && before.group === passages[number]?.group && end >= before.outer[0];
}

function isWithin([start, end]: Span, turns: readonly Draft[]): boolean {
  const at = firstAfter(turns, start) - 1;
  return (turns[at]?.spans ?? []).some((turn) => start >= turn[0] && end <= turn[1]);
}

/** The first draft that begins after a position. */
function firstAfter(drafts: readonly Draft[], position: number): number {
  let [low, high] = [0, drafts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(drafts[middle] as Draft) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function byPlace(one: Draft, other: Draft): number {
  return startOf(one) - startOf(other) || endOf(other) - endOf(one);
}

function startOf(draft: Draft): number {
  return draft.spans[0]?.[0] ?? 0;
}

function endOf(draft: Draft): number {
  return draft.spans[0]?.[1] ?? 0;
}

function paragraphOf(tokens: Tokens, position: number): number {
  return tokens.paragraphOf[tokenAt(tokens, position)] ?? -1;
}
