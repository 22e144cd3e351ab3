import type { GoldNumber, GoldTurn, GoldZone } from './gold-text.js';

// What a text of the gold means where it has no mark.

/** Where the marks say so, and at the end of each paragraph, zone and turn, unless the marks deny it. */
export function sentenceEnds(
  text: string,
  zones: readonly GoldZone[],
  turns: readonly GoldTurn[],
  marked: ReadonlySet<number>,
  denied: ReadonlySet<number>,
): readonly number[] {
  const lines = zones.filter((zone) => zone.start === 0 || text[zone.start - 1] === '\n');
  const turnLines = new Set(
    turns.map(({ label, words }) => lineStart(text, label?.[0] ?? words[0]?.[0] ?? 0)),
  );
  const ends = new Set(marked);
  for (const { kind, start, end } of lines) {
    if (text[end] !== '\n' && end < text.length) continue;
    const next = lines.find((line) => line.start === end + 1);
    const continues = next !== undefined && next.kind === kind && !turnLines.has(next.start);
    if (!continues && end > start) ends.add(text.slice(0, end).trimEnd().length);
  }
  return [...ends]
    .filter((end) => !denied.has(end) && !isOutsideSentences(end, zones, turns))
    .toSorted((a, b) => a - b);
}

/** Page furniture, markup, bylines, datelines and labels are neither sentences nor a part of them. */
export function isOutsideSentences(
  end: number,
  zones: readonly GoldZone[],
  turns: readonly GoldTurn[],
): boolean {
  return (
    zones.some(
      ({ kind, others, start, end: last }) =>
        ![kind, ...others].every((one) => SENTENCE_ZONES.has(one)) && start < end && end <= last,
    ) || turns.some(({ label }) => label !== null && label[0] < end && end <= label[1])
  );
}

const SENTENCE_ZONES: ReadonlySet<string> = new Set(
  'headline standfirst caption heading body correction footer'.split(' '),
);

/** Figures that stand alone are numbers with the value that they show. */
export function bareNumbers(text: string, marked: readonly GoldNumber[]): readonly GoldNumber[] {
  return [...text.matchAll(BARE)]
    .map(({ 0: digits, index }) => ({ start: index, end: index + digits.length, values: [digits] }))
    .filter(({ start, end }) => !marked.some((number) => number.start < end && start < number.end));
}

const BARE = /(?<![\p{L}\p{N}.,:/½¼¾–×-])\d+(?![\p{L}\p{N}½¼¾–×-]|[.,:/]\d)/gu;

function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}
