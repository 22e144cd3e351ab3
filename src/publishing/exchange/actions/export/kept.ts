import type { Kind, NamedKind } from '../../model.js';
import type { DecidingRow } from '../../store.js';
import { IdSet } from './id-set.js';

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

/** Decides which rows are exported, kind by kind, each after those it depends on. */
export class Kept {
  readonly users = new IdSet();
  private readonly ids = new Map<Kind, IdSet>();
  private readonly merged = new Map<string, number>();
  private trashed = 0;
  private erased = 0;
  private dependent = 0;
  private unlinked = 0;
  private restricted = 0;

  /**
   * Whether a row is exported: neither trashed nor erased, and with everything it depends on. A merged record is
   * exported only as another name of the surviving one.
   */
  keep(kind: Exclude<Kind, 'users'>, row: DecidingRow, dependsOn: readonly Dependency[]): boolean {
    if (row.merged_into_id) this.merged.set(`${kind}:${row.id}`, row.merged_into_id);
    else if (this.isExported(row, dependsOn)) {
      if ((row.ground_rule ?? 'on_record') !== 'on_record') this.restricted += 1;
      this.idsOf(kind).add(row.id);
      return true;
    }
    return false;
  }

  count(kind: Exclude<Kind, 'users'>): number {
    return this.idsOf(kind).size;
  }

  /** The surviving record; the same for one that was not merged. */
  standingFor(kind: NamedKind, id: number): number {
    return this.merged.get(`${kind}:${id}`) ?? id;
  }

  has(kind: Kind, id: number | null): boolean {
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
  user(id: number | null): void {
    if (id !== null) this.users.add(id);
  }

  leftOut(): LeftOut {
    const { trashed, erased, dependent, unlinked, restricted } = this;
    return { trashed, erased, dependent, unlinked, restricted };
  }

  private isExported(row: DecidingRow, dependsOn: readonly Dependency[]): boolean {
    if ((row.trashed_at ?? null) !== null) this.trashed += 1;
    else if ((row.erased_by ?? null) !== null) this.erased += 1;
    else if (!dependsOn.every(([kind, id]) => id === null || this.has(kind, id))) this.dependent += 1;
    else return true;
    return false;
  }

  private idsOf(kind: Kind): IdSet {
    const ids = this.ids.get(kind) ?? new IdSet();
    this.ids.set(kind, ids);
    return ids;
  }
}

export type Dependency = readonly [kind: NamedKind, id: number | null];
