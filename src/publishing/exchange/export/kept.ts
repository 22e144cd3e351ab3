import type { NamedKind } from '../input/shapes.js';

/** What an export leaves out or loosens, to be said beside it. Nothing goes without being counted. */
export interface LeftOut {
  readonly trashed: number;
  readonly erased: number;
  /** Right by themselves, but hanging on one that is left out. */
  readonly hanging: number;
  /** References to what is left out, which became null. */
  readonly loosened: number;
  /** Claims that are not on the record: in the export, and worth a word. */
  readonly restricted: number;
}

/** A row as far as it says whether it can go along. */
export interface Movable {
  readonly id: number;
  readonly trashed_at: string | null;
  readonly erased_by?: number | null;
}

/** Which rows go along, found out kind by kind, each after those it hangs on. */
export class Kept {
  readonly users = new Set<number>();
  private readonly ids = new Map<NamedKind, Set<number>>();
  private readonly merged = new Map<string, number>();
  private trashed = 0;
  private erased = 0;
  private hanging = 0;
  private loosened = 0;
  private restricted = 0;

  /** Those that go along: neither in the trash nor erased, and with everything they hang on. */
  keep<T extends Movable>(
    kind: NamedKind | 'links',
    rows: readonly T[],
    hangsOn: HangsOn<T> = () => [],
  ): T[] {
    const ids = new Set<number>();
    if (kind !== 'links') this.ids.set(kind, ids);
    return rows.filter((row) => {
      if (!this.goes(row, hangsOn(row))) return false;
      ids.add(row.id);
      return true;
    });
  }

  /** One that was merged goes along by its name alone, as another name of the one that stays. */
  standing<T extends { readonly id: number; readonly merged_into_id: number | null }>(
    kind: NamedKind,
    rows: readonly T[],
  ): T[] {
    for (const { id, merged_into_id: into } of rows)
      if (into !== null) this.merged.set(`${kind}:${id}`, into);
    return rows.filter((row) => row.merged_into_id === null);
  }

  /** The one that took its place; the same for one that was not merged. */
  standingFor(kind: NamedKind, id: number): number {
    return this.merged.get(`${kind}:${id}`) ?? id;
  }

  has(kind: NamedKind, id: number | null): boolean {
    return id !== null && (this.ids.get(kind)?.has(id) ?? false);
  }

  /** The id where that row goes along; else null, and counted. */
  maybe(kind: NamedKind, id: number | null): number | null {
    if (id === null || this.has(kind, id)) return id;
    this.loosened += 1;
    return null;
  }

  /** The ids of those that go along. */
  those(kind: NamedKind, ids: readonly number[]): number[] {
    return ids.filter((id) => this.maybe(kind, id) !== null);
  }

  /** A user who is named goes along. */
  user<T extends number | null>(id: T): T {
    if (id !== null) this.users.add(id);
    return id;
  }

  countRestricted(claims: readonly { readonly ground_rule: string }[]): void {
    this.restricted = claims.filter((claim) => claim.ground_rule !== 'on_record').length;
  }

  leftOut(): LeftOut {
    const { trashed, erased, hanging, loosened, restricted } = this;
    return { trashed, erased, hanging, loosened, restricted };
  }

  private goes(row: Movable, hangsOn: readonly Hook[]): boolean {
    if (row.trashed_at !== null) this.trashed += 1;
    else if ((row.erased_by ?? null) !== null) this.erased += 1;
    else if (!hangsOn.every(([kind, id]) => id === null || this.has(kind, id))) this.hanging += 1;
    else return true;
    return false;
  }
}

type Hook = readonly [kind: NamedKind, id: number | null];
type HangsOn<T> = (row: T) => readonly Hook[];
