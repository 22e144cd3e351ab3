import type { Import } from './small-desk.js';

/** Folders each of which needs all the others, so that none can be understood or moved alone. */
export type Knot = readonly string[];

/** The knots among the features of `src`. A file beside the features, or beside the layers, stands for itself. */
export function knotsIn(imports: readonly Import[]): Knot[] {
  const needs = new Map<string, Set<string>>();
  for (const [from, to] of imports) {
    if (!from.startsWith('src/') || !to.startsWith('src/')) continue;
    const needed = needs.get(featureOf(from)) ?? new Set();
    needs.set(featureOf(from), needed.add(featureOf(to)));
  }
  const reached = new Map([...needs.keys()].map((feature) => [feature, reachedFrom(feature, needs)]));
  const knots = [...reached].map(([feature, all]) =>
    [...new Set([feature, ...all])].filter((other) => all.has(other) && reached.get(other)?.has(feature)),
  );
  const whole = knots.map((knot) => knot.toSorted().join(' ')).filter((knot) => knot.includes(' '));
  return [...new Set(whole)].toSorted().map((knot) => knot.split(' '));
}

/** Types of tables and descriptions of nouns: they are for every layer, and of none. */
const DESCRIBED =
  /^src\/(nouns|platform\/noun|platform\/db\/schema|(?!platform\/)[^/]+\/[^/]+\/((styles\/)?noun|fields))\.ts$/;

/** `src/record/claims` of `src/record/claims/model/words.ts`. */
function featureOf(file: string): string {
  if (DESCRIBED.test(file)) return 'src/nouns.ts';
  return file.split('/').slice(0, 3).join('/');
}

function reachedFrom(feature: string, needs: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [feature];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of needs.get(at) ?? [])
      if (!reached.has(next)) {
        reached.add(next);
        open.push(next);
      }
  return reached;
}
