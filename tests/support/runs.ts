/** How often a property is tried: `runs` times in check:long, a quarter as often in `npm test`. */
export function runsOf(runs: number): number {
  return process.env.ONRECORD_LONG === undefined ? Math.ceil(runs / 4) : runs;
}
