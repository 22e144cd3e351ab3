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
import { lastSaved } from './last-saved-store.js';
import { kindName } from './names.js';
import { record } from './record.js';

// Writes a row and its event in one step: the only way rows that people edit are written, so that no
// change goes without its record. Knows tables by name only; what may be changed, by whom and why is
// decided by the caller (docs/decisions/0003-rows-and-events-in-one-step.md).

export interface About {
  /** The claim that the row hangs on. Found by itself for claims and rows that have a `claim_id`. */
  readonly claimId?: number | null;
  /** What the event says was done, where the usual word would say too little. */
  readonly action?: string;
  /** Counts as a change although no column differs: rows that belong to it were written, and its version must tell. */
  readonly touch?: boolean;
  /** Leaves the version as it is: what the row says is what it said, of a record that goes by another number. */
  readonly keepVersion?: boolean;
  /** When it was written, where that was on another desk. Its event stays dated by the change. */
  readonly createdAt?: string;
  /** The number a new row is to have, where others name it already. Left out, the next one. */
  readonly id?: number | undefined;
}

/** What an added row is made of: all but what is filled in by itself. */
export type NewRow<T extends TableName> = Omit<Insertable<Schema[T]>, 'id' | Stamp>;

/** The columns to change. Those left out, or undefined, stay as they are. */
export type Patch<T extends TableName> = Omit<Updateable<Schema[T]>, 'id' | Stamp>;

/** Adds a row, dated and signed by the change, and records it as `added`. */
export async function addRow<T extends TableName>(
  change: WriteContext,
  table: T,
  values: NewRow<T>,
  about: About = {},
): Promise<RowOf<T>> {
  const turn = change.rows.yieldIfDue();
  if (turn !== null) await turn;
  return addRowNow(change, table, values, about);
}

/** The same without waiting: whoever adds many has to let others have their turn (`change.rows.breath`). */
export function addRowNow<T extends TableName>(
  change: WriteContext,
  table: T,
  values: NewRow<T>,
  about: About = {},
): RowOf<T> {
  const stamps = {
    id: about.id,
    created_at: about.createdAt ?? change.at,
    created_by: change.actor.id,
    updated_at: change.at,
  };
  const row = change.rows.insert(table, values, stamps);
  recordRow(change, table, { before: null, after: row }, { action: 'added', ...about });
  return row as RowOf<T>;
}

/**
 * Changes a row that still has the version the person saw, and records it as `changed`.
 * @param expectedVersion null to change whatever version there is, and for tables without versions
 * @throws AppError gone where a person would change what is in the trash
 */
export async function changeRow<T extends TableName>(
  change: WriteContext,
  table: T,
  id: number,
  expectedVersion: number | null,
  patch: Patch<T>,
  about: About = {},
): Promise<RowChange<T>> {
  const turn = change.rows.yieldIfDue();
  if (turn !== null) await turn;
  const outcome = updateRow(change, { table, id, expectedVersion }, patch, { action: 'changed', ...about });
  if (outcome.kind !== 'conflict') return outcome;
  return { ...outcome, saved: await lastSaved(change, TABLES[table].kind, id) };
}

/** The same without waiting, of whatever version there is. */
export function changeRowNow<T extends TableName>(
  change: WriteContext,
  table: T,
  id: number,
  patch: Patch<T>,
  about: About = {},
): RowChange<T> {
  const target = { table, id, expectedVersion: null };
  return updateRow(change, target, patch, { action: 'changed', ...about });
}

/**
 * Puts a row in the trash and records it as `trashed`. One that is there already is `unchanged`.
 * @param besides what else changes with it
 */
export async function trashRow<T extends TrashableTable>(
  change: WriteContext,
  table: T,
  id: number,
  expectedVersion: number | null,
  about: About = {},
  besides: Patch<T> = {} as Patch<T>,
): Promise<RowChange<T>> {
  const trashed = { ...besides, trashed_at: change.at, trashed_by: change.actor.id };
  return moveRow(change, { table, id, expectedVersion }, trashed, { action: 'trashed', ...about });
}

/**
 * Takes a row out of the trash and records it as `restored`. One that is not in it is `unchanged`.
 * @throws AppError not_now for one that was merged: what moved has to return with it
 */
export async function restoreRow<T extends TrashableTable>(
  change: WriteContext,
  table: T,
  id: number,
  expectedVersion: number | null,
  about: About = {},
  besides: Patch<T> = {} as Patch<T>,
): Promise<RowChange<T>> {
  const restored = { ...besides, trashed_at: null, trashed_by: null };
  return moveRow(change, { table, id, expectedVersion }, restored, { action: 'restored', ...about });
}

/** Deletes a row that belongs to another and records it as `removed`. Null where there is none. */
export async function removeRow<T extends ChildTable>(
  change: WriteContext,
  table: T,
  id: number,
  about: About = {},
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

type Named = About & { readonly action: string };

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
      `This ${kindName(TABLES[table].kind)} is in the trash: bring it back before changing it.`,
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

/** Why one that was merged into another cannot be what it was. */
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

// The types above are exact; inside, a table is only a name and a row only columns.
function anyTable(change: WriteContext): Kysely<Record<string, Record<string, unknown>>> {
  return change.tx as unknown as Kysely<Record<string, Record<string, unknown>>>;
}
