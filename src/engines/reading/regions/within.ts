import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import type { Region } from './region.js';

// Looks up the passages in quotation marks at a place of a text.

const PARENTS = new WeakMap<readonly Region[], Int32Array>();

/**
 * The innermost region whose words, without its marks, include a span; null for none.
 * @param regions all of the text, in its order
 * @param maxLevel how far nested it may be
 */
export function regionAround(
  regions: readonly Region[],
  [start, end]: Span,
  maxLevel = Number.POSITIVE_INFINITY,
): Region | null {
  const parents = parentsOf(regions);
  let at = firstIndex(regions.length, (index) => (regions[index] as Region).outer[0] > start) - 1;
  while (at >= 0) {
    const region = regions[at] as Region;
    if (region.level <= maxLevel && region.start <= start && end <= region.end) return region;
    at = parents[at] as number;
  }
  return null;
}

/** The regions that include a span, their marks counted, from the innermost to the outermost. @param regions all of the text */
export function regionsWith(regions: readonly Region[], [start, end]: Span): Region[] {
  const parents = parentsOf(regions);
  const found: Region[] = [];
  let at = firstIndex(regions.length, (index) => (regions[index] as Region).outer[0] > start) - 1;
  for (; at >= 0; at = parents[at] as number) {
    const region = regions[at] as Region;
    if (region.outer[1] >= end) found.push(region);
  }
  return found;
}

/** The next region of the same level in a direction; null where a few others stand between. */
export function regionBeside(regions: readonly Region[], region: Region, step: 1 | -1): Region | null {
  let at = firstIndex(regions.length, (index) => (regions[index] as Region).outer[0] >= region.outer[0]);
  while (regions[at] !== undefined && regions[at] !== region) at += 1;
  for (let passed = 0; passed < MAX_BETWEEN; passed += 1) {
    at += step;
    if (regions[at]?.level === region.level) return regions[at] as Region;
  }
  return null;
}

const MAX_BETWEEN = 20;

/**
 * The regions of one level that share words with a span, in order.
 * @param level 1 for those that are not nested
 */
export function regionsIn(regions: readonly Region[], [start, end]: Span, level: number): Region[] {
  const parents = parentsOf(regions);
  const first = firstIndex(regions.length, (index) => (regions[index] as Region).outer[0] >= start);
  const found: Region[] = [];
  for (let at = first - 1; at >= 0; at = parents[at] as number) {
    const region = regions[at] as Region;
    if (region.level === level && region.outer[1] > start) found.push(region);
  }
  for (let at = first; at < regions.length; at += 1) {
    const region = regions[at] as Region;
    if (region.outer[0] >= end) break;
    if (region.level === level) found.push(region);
  }
  return found.filter((region) => region.start < end && region.end > start);
}

/** The number of the region around each, or -1. */
function parentsOf(regions: readonly Region[]): Int32Array {
  const known = PARENTS.get(regions);
  if (known !== undefined) return known;
  const parents = new Int32Array(regions.length);
  const open: number[] = [];
  for (const [at, { level }] of regions.entries()) {
    open.length = Math.min(open.length, level - 1);
    parents[at] = open.at(-1) ?? -1;
    open.push(at);
  }
  PARENTS.set(regions, parents);
  return parents;
}
