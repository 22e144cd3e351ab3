import type { Region } from './region.js';

// “BERG: We will not wait.”: a transcript in quotation marks, with the name of each speaker inside them.

const LABEL =
  /^(?:[QA]|\p{Lu}[\p{L}.’'-]{1,24}(?: \p{Lu}[\p{L}.’'-]{0,24}){0,3})(?: \([^)\n]{1,40}\))?[:：]\s+(?=[\p{Lu}\p{N}(“"'‘…])/u;
/** One label may be part of what was said. */
const MIN_LABELS = 2;
const MAX_LABEL_UTF16 = 120;

/**
 * Takes such names out of the regions. Each begins another quotation, although a mark was left open before it.
 * @param regions in the order of the text
 */
export function withLabels(text: string, regions: readonly Region[]): Region[] {
  const labels = regions.map((region) => (region.level === 1 ? labelIn(text, region) : 0));
  if (labels.filter((length) => length > 0).length < MIN_LABELS) return [...regions];
  let next = regions.reduce((last, { group }) => Math.max(last, group), 0) + 1;
  const groups = new Map<number, number>();
  return regions.map((region, at) => {
    const length = labels[at] ?? 0;
    if (length > 0) {
      groups.set(region.group, next);
      next += 1;
    }
    const group = groups.get(region.group) ?? region.group;
    return length === 0 ? { ...region, group } : { ...shortened(text, region, length), group };
  });
}

/** The length of the label, its colon and the space after it, in UTF-16 code units; 0 without one. */
function labelIn(text: string, { start, end, outer }: Region): number {
  const line = text.slice(Math.max(0, outer[0] - 1), outer[0]);
  if (line !== '' && line !== '\n') return 0;
  return LABEL.exec(text.slice(start, Math.min(end, start + MAX_LABEL_UTF16)))?.[0].length ?? 0;
}

function shortened(text: string, region: Region, length: number): Region {
  const name = text.slice(region.start, region.start + length).search(/ ?\(|[:：]/);
  const start = region.start + length;
  return { ...region, start, outer: [start, region.outer[1]], label: [region.start, region.start + name] };
}
