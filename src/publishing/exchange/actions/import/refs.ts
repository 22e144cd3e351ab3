import type { WriteContext } from '../../../../platform/db/transact.js';
import type { NamedKind } from '../../model.js';

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

  /** Undefined for a record without an id so far. */
  known(kind: NamedKind, ref: number): number | undefined {
    return this.ids.get(kind)?.get(ref);
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

/** Does the work for each record, and lets others run in between. Most work is synchronous. */
export async function eachInTurn<T>(
  change: WriteContext,
  records: readonly T[],
  work: (record: T, at: number) => Promise<void> | void,
): Promise<void> {
  for (const [at, record] of records.entries()) {
    const working = work(record, at);
    if (working) await working;
    const pause = change.rows.yieldIfDue();
    if (pause !== null) await pause;
  }
}
