import type { NamedKind } from '../input/shapes.js';

/** Which row each record of the file became. */
export class Refs {
  private readonly ids = new Map<NamedKind, Map<number, number>>();

  keep(kind: NamedKind, ref: number, id: number): void {
    const own = this.ids.get(kind) ?? new Map<number, number>();
    this.ids.set(kind, own.set(ref, id));
  }

  /** @throws Error where it has not been written yet: what leads nowhere was refused before */
  id(kind: NamedKind, ref: number): number {
    const id = this.ids.get(kind)?.get(ref);
    if (id === undefined) throw new Error(`${kind} ${ref} was not written before what refers to it.`);
    return id;
  }

  maybe(kind: NamedKind, ref: number | null): number | null {
    return ref === null ? null : this.id(kind, ref);
  }
}
