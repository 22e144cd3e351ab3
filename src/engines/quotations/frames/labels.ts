import { paragraphsOf } from '../../reading/regions/paragraphs.js';
import type { Region } from '../../reading/regions/region.js';
import { isQuestioner, type Speech, speechesIn } from '../../reading/turns/speeches.js';
import type { Span } from '../../text/span.js';
import type { Frame } from './frame.js';
import { labelKey } from './label-key.js';
import { ownParagraphs } from './turn-end.js';

// The turns of a transcript: “MR. BERG: Good morning.” Words without quotation marks, but the speaker's own.

/** Minimum share of paragraphs with a label; below it, only the first paragraph after a label is its speaker's. */
const MIN_SHARE = 1 / 3;

/** Minimum number of further paragraphs for each turn in a transcript of speeches. */
const MIN_LONG_SHARE = 1 / 2;

export function labelFrames(text: string, regions: readonly Region[]): Frame[] {
  return [...turnsOf(text, regions), ...regions.flatMap((region) => turnInMarks(text, region) ?? [])];
}

/** “BERG: No.” */
function turnInMarks(text: string, { outer, label }: Region): Frame | null {
  if (label === null) return null;
  const colon = label[1] + text.slice(label[1], outer[0]).search(/[:：]/);
  const [speaker, cue]: [Span | null, Span] = [label[1] - label[0] > 1 ? label : null, [colon, colon + 1]];
  return { kind: 'label', content: [outer], speaker, cue, channel: null, strength: 'certain' };
}

function turnsOf(text: string, regions: readonly Region[]): Frame[] {
  const turns = speechesIn(text).filter(({ label }) => !NO_SPEAKER.test(text.slice(...label)));
  if (turns.length === 0) return [];
  const paragraphs = paragraphsOf(text);
  const isWhole = turns.some(isQuestioner) || turns.length >= MIN_SHARE * paragraphs.length;
  const [from, until] = [turns[0]?.start ?? 0, turns.at(-1)?.start ?? 0];
  const within = paragraphs.filter(([start, end]) => end > from && start < until).length;
  const isLong = within - turns.length >= MIN_LONG_SHARE * turns.length;
  const frames: Frame[] = [];
  let [at, region] = [0, 0];
  for (const turn of turns) {
    while ((paragraphs[at]?.[1] ?? Number.POSITIVE_INFINITY) <= turn.start) at += 1;
    const first = at;
    while ((paragraphs[at]?.[0] ?? Number.POSITIVE_INFINITY) < turn.end) at += 1;
    const all = paragraphs.slice(first, isWhole ? at : first + 1);
    const its = ownParagraphs(text, all, text.slice(...turn.label), isLong);
    while ((regions[region]?.start ?? Number.POSITIVE_INFINITY) < turn.start) region += 1;
    const content = contentOf(text, turn, its, regions[region]);
    if (content.length > 0) frames.push(frameOf(text, turn, content));
  }
  return withRecurring(text, frames);
}

/** Dates and headings. */
const NO_SPEAKER =
  /^(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[\p{L}.]* \d|\d|THE [A-Z]+$|(?:[A-Z]+ )?(?:QUOTE|CLAIM|VERDICT|BYLINE|SPOTTED|SCOOP|TOTAL|FACT|RATING|RELATED|PICTURED|CAPTION|CORRECTION|UPDATED?|BREAKING|LIVE|EXCLUSIVE)\b|(?:Interview|Pictured|Photo|Caption|Exclusive|Analysis|Comment|Opinion)$)/u;

/** “DR ADA BERG” and “Berg” are one; a label that occurs once may be a heading. */
function withRecurring(text: string, frames: readonly Frame[]): Frame[] {
  const labelOf = ({ speaker, cue }: Frame) => (speaker ? labelKey(text.slice(...speaker)) : (cue ?? ''));
  const counts = new Map<unknown, number>();
  for (const frame of frames) counts.set(labelOf(frame), (counts.get(labelOf(frame)) ?? 0) + 1);
  return frames.map((frame) =>
    frame.speaker !== null && counts.get(labelOf(frame)) === 1 ? { ...frame, strength: 'likely' } : frame,
  );
}

function frameOf(text: string, { label, start }: Speech, content: readonly Span[]): Frame {
  const colon = text.slice(label[1], start).search(/[:：]/);
  const cue: Span | null = colon < 0 ? null : [label[1] + colon, label[1] + colon + 1];
  // “Q” names nobody.
  const speaker = label[1] - label[0] > 1 ? label : null;
  return { kind: 'label', content, speaker, cue, channel: null, strength: 'certain' };
}

/** A turn in quotation marks is what stands in them; another is all of it but remarks in brackets. */
function contentOf(
  text: string,
  turn: Speech,
  paragraphs: readonly Span[],
  region: Region | undefined,
): readonly Span[] {
  const isMarked = region !== undefined && text.slice(turn.start, region.outer[0]).trim() === '';
  if (isMarked) return [region.outer];
  return paragraphs.flatMap(([start, end]) =>
    withoutRemarks(text, [Math.max(start, turn.start), Math.min(end, turn.end)]),
  );
}

const REMARK = /[([（［](?:\p{Lu}[\p{L} ]{2,30}\.?|[\p{Ll} ]{3,30})[)\]）］]|\[[^\]\n]{1,40}\]/gu;

/** “We will. (Laughter.) Next question.” */
function withoutRemarks(text: string, [start, end]: Span): Span[] {
  const remarks = [...text.slice(start, end).matchAll(REMARK)];
  const starts = [start, ...remarks.map(({ index, 0: { length } }) => start + index + length)];
  const ends = [...remarks.map(({ index }) => start + index), end];
  return starts.flatMap((from, at) => trimmed(text, [from, ends[at] ?? end]));
}

function trimmed(text: string, [start, end]: Span): Span[] {
  const words = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  const from = start + (words.length - words.trimStart().length);
  return [[from, from + words.trim().length]];
}
