import type { Desk } from '../../input/desk.js';
import { isNamed, KINDS, type NamedKind } from '../../model.js';

/** Maps refs of the file to ids, in eight bytes each. */
export class Refs {
  readonly #desk: Pick<Desk, 'find'>;
  /** By the index of the record in its list; 0 for a record without an id so far. */
  readonly #ids: ReadonlyMap<NamedKind, Float64Array>;

  constructor(desk: Pick<Desk, 'count' | 'find'>) {
    this.#desk = desk;
    const kinds = KINDS.filter(isNamed);
    this.#ids = new Map(kinds.map((kind) => [kind, new Float64Array(desk.count(kind))]));
  }

  keep(kind: NamedKind, ref: number, id: number): void {
    const at = this.#desk.find(kind, ref);
    const ids = this.#ids.get(kind);
    if (at !== undefined && ids) ids[at] = id;
  }

  /** Reserves consecutive ids for new rows of a table before they exist, in the order of the file. */
  number(kind: NamedKind, first: number): void {
    this.#ids.get(kind)?.forEach((_, at, ids) => {
      ids[at] = first + at;
    });
  }

  /** Undefined for a record without an id so far. */
  known(kind: NamedKind, ref: number): number | undefined {
    const at = this.#desk.find(kind, ref);
    return at === undefined ? undefined : this.#ids.get(kind)?.[at] || undefined;
  }

  /** @throws Error where it has not been written yet: dangling references were refused before */
  id(kind: NamedKind, ref: number): number {
    const id = this.known(kind, ref);
    if (id === undefined) throw new Error(`${kind} ${ref} was not written before what refers to it.`);
    return id;
  }

  maybe(kind: NamedKind, ref: number | null): number | null {
    return ref === null ? null : this.id(kind, ref);
  }
}
