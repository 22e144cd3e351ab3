/** Maximum number of claims returned. */
export const MAX_SHARING = 60;

/** Claims that are in the most lists, each list weighted by its length; `least` of them. */
export function mostSharing(
  lists: readonly (readonly number[])[],
  weightOf: (claims: number) => number,
  least = 1,
): number[] {
  const shared = new Map<number, { lists: number; weight: number }>();
  for (const ids of lists) {
    const weight = weightOf(ids.length);
    for (const id of ids) {
      const its = shared.get(id);
      if (its === undefined) shared.set(id, { lists: 1, weight });
      else {
        its.lists += 1;
        its.weight += weight;
      }
    }
  }
  return [...shared]
    .filter(([, its]) => its.lists >= least)
    .sort(([a, one], [b, other]) => other.weight - one.weight || b - a)
    .slice(0, MAX_SHARING)
    .map(([id]) => id);
}
