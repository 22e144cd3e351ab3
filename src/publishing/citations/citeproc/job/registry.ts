import type { Engine, Registered } from 'citeproc';
import { type Items, type Place, poolsOf } from './pools.js';

// Registers works with an engine, by which citeproc sorts them and tells them apart. That takes half of the time of a
// list, so only pools are registered of which something is not known.

/** What is known of a work among those of its pool. */
type Known = Pick<Registered, 'ambig' | 'sortkeys'>;

/** The works of a list that were registered, and the place of each work. */
export interface Prepared {
  readonly places: ReadonlyMap<string, Place>;
  readonly fresh: readonly string[];
}

export class WorkRegistry {
  readonly #engine: Engine;
  readonly #known = new Map<string, Known>();
  #items: Items = new Map();
  #registered: readonly string[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Takes up the works of a list. NOTE: citeproc keeps items by key; emptying it makes it read them again. */
  begin(items: Items): void {
    this.#engine.updateItems([]);
    [this.#items, this.#registered] = [items, []];
  }

  forget(): void {
    this.#known.clear();
  }

  /** Registers all of these works, unless they are. */
  register(keys: readonly string[]): void {
    const isDone =
      keys.length === this.#registered.length && keys.every((key, at) => key === this.#registered[at]);
    if (isDone) return;
    this.#engine.updateItems([]);
    this.#engine.updateItems([...keys]);
    this.#registered = keys;
  }

  /**
   * Registers the works of each pool in which not every work is known.
   * @returns null where works of two pools have to be told apart: then all are registered
   */
  prepare(keys: readonly string[], isKnown: (key: string, place: Place) => boolean): Prepared | null {
    const places = poolsOf(this.#items, keys);
    const isOpen = (key: string) => !isKnown(key, placeOf(places, key));
    const open = new Set(keys.filter(isOpen).map((key) => placeOf(places, key).pool));
    const fresh = keys.filter((key) => open.has(placeOf(places, key).pool));
    if (fresh.length > 0) this.register(fresh);
    for (const key of fresh) this.#learn(key, placeOf(places, key));
    if (!this.#mixes(keys, places)) return { places, fresh };
    this.register(keys);
    return null;
  }

  /** These works in the order of the style. @param keys all of the list, in its order */
  sorted(keys: readonly string[], places: Prepared['places']): string[] {
    const { compareKeys } = this.#engine.registry.sorter;
    return keys
      .map((key, at) => ({ key, seq: at + 1, sortkeys: this.#knownAt(placeOf(places, key))?.sortkeys ?? [] }))
      .toSorted(compareKeys)
      .map(({ key }) => key);
  }

  #learn(key: string, place: Place): void {
    const { ambig = '', sortkeys = [] } = this.#engine.registry.registry[key] ?? {};
    this.#known.set(nameOf(place), { ambig, sortkeys: [...sortkeys] });
  }

  #knownAt(place: Place): Known | undefined {
    return this.#known.get(nameOf(place));
  }

  /** Whether works of two pools are cited alike. */
  #mixes(keys: readonly string[], places: Prepared['places']): boolean {
    if (this.#engine.disambiguate.modes.length === 0) return false;
    const pools = new Map<string, string>();
    return keys.some((key) => {
      const place = placeOf(places, key);
      const cited = this.#knownAt(place)?.ambig ?? '';
      const other = pools.get(cited) ?? place.pool;
      pools.set(cited, place.pool);
      return other !== place.pool;
    });
  }
}

export function placeOf(places: Prepared['places'], key: string): Place {
  const place = places.get(key);
  if (place === undefined) throw new Error(`The work ${key} is not among those that were registered.`);
  return place;
}

export function nameOf({ pool, at }: Place): string {
  return `${pool} ${at}`;
}
