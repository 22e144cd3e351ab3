import type { NamedKind } from '../../model.js';

/** What an export omits or unlinks, to be reported. Everything omitted is counted. */
export interface LeftOut {
  readonly trashed: number;
  readonly erased: number;
  /** Records omitted only because they belong to an omitted one. */
  readonly dependent: number;
  /** References to omitted records, which became null. */
  readonly unlinked: number;
  /** Claims that are not on the record: included, and reported. */
  readonly restricted: number;
}

/** The columns that decide whether a row is exported. */
export interface Movable {
  readonly id: number;
  readonly trashed_at: string | null;
  readonly erased_by?: number | null;
}

/** Decides which rows are exported, kind by kind, each after those it depends on. */
export class Kept {
  readonly users = new Set<number>();
  private readonly ids = new Map<NamedKind, Set<number>>();
  private readonly merged = new Map<string, number>();
  private trashed = 0;
  private erased = 0;
  private dependent = 0;
  private unlinked = 0;
  private restricted = 0;

  /** Rows that are exported: neither trashed nor erased, and with everything they depend on. */
  keep<T extends Movable>(
    kind: NamedKind | 'links',
    rows: readonly T[],
    dependsOn: DependsOn<T> = () => [],
  ): T[] {
    const ids = new Set<number>();
    if (kind !== 'links') this.ids.set(kind, ids);
    return rows.filter((row) => {
      if (!this.isExported(row, dependsOn(row))) return false;
      ids.add(row.id);
      return true;
    });
  }

  /** A merged record is exported only as another name of the surviving one. */
  standing<T extends { readonly id: number; readonly merged_into_id: number | null }>(
    kind: NamedKind,
    rows: readonly T[],
  ): T[] {
    for (const { id, merged_into_id: into } of rows)
      if (into !== null) this.merged.set(`${kind}:${id}`, into);
    return rows.filter((row) => row.merged_into_id === null);
  }

  /** The surviving record; the same for one that was not merged. */
  standingFor(kind: NamedKind, id: number): number {
    return this.merged.get(`${kind}:${id}`) ?? id;
  }

  has(kind: NamedKind, id: number | null): boolean {
    return id !== null && (this.ids.get(kind)?.has(id) ?? false);
  }

  /** The id where that row is exported; else null, and counted. */
  maybe(kind: NamedKind, id: number | null): number | null {
    if (id === null || this.has(kind, id)) return id;
    this.unlinked += 1;
    return null;
  }

  /** Those of the ids that are exported. */
  those(kind: NamedKind, ids: readonly number[]): number[] {
    return ids.filter((id) => this.maybe(kind, id) !== null);
  }

  /** Includes a referenced user. */
  user<T extends number | null>(id: T): T {
    if (id !== null) this.users.add(id);
    return id;
  }

  countRestricted(claims: readonly { readonly ground_rule: string }[]): void {
    this.restricted = claims.filter((claim) => claim.ground_rule !== 'on_record').length;
  }

  leftOut(): LeftOut {
    const { trashed, erased, dependent, unlinked, restricted } = this;
    return { trashed, erased, dependent, unlinked, restricted };
  }

  private isExported(row: Movable, dependsOn: readonly Dependency[]): boolean {
    if (row.trashed_at !== null) this.trashed += 1;
    else if ((row.erased_by ?? null) !== null) this.erased += 1;
    else if (!dependsOn.every(([kind, id]) => id === null || this.has(kind, id))) this.dependent += 1;
    else return true;
    return false;
  }
}

type Dependency = readonly [kind: NamedKind, id: number | null];
type DependsOn<T> = (row: T) => readonly Dependency[];
