import { DESK } from '../accounts/model.js';
import {
  addRow,
  changeRow,
  type NewRow,
  type Patch,
  type RowChange,
  restoreRow,
  trashRow,
} from '../activity/rows.js';
import type { Change } from '../db/transact.js';
import { type FieldError, ok, type Result, refused } from '../lib/result.js';
import { pickOutlet } from '../outlets/actions.js';
import { OutletReader } from '../outlets/store.js';
import type { NewSource, SourceEdit } from './input.js';
import { toAuthors } from './model.js';
import { type Source, SourceReader } from './store.js';

/** Refused where it names an outlet that is not there. */
export async function addSource(change: Change, source: NewSource): Promise<Result<Source>> {
  const faults = await outletFaults(change, source.outlet_id);
  if (faults.length > 0) return refused(faults);
  return ok(await addRow(change, 'sources', await rowOf(change, source)));
}

export async function editSource(
  change: Change,
  id: number,
  version: number,
  edit: SourceEdit,
): Promise<Result<RowChange<'sources'>>> {
  const faults = await outletFaults(change, edit.outlet_id ?? null);
  if (faults.length > 0) return refused(faults);
  const before = await new SourceReader(change.tx, DESK).byId(id);
  return ok(await changeRow(change, 'sources', id, version, await patchOf(change, edit, before)));
}

export async function trashSource(
  change: Change,
  id: number,
  version: number | null,
): Promise<RowChange<'sources'> | { readonly kind: 'in_use'; readonly by: string }> {
  const by = await new SourceReader(change.tx, DESK).restingOn(id);
  return by === null ? trashRow(change, 'sources', id, version) : { kind: 'in_use', by };
}

export async function restoreSource(change: Change, id: number): Promise<RowChange<'sources'>> {
  return restoreRow(change, 'sources', id, null);
}

/** The one source that is just as described, or a new one: nothing that was typed is lost. */
export async function pickSource(change: Change, described: NewSource): Promise<Result<Source>> {
  const same = await new SourceReader(change.tx, DESK).titled(described.title);
  const wanted = Object.entries(await patchOf(change, given(described)));
  const alike = same.filter((source) =>
    wanted.every(([column, value]) => value === source[column as keyof Source]),
  );
  return alike.length === 1 && alike[0] ? ok(alike[0]) : addSource(change, described);
}

/** What a description says: fields that are null leave it open. */
function given(source: NewSource): SourceEdit {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== null));
}

async function outletFaults(change: Change, outletId: number | null): Promise<FieldError[]> {
  if (outletId === null) return [];
  const outlet = await new OutletReader(change.tx, DESK).byId(outletId);
  if (outlet?.trashed_at === null) return [];
  return [
    {
      path: 'outlet_id',
      message: `There is no outlet ${outletId}. Name one that is on the desk, or a new one.`,
    },
  ];
}

async function rowOf(change: Change, source: NewSource): Promise<NewRow<'sources'>> {
  const patch = await patchOf(change, source);
  return {
    ...patch,
    type: source.type ?? 'webpage',
    title: source.title,
    condition: source.condition ?? 'as_published',
  };
}

async function patchOf(change: Change, edit: SourceEdit, before?: Source): Promise<Patch<'sources'>> {
  const { outlet, outlet_id, authors, issued, accessed, condition, condition_on, type, ...plain } = edit;
  const outletId = outlet ? (await pickOutlet(change, outlet)).id : outlet_id;
  return {
    ...plain,
    ...(type && { type }),
    ...(outletId !== undefined && { outlet_id: outletId }),
    ...(authors !== undefined && {
      authors: JSON.stringify(toAuthors((authors ?? []).filter((one) => one !== null))),
    }),
    ...(issued !== undefined && {
      issued: issued?.text ?? null,
      issued_min: issued?.min ?? null,
      issued_max: issued?.max ?? null,
    }),
    ...(accessed !== undefined && {
      accessed: accessed?.text ?? null,
      accessed_min: accessed?.min ?? null,
      accessed_max: accessed?.max ?? null,
    }),
    ...(condition !== undefined && conditionOf(change, condition ?? 'as_published', before)),
    ...(condition_on !== undefined && { condition_on: condition_on?.text ?? null }),
  };
}

/** Whoever says that a source has changed is the one who saw it; whoever leaves it as it is, is not. */
function conditionOf(change: Change, condition: Source['condition'], before: Source | undefined) {
  if (condition === before?.condition) return {};
  return { condition, condition_seen_by: condition === 'as_published' ? null : change.actor.id };
}
