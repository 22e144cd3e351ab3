import { createHash } from 'node:crypto';
import { grouped } from '../../../../platform/lib/grouped.js';
import type { CslName } from '../../model/csl.js';

// Works that citeproc may have to tell apart. One of another pool changes nothing in how they are printed, unless it is
// cited in the same words, which is known once both were registered.

/** Works by their keys, as citeproc gets them. */
export type Items = ReadonlyMap<string, object>;

/** Where a work stands among those that it may have to be told apart from. */
export interface Place {
  /** A hash of all these works, in the order of the list. */
  readonly pool: string;
  readonly at: number;
}

/** The place of each of these works. Those with a first name in common are in one pool, and so are all that are linked so. */
export function poolsOf(items: Items, keys: readonly string[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const group of groupsOf(items, keys)) {
    const pool = createHash('sha256');
    for (const key of group) pool.update(`${contentOf(items.get(key))}\n`);
    const hash = pool.digest('base64');
    for (const [at, key] of group.entries()) places.set(key, { pool: hash, at });
  }
  return places;
}

/** Without the key, which says nothing of the work. */
function contentOf(item: object | undefined): string {
  return JSON.stringify({ ...item, id: null, system_id: null });
}

function groupsOf(items: Items, keys: readonly string[]): Iterable<readonly string[]> {
  const union = new Union();
  const firsts = new Map<string, string>();
  for (const key of keys) {
    for (const feature of featuresOf(items.get(key) ?? {})) {
      union.join(firsts.get(feature) ?? key, key);
      if (!firsts.has(feature)) firsts.set(feature, key);
    }
  }
  return grouped(keys, (key) => union.rootOf(key)).values();
}

/** Sets of keys, each known by one of them. */
class Union {
  readonly #parents = new Map<string, string>();

  rootOf(key: string): string {
    let root = key;
    for (let next = this.#parents.get(root); next !== undefined; next = this.#parents.get(root)) root = next;
    if (root !== key) this.#parents.set(key, root);
    return root;
  }

  join(one: string, other: string): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)];
    if (first !== second) this.#parents.set(second, first);
  }
}

/**
 * By what citeproc may take it for another: the first name of each kind, which decides on initials, or the title. NOTE:
 * citeproc compares family names without particles; of each only the last word counts here.
 */
function featuresOf(item: object): string[] {
  const names = Object.values(item).flatMap((value) =>
    Array.isArray(value) ? value.filter(isName).slice(0, 1) : [],
  );
  if (names.length === 0) return 'title' in item ? [`title ${item.title}`] : [];
  return names.map(({ family, literal }) => `name ${lastWordOf(family ?? literal ?? '')}`);
}

function lastWordOf(name: string): string {
  return (
    name
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.at(-1)
      ?.toLowerCase() ?? ''
  );
}

function isName(value: unknown): value is CslName {
  return typeof value === 'object' && value !== null && ('family' in value || 'literal' in value);
}
