import type { Insertable, Kysely, Updateable } from 'kysely';
import type { RowChange, RowOf } from '../../platform/db/row-change.js';
import type { Schema } from '../../platform/db/schema.js';
import {
  type ChildTable,
  hasStamp,
  type Stamp,
  TABLES,
  type TableName,
  type TrashableTable,
} from '../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import { record } from './event-store.js';
import { lastSaved } from './first-and-last-store.js';
import { kindName } from './names-model.js';

// Writes a row and its event in one step: the only way to write rows that people edit, so that no change lacks its
// event. Knows tables by name only; callers decide what may be changed, by whom and why
// (docs/decisions/0003-rows-and-events-in-one-step.md).

export interface EventOptions {
  /** The claim that the row belongs to. Derived for claims and rows with a `claim_id`. */
  readonly claimId?: number | null;
  /** Overrides the default action (added, changed, …). */
  readonly action?: string;
  /** Counts as a change although no column differs: child rows were written, and the version must show it. */
  readonly touch?: boolean;
  /** Keeps the version: only the number of a referenced record changed. */
  readonly keepVersion?: boolean;
  /** The time of creation on another instance. The event has the time of the change. */
  readonly createdAt?: string;
  /** The id of a new row that others reference already; by default the next one. */
  readonly id?: number | undefined;
  /**
   * Columns of a new row that reference rows not written yet: the event has them, and `completeRow` has to write them
   * in the same change.
   */
  readonly later?: Row | undefined;
}

/** The columns of an added row without those that are filled in. */
export type NewRow<T extends TableName> = Omit<Insertable<Schema[T]>, 'id' | Stamp>;

/** The columns to change. Omitted or undefined ones are unchanged. */
export type Patch<T extends TableName> = Omit<Updateable<Schema[T]>, 'id' | Stamp>;

/** Adds a row with the time and actor of the change, and records it as `added`. */
export async function addRow<T extends TableName>(
  change: WriteContext,
  table: T,
  values: NewRow<T>,
  about: EventOptions = {},
): Promise<RowOf<T>> {
  const turn = change.rows.yieldIfDue();
  if (turn !== null) await turn;
  return addRowNow(change, table, values, about);
}

/** The same synchronously: a loop has to await `change.rows.yieldIfDue()`. */
export function addRowNow<T extends TableName>(
  change: WriteContext,
  table: T,
  values: NewRow<T>,
  about: EventOptions = {},
): RowOf<T> {
  const stamps = {
    id: about.id,
    created_at: about.createdAt ?? change.at,
    created_by: change.actor.id,
    updated_at: change.at,
  };
  const inserted = change.rows.insert(table, values, stamps);
  const row = about.later ? nextVersion(table, inserted, about.later) : inserted;
  recordRow(change, table, { before: null, after: row }, { action: 'added', ...about });
  return row as RowOf<T>;
}

/** Writes the columns that `later` held back, without a further event. */
export function completeRow<T extends TableName>(
  change: WriteContext,
  table: T,
  row: RowOf<T>,
  columns: readonly (keyof Patch<T> & string)[],
): void {
  const written = row as Row;
  const later = Object.fromEntries([...columns, 'version'].map((name) => [name, written[name]]));
  change.rows.update(table, written, hasStamp(table, 'version') ? later : { ...later, version: undefined });
}

function nextVersion(table: TableName, row: Row, later: Row): Row {
  return { ...row, ...later, ...(hasStamp(table, 'version') && { version: (row.version as number) + 1 }) };
}

/**
 * Changes a row that still has the version the person saw, and records it as `changed`.
 * @param expectedVersion null for any version, and for tables without versions
 * @throws AppError gone where a person would change a trashed row
 */
export async function changeRow<T extends TableName>(
  change: WriteContext,
  table: T,
  id: number,
  expectedVersion: number | null,
  patch: Patch<T>,
  about: EventOptions = {},
): Promise<RowChange<T>> {
  const turn = change.rows.yieldIfDue();
  if (turn !== null) await turn;
  const outcome = updateRow(change, { table, id, expectedVersion }, patch, { action: 'changed', ...about });
  if (outcome.kind !== 'conflict') return outcome;
  return { ...outcome, saved: await lastSaved(change, TABLES[table].kind, id) };
}

/** The same synchronously, for any version. */
export function changeRowNow<T extends TableName>(
  change: WriteContext,
  table: T,
  id: number,
  patch: Patch<T>,
  about: EventOptions = {},
): RowChange<T> {
  const target = { table, id, expectedVersion: null };
  return updateRow(change, target, patch, { action: 'changed', ...about });
}

/**
 * Moves a row to the trash and records it as `trashed`. `unchanged` where it is there already.
 * @param besides further changes
 */
export async function trashRow<T extends TrashableTable>(
  change: WriteContext,
  table: T,
  id: number,
  expectedVersion: number | null,
  about: EventOptions = {},
  besides: Patch<T> = {} as Patch<T>,
): Promise<RowChange<T>> {
  const trashed = { ...besides, trashed_at: change.at, trashed_by: change.actor.id };
  return moveRow(change, { table, id, expectedVersion }, trashed, { action: 'trashed', ...about });
}

/**
 * Restores a row from the trash and records it as `restored`. `unchanged` where it is not there.
 * @throws AppError not_now for a merged one: what moved has to return with it
 */
export async function restoreRow<T extends TrashableTable>(
  change: WriteContext,
  table: T,
  id: number,
  expectedVersion: number | null,
  about: EventOptions = {},
  besides: Patch<T> = {} as Patch<T>,
): Promise<RowChange<T>> {
  const restored = { ...besides, trashed_at: null, trashed_by: null };
  return moveRow(change, { table, id, expectedVersion }, restored, { action: 'restored', ...about });
}

/** Deletes a child row and records it as `removed`. Null where there is none. */
export async function removeRow<T extends ChildTable>(
  change: WriteContext,
  table: T,
  id: number,
  about: EventOptions = {},
): Promise<RowOf<T> | null> {
  const row = await anyTable(change)
    .deleteFrom(table as string)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  recordRow(change, table, { before: row, after: null }, { action: 'removed', ...about });
  return row as RowOf<T>;
}

interface Target<T extends TableName> {
  readonly table: T;
  readonly id: number;
  readonly expectedVersion: number | null;
  /** To the trash or out of it. */
  readonly isMoved?: boolean;
}

type Named = EventOptions & { readonly action: string };

async function moveRow<T extends TableName>(
  change: WriteContext,
  target: Target<T>,
  patch: { readonly trashed_at: string | null; readonly trashed_by: number | null },
  about: Named,
): Promise<RowChange<T>> {
  const turn = change.rows.yieldIfDue();
  if (turn !== null) await turn;
  const row = change.rows.byId(target.table, target.id);
  const isThere = row !== undefined && (row.trashed_at === null) === (patch.trashed_at === null);
  if (patch.trashed_at === null && row?.merged_into_id && !('merged_into_id' in patch))
    throw new AppError('not_now', mergedFault(TABLES[target.table].kind, target.id, row.merged_into_id));
  return updateRow(change, { ...target, isMoved: true }, isThere ? {} : patch, about);
}

function updateRow<T extends TableName>(
  change: WriteContext,
  { table, id, expectedVersion, isMoved }: Target<T>,
  patch: Row,
  about: Named,
): RowChange<T> {
  const before = change.rows.byId(table, id);
  if (before === undefined) return { kind: 'missing' };
  if (expectedVersion !== null && before.version !== expectedVersion) {
    return { kind: 'conflict', current: before as RowOf<T>, saved: null };
  }
  if (expectedVersion !== null && !isMoved && (before.trashed_at ?? null) !== null) {
    if (before.merged_into_id)
      throw new AppError('merged', mergedFault(TABLES[table].kind, id, before.merged_into_id));
    throw new AppError(
      'gone',
      `This ${kindName(TABLES[table].kind)} is in the trash: restore it before changing it.`,
    );
  }
  const differing = Object.entries(patch).filter(
    ([column, value]) => value !== undefined && value !== before[column],
  );
  if (differing.length === 0 && !about.touch) return { kind: 'unchanged', row: before as RowOf<T> };
  const stamped = {
    ...Object.fromEntries(differing),
    ...(hasStamp(table, 'updated_at') && { updated_at: change.at }),
    ...(hasStamp(table, 'version') && !about.keepVersion && { version: (before.version as number) + 1 }),
  };
  const after = change.rows.update(table, before, stamped);
  recordRow(change, table, { before, after }, about);
  return { kind: 'changed', before: before as RowOf<T>, after: after as RowOf<T> };
}

/** Why a merged row cannot be restored. */
function mergedFault(kind: string, id: number, into: unknown): string {
  return `The ${kind} ${id} was merged into ${kind} ${into}. Change that one, or undo the merge at /${kind}s/${id}/merge.`;
}

function recordRow(
  change: WriteContext,
  table: TableName,
  { before, after }: { readonly before: Row | null; readonly after: Row | null },
  { action, claimId }: Named,
): void {
  const row = after ?? before ?? {};
  record(change, {
    action,
    subjectKind: TABLES[table].kind,
    subjectId: row.id as number,
    claimId: claimId === undefined ? claimOf(table, row) : claimId,
    before,
    after,
  });
}

function claimOf(table: TableName, row: Row): number | null {
  const claim = table === 'claims' ? row.id : row.claim_id;
  return typeof claim === 'number' ? claim : null;
}

// The types above are exact; inside, any table is a name with columns.
function anyTable(change: WriteContext): Kysely<Record<string, Record<string, unknown>>> {
  return change.tx as unknown as Kysely<Record<string, Record<string, unknown>>>;
}
