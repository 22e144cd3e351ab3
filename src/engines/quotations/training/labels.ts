import type { Span } from '../../text/span.js';
import type { Cue } from '../tagger/cue-place.js';
import { ROLE, TAG } from '../tagger/grammar.js';
import type { ReadRow, ReadText } from '../tagger/read.js';
import type { MarkedQuotation } from './article.js';

// The labels that a marked article gives to the units of a row.

/** Marked words of one quotation: what is needed to learn from it. */
export type Marked = Pick<MarkedQuotation, 'contents' | 'sources' | 'cues'>;

/** Whether the mark covers at least half of a unit. */
function covers(read: ReadText, { row }: ReadRow, unit: number, [start, end]: Span): boolean {
  const { starts, ends } = read.tokens;
  const from = starts[row.firsts[unit] as number] as number;
  const to = ends[(row.afters[unit] as number) - 1] as number;
  return (Math.min(to, end) - Math.max(from, start)) * 2 > to - from;
}

/** Units that a mark covers, as a range, end exclusive. */
export function unitsOf(read: ReadText, own: ReadRow, span: Span): Cue | null {
  const { row } = own;
  let [first, after] = [-1, -1];
  for (let unit = 0; unit < row.count; unit += 1)
    if (covers(read, own, unit, span)) {
      if (first < 0) first = unit;
      after = unit + 1;
    }
  return first < 0 ? null : { first, after };
}

/**
 * The quotations that concern a row. What is said within a passage in marks is left to the row of its inside, and what
 * is said around it does not concern that.
 */
export function concerning(read: ReadText, { row }: ReadRow, all: readonly Marked[]): Marked[] {
  const [start, end] = extentOf(read, row.firsts[0] as number, row.afters[row.count - 1] as number);
  const isWithin = ([from, to]: Span) => from >= start && to <= end;
  const touches = ([from, to]: Span) => from < end && to > start;
  const anchor = ({ cues, contents }: Marked) => (cues[0] ?? contents[0]) as Span;
  if (row.isInside) return all.filter((one) => one.cues.length > 0 && isWithin(anchor(one)));
  const inside = read.passages
    .filter(({ level, outer }) => level === 1 && outer[0] < end && outer[1] > start)
    .map(({ outer }) => outer);
  return all.filter((one) => {
    const [from, to] = anchor(one);
    const isNested = one.cues.length > 0 && inside.some((outer) => from >= outer[0] && to <= outer[1]);
    return !isNested && [...one.contents, ...one.cues, ...one.sources].some(touches);
  });
}

function extentOf({ tokens }: ReadText, first: number, after: number): Span {
  return [tokens.starts[first] as number, tokens.ends[after - 1] as number];
}

/** Of each unit by itself. A cue counts before a source, and that before a content. */
export function tagLabels(read: ReadText, own: ReadRow, marked: readonly Marked[]): Uint8Array {
  const labels = new Uint8Array(own.row.count);
  const begins = new Uint8Array(own.row.count);
  const put = (spans: readonly Span[], label: number) => {
    for (const span of spans) {
      const units = unitsOf(read, own, span);
      if (units === null) continue;
      labels.fill(label, units.first, units.after);
      begins.fill(0, units.first, units.after);
      begins[units.first] = 1;
    }
  };
  for (const { contents } of marked) put(contents, TAG.content);
  for (const { sources } of marked) put(sources, TAG.source);
  for (const { cues } of marked) put(cues, TAG.cue);
  return labels.map((label, unit) =>
    label !== TAG.none && begins[unit] === 0 && labels[unit - 1] === label ? label + 1 : label,
  );
}

/** Of each unit from `from` to `to`, as seen from a cue. */
export function roleLabels(
  read: ReadText,
  own: ReadRow,
  { contents, sources }: Marked,
  cue: Cue,
  [from, to]: readonly [number, number],
): Uint8Array {
  const labels = new Uint8Array(own.row.count);
  const put = (span: Span, first: number) => {
    const units = unitsOf(read, own, span);
    if (units === null) return;
    labels.fill(first + 1, units.first, units.after);
    labels[units.first] = first;
  };
  for (const span of contents) put(span, ROLE.content);
  const source = sources.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  if (source !== undefined) put(source, ROLE.source);
  labels.fill(ROLE.cue, cue.first, cue.after);
  return mended(labels).slice(from, to);
}

/** A content that goes on after a source or cue within it begins anew. */
function mended(labels: Uint8Array): Uint8Array {
  for (let unit = 0; unit < labels.length; unit += 1) {
    const label = labels[unit] as number;
    const before = labels[unit - 1];
    if (label === ROLE.inContent && before !== ROLE.content && before !== label) labels[unit] = ROLE.content;
    if (label === ROLE.inSource && before !== ROLE.source && before !== label) labels[unit] = ROLE.none;
  }
  return labels;
}
