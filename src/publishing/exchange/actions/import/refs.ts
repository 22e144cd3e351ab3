import type { NamedKind } from '../../input/shapes.js';

/** Maps refs of the file to ids. */
export class Refs {
  private readonly ids = new Map<NamedKind, Map<number, number>>();

  keep(kind: NamedKind, ref: number, id: number): void {
    const own = this.ids.get(kind) ?? new Map<number, number>();
    this.ids.set(kind, own.set(ref, id));
  }

  /** Reserves consecutive ids for new rows of a table before they exist. */
  number(kind: NamedKind, records: readonly { readonly ref: number }[], first: number): void {
    for (const [at, { ref }] of records.entries()) this.keep(kind, ref, first + at);
  }

  /** @throws Error where it has not been written yet: dangling references were refused before */
  id(kind: NamedKind, ref: number): number {
    const id = this.ids.get(kind)?.get(ref);
    if (id === undefined) throw new Error(`${kind} ${ref} was not written before what refers to it.`);
    return id;
  }

  maybe(kind: NamedKind, ref: number | null): number | null {
    return ref === null ? null : this.id(kind, ref);
  }
}
