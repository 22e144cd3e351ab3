import type { Step, WordRange } from '../verdict.js';
import type { Passage } from './chain.js';
import { alignGap } from './grid.js';
import { brokenOffBefore, creditBefore, resumedAfter } from './over-credit.js';
import { textEnd, textStart } from './passages.js';
import type { Both, Gap } from './price.js';

// Turns common runs into an alignment of every word of the wording.

/** How many words beyond the wording's length an end of it is looked for. */
export const EXTRA_WORDS = 6;

/** The steps of each passage; together they cover the words of the wording, in order. */
export function alignPassages(both: Both, passages: readonly Passage[]): Step[][] {
  const count = both.wording.folded.length;
  const edges = passages.map((passage) => ({
    start: passage[0]?.wording ?? 0,
    end: (passage.at(-1)?.wording ?? 0) + (passage.at(-1)?.length ?? 0),
  }));
  const parts = passages.map((passage) => within(both, passage));
  passages.forEach((_, at) => {
    const from = at === 0 ? 0 : (edges[at - 1]?.end ?? 0);
    const to = edges[at]?.start ?? 0;
    const before = passages[at - 1];
    const split = before === undefined ? from : splitOf(both, passages, at, [from, to]);
    if (before !== undefined) parts[at - 1]?.push(...after(both, passages, at - 1, [from, split]));
    parts[at]?.unshift(...ahead(both, passages, at, [split, to]));
    if (at === passages.length - 1)
      parts[at]?.push(...after(both, passages, at, [edges[at]?.end ?? 0, count]));
  });
  return parts;
}

/** Words between two passages belong to the first up to a mark of the wording, or as far as they are found there. */
function splitOf(both: Both, passages: readonly Passage[], at: number, [from, to]: [number, number]): number {
  for (let place = from; place <= to; place += 1) if (both.wording.marks.get(place)?.ellipsis) return place;
  const tried = after(both, passages, at - 1, [from, to]);
  return tried.every(({ op }) => op === 'added') ? from : to;
}

function within(both: Both, passage: Passage): Step[] {
  return passage.flatMap((block, at) => {
    const before = passage[at - 1];
    const same: Step = {
      op: 'same',
      wording: [block.wording, block.wording + block.length],
      text: [block.text, block.text + block.length],
    };
    if (before === undefined) return [same];
    const gap: Gap = {
      wording: [before.wording + before.length, block.wording],
      text: [before.text + before.length, block.text],
      free: 'none',
    };
    return [...alignGap(both, gap), same];
  });
}

function after(both: Both, passages: readonly Passage[], at: number, wording: [number, number]): Step[] {
  const passage = passages[at];
  if (passage === undefined || wording[0] >= wording[1]) return [];
  const from = textEnd(passage);
  const resumed = sameFrom(both, wording, resumedAfter(both.text, from));
  if (resumed !== null) return [omitted(wording[0], [from, resumed.text[0]]), resumed];
  const most = Math.min(both.text.folded.length, from + wording[1] - wording[0] + EXTRA_WORDS);
  const next = passages.map(textStart).filter((start) => start >= from);
  return alignGap(both, { wording, text: [from, Math.min(most, ...next)], free: 'end' });
}

/** The words of the wording as they stand in the text from a word on; null where others do. */
function sameFrom({ wording, text }: Both, [start, end]: WordRange, from: number | null): Step | null {
  if (from === null || from < 0) return null;
  for (let at = start; at < end; at += 1)
    if (wording.folded[at] !== text.folded[from + at - start]) return null;
  return { op: 'same', wording: [start, end], text: [from, from + end - start] };
}

function omitted(at: number, text: WordRange): Step {
  return { op: 'omitted', wording: [at, at], text };
}

function ahead(both: Both, passages: readonly Passage[], at: number, wording: [number, number]): Step[] {
  const passage = passages[at];
  if (passage === undefined || wording[0] >= wording[1]) return [];
  const to = textStart(passage);
  const end = brokenOffBefore(both.text, to) ?? (both.isReported ? creditBefore(both.text, to) : null);
  const begun = sameFrom(both, wording, end === null ? null : end - (wording[1] - wording[0]));
  if (begun !== null) return [begun, omitted(wording[1], [begun.text[1], to])];
  const least = Math.max(0, to - (wording[1] - wording[0]) - EXTRA_WORDS);
  const previous = passages.map(textEnd).filter((end) => end <= to);
  return alignGap(both, { wording, text: [Math.max(least, ...previous), to], free: 'start' });
}
