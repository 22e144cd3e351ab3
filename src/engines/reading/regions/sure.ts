import type { Region } from './region.js';

// Which marks are certainly paired: an unbalanced one makes those around and within it doubtful.

/** A region before that is known. */
export interface Doubtful extends Omit<Region, 'isSure'> {
  /** Whether its opening mark was found. */
  readonly opens: boolean;
  /** Whether its paragraph ends before a closing mark. */
  readonly hangs: boolean;
}

/** @param regions in the order of the text, outer ones before those within them */
export function withCertainty(regions: readonly Doubtful[]): Region[] {
  const isContinued = continued(regions);
  const around: Region[] = [];
  return regions.map(({ opens: _, hangs, ...region }, at) => {
    while ((around.at(-1)?.outer[1] ?? Number.POSITIVE_INFINITY) <= region.outer[0]) around.pop();
    const isOwn = region.isClosed || (hangs && isContinued[at] === true);
    const found = { ...region, isSure: isOwn && around.at(-1)?.isSure !== false };
    around.push(found);
    return found;
  });
}

/** For each region: whether it was opened, and the next of its group begins with an opening mark. */
function continued(regions: readonly Doubtful[]): boolean[] {
  const opensNext = new Map<number, boolean>();
  const found: boolean[] = [];
  for (let at = regions.length - 1; at >= 0; at -= 1) {
    const { group, opens } = regions[at] as Doubtful;
    found[at] = opens && opensNext.get(group) === true;
    opensNext.set(group, opens);
  }
  return found;
}
