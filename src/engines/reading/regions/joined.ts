import type { Region } from './region.js';

/** The regions with those of one quotation over several paragraphs as one. @returns in the order of the text */
export function joinedRegions(regions: readonly Region[]): Region[] {
  const lastOf = new Map<number, Region>();
  const isSure = new Map<number, boolean>();
  for (const region of regions) {
    lastOf.set(region.group, region);
    isSure.set(region.group, region.isSure && isSure.get(region.group) !== false);
  }
  const seen = new Set<number>();
  return regions.flatMap((region): Region[] => {
    const last = lastOf.get(region.group) ?? region;
    if (last === region && !seen.has(region.group)) return [region];
    if (seen.has(region.group)) return [];
    seen.add(region.group);
    const outer = [region.outer[0], last.outer[1]] as const;
    return [{ ...region, end: last.end, outer, isSure: isSure.get(region.group) === true }];
  });
}
