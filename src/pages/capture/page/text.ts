import { segments } from '../../../engines/anchoring/segments.js';
import type { DayMention } from '../../../engines/quotations/days/days.js';
import { hasMark } from '../../../engines/reading/regions/characters.js';
import { type Piece, withInvisible } from '../../../platform/lib/text/invisible-characters.js';
import { linesOf, type Part, partsOf } from '../../../record/snapshots/model/parts.js';
import { type CaptureItem, extentOf } from '../model.js';

// The article with its quotations marked, in parts where it is long.

/** Maximum number of quotations in a part: each costs a page more than its words. */
const MAX_ITEMS_IN_PART = 50;

/** The parts of the text, none with more than `MAX_ITEMS_IN_PART` quotations. @param starts of all of them, ascending */
export function partsWith(text: string, starts: readonly number[]): Part[] {
  const parts: Part[] = [];
  for (const { start, end } of partsOf(text)) {
    const here = starts.filter((at) => at >= start && at < end);
    const cuts = here
      .map((at, number) => (isFirst(number) ? cutBefore(text, at, here[number - 1] ?? start) : start))
      .filter((at) => at > start);
    const edges = [start, ...new Set(cuts), end];
    for (const [at, from] of edges.slice(0, -1).entries())
      parts.push({ number: parts.length + 1, start: from, end: edges[at + 1] ?? end });
  }
  return parts;
}

/** Whether a part begins with it. */
function isFirst(number: number): boolean {
  return number > 0 && number % MAX_ITEMS_IN_PART === 0;
}

/** Before its line, so that the speaker stands with it; where the line has another quotation, before itself. */
function cutBefore(text: string, at: number, previous: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return line > previous ? line : at;
}

/** Those that begin in a part. */
export function itemsIn({ start, end }: Part, items: readonly CaptureItem[]): CaptureItem[] {
  return items.filter((item) => extentOf(item)[0] >= start && extentOf(item)[0] < end);
}

export interface TextRun {
  readonly pieces: readonly Piece[];
  /** Classes; null for unmarked text. */
  readonly look: string | null;
  /** The quotation that begins here. */
  readonly n: number | null;
  readonly href: string | null;
  /** The quotation that it is part of. */
  readonly of: number | null;
}

export interface TextParagraph {
  readonly at: number;
  readonly runs: readonly TextRun[];
}

/** What is marked, with the classes of its mark. */
interface Layer {
  readonly look: string;
  readonly n: number | null;
}

/** @param lookOf the class of a quotation: `ask`, `taken`, `dropped`, `recorded`, or none */
export function paragraphsOf(
  text: string,
  { start, end }: Part,
  marked: { readonly items: readonly CaptureItem[]; readonly days: readonly DayMention[] },
  lookOf: (item: CaptureItem) => string | null,
): TextParagraph[] {
  const marks = [...marked.items.flatMap((item) => marksOf(text, item, lookOf)), ...marked.days.map(dayMark)];
  const begun = new Set<number>();
  return linesOf(text, { start, end }).map(({ at, line }) => {
    const own = marks.filter((mark) => mark.start < at + line.length && mark.end > at);
    const runs = segments(line, own, at).map((segment): TextRun => {
      const first = segment.ids.find(({ n }) => n !== null && !begun.has(n))?.n ?? null;
      if (first !== null) begun.add(first);
      const look = [...new Set(segment.ids.flatMap((layer) => layer.look.split(' ')))].join(' ');
      return {
        pieces: withInvisible(segment.text),
        of: segment.ids.find(({ n }) => n !== null)?.n ?? null,
        look: look === '' ? null : look,
        n: first,
        href: first === null ? null : `#q-${first}`,
      };
    });
    return { at, runs };
  });
}

function marksOf(text: string, item: CaptureItem, lookOf: (item: CaptureItem) => string | null) {
  const own = lookOf(item);
  const words: Layer = { look: own === null ? 'quoted' : `quoted ${own}`, n: item.n };
  const { speaker = null, cue = null, channel = null } = item.found ?? {};
  const beside = [
    speaker && { ...placed(speaker), id: { look: 'who', n: null } },
    cue && { ...placed(cue), id: { look: 'cue', n: null } },
    channel && { ...placed(channel), id: { look: 'channel', n: null } },
  ];
  return [
    ...item.spans.map((span) => ({ id: words, ...withQuotationMarks(text, span) })),
    ...(item.state === 'dropped' ? [] : beside.filter((mark) => mark !== null)),
  ];
}

/** A quotation is marked together with the quotation marks around it. */
function withQuotationMarks(text: string, [start, end]: CaptureItem['spans'][number]) {
  return { start: start - (isMarkAt(text, start - 1) ? 1 : 0), end: end + (isMarkAt(text, end) ? 1 : 0) };
}

function isMarkAt(text: string, at: number): boolean {
  return hasMark(text.charAt(at));
}

function placed({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}

function dayMark({ start, end }: DayMention) {
  return { id: { look: 'day', n: null } as Layer, start, end };
}
