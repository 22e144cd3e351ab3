import { settingAside } from '../../derived/set-asides/actions/record.js';
import type { Act } from '../../derived/set-asides/model/act.js';
import {
  addRow,
  addRowNow,
  changeRow,
  type NewRow,
  type Patch,
  restoreRow,
  trashRow,
} from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { ReadContext, WriteContext } from '../../platform/db/transact.js';
import { toColumns } from '../../platform/lib/fields/noun-fields.js';
import { errorsAt, pickOne, refFault } from '../../platform/lib/fields/picks.js';
import { type RestsOnTrash, restsOnTrash } from '../../platform/lib/rests-on-trash.js';
import { type FieldError, ok, type Result, refused } from '../../platform/lib/result.js';
import { DESK } from '../../platform/viewer.js';
import type { SourceShown } from '../../vocabulary.js';
import { findOrCreateOutlet } from '../outlets/actions.js';
import { OutletReader } from '../outlets/store.js';
import { movedOutletFaults } from './actions/moved-outlet.js';
import { SOURCE_FIELDS } from './fields.js';
import type { NewSource, PickedSource, SourceEdit } from './input.js';
import { authorsOf, toAuthors } from './model.js';
import { type Source, SourceReader, type SourceRow } from './store.js';

/** Fails where it names an outlet that does not exist, or several. */
export async function addSource(change: WriteContext, source: NewSource): Promise<Result<Source>> {
  const patch = await patchOf(change, source, null);
  if (!patch.ok) return patch;
  return ok(await addRow(change, 'sources', rowOf(source, patch.value)));
}

/** Writes a source whose outlet, and whoever saw its condition, are resolved. Where it has an author or a date, it counts. */
export function writeSource(
  change: WriteContext,
  source: Omit<NewSource, 'outlet' | 'outlet_id'> & { readonly shown: SourceShown | null },
  resolved: Pick<NewRow<'sources'>, 'outlet_id' | 'condition_seen_by'>,
): Source {
  return addRowNow(change, 'sources', rowOf(source, { ...columnsOf(change, source, null), ...resolved }));
}

export async function editSource(
  change: WriteContext,
  id: number,
  version: number,
  edit: SourceEdit,
): Promise<Result<RowChange<'sources'>>> {
  const before = await new SourceReader(change.tx, DESK).byId(id);
  if (before === undefined) return ok({ kind: 'missing' });
  const patch = await patchOf(change, edit, before);
  if (!patch.ok) return patch;
  const moved = await movedOutletFaults(change, before, patch.value, edit);
  if (moved.length > 0) return refused(moved);
  return settingAside(change, hidingByLanguage(before, patch.value), edit.set_aside_reason, () =>
    changeRow(change, 'sources', id, version, patch.value),
  );
}

/** How another language of a source affects its comparisons. */
export function hidingByLanguage(
  { id, language }: Pick<Source, 'id' | 'language'>,
  { language: now }: Patch<'sources'>,
): Act | null {
  if (now === undefined || now === language) return null;
  const makes: Act['makes'] = (one) => (one.source_id === id ? { ...one, source_language: now } : one);
  return { on: { sourceId: id }, makes };
}

export async function trashSource(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'sources'> | { readonly kind: 'in_use'; readonly by: string }> {
  const by = await new SourceReader(change.tx, DESK).restingOn(id);
  return by === null ? trashRow(change, 'sources', id, version) : { kind: 'in_use', by };
}

export async function restoreSource(
  change: WriteContext,
  id: number,
): Promise<RowChange<'sources'> | RestsOnTrash> {
  const source = await new SourceReader(change.tx, DESK).byId(id);
  if (source === undefined) return { kind: 'missing' };
  const outlet = await new OutletReader(change.tx, DESK).byId(source.outlet_id ?? 0);
  return restsOnTrash([['outlet', outlet]]) ?? restoreRow(change, 'sources', id, null);
}

/** The source that was picked, the one that matches the description, or a new one. Fails where several match. */
export async function findOrCreateSource(
  change: WriteContext,
  picked: PickedSource,
): Promise<Result<Source>> {
  const meant = await findMatchingSource(change, picked);
  if (!meant.ok) return meant;
  const { id: _, ...described } = picked;
  return meant.value ? ok(meant.value) : addSource(change, described);
}

/** The source that `findOrCreateSource` would return; null where it would create one. */
export async function findMatchingSource(
  read: ReadContext,
  { id, ...described }: PickedSource,
): Promise<Result<Source | null>> {
  const sources = new SourceReader(read.tx, DESK);
  const named = await sources.titled(described.title);
  const wanted = await matchingAmong(read, described, named);
  if (!wanted.ok) return wanted;
  return pickOne({
    noun: 'source',
    field: 'title',
    id,
    name: described.title,
    byId: typeof id === 'number' ? await sources.byId(id) : undefined,
    named,
    matches: (source) => wanted.value.includes(source),
    nameOf: ({ title }) => title,
    distinguish: ({ outlet_name, issued, url }) =>
      [outlet_name, issued, url].filter(Boolean).join(', ') || null,
  });
}

/** The sources that match all given fields; null matches anything. */
async function matchingAmong(
  read: ReadContext,
  described: NewSource,
  sources: readonly SourceRow[],
): Promise<Result<readonly SourceRow[]>> {
  const given: SourceEdit = Object.fromEntries(
    Object.entries(described).filter(([, value]) => value !== null),
  );
  // Compared by the outlet's name, so that looking for a source creates no outlet.
  const { outlet, ...rest } = given;
  const published = await outletById(read, rest.outlet_id, null);
  if (!published.ok) return published;
  const wanted = Object.entries({ ...columnsOf(read, rest, null), ...published.value });
  return ok(
    sources.filter(
      (source) =>
        wanted.every(([column, value]) => value === source[column as keyof Source]) &&
        (!outlet || isOutlet(source, outlet)),
    ),
  );
}

function isOutlet(source: SourceRow, { id, name }: NonNullable<SourceEdit['outlet']>): boolean {
  return source.outlet_name === name && (typeof id !== 'number' || source.outlet_id === id);
}

function rowOf(
  source: Pick<NewSource, 'type' | 'title' | 'condition'> & { readonly shown?: SourceShown | null },
  patch: Patch<'sources'>,
): NewRow<'sources'> {
  return {
    ...patch,
    type: source.type,
    title: source.title,
    condition: source.condition ?? 'as_published',
    shown: source.shown ?? 'when_cited',
  };
}

async function outletOf(
  change: WriteContext,
  { outlet, outlet_id: id }: SourceEdit,
  before: Source | null,
): Promise<Result<Patch<'sources'>>> {
  if (outlet) {
    const picked = await findOrCreateOutlet(change, outlet);
    return picked.ok ? ok({ outlet_id: picked.value.id }) : refused(errorsAt('outlet', picked.errors));
  }
  return outletById(change, id, before);
}

async function outletById(
  read: ReadContext,
  id: number | null | undefined,
  before: Source | null,
): Promise<Result<Patch<'sources'>>> {
  if (id === undefined) return ok({});
  if (id === null || id === before?.outlet_id) return ok({ outlet_id: id });
  const fault = refFault('outlet', id, await new OutletReader(read.tx, DESK).byId(id));
  return fault === null ? ok({ outlet_id: id }) : refused([{ path: 'outlet_id', message: fault }]);
}

async function patchOf(
  change: WriteContext,
  edit: SourceEdit,
  before: Source | null,
): Promise<Result<Patch<'sources'>>> {
  const faults = absenceFaults(edit, before);
  if (faults.length > 0) return refused(faults);
  const published = await outletOf(change, edit, before);
  return published.ok ? ok({ ...columnsOf(change, edit, before), ...published.value }) : published;
}

/** All columns but its outlet. */
function columnsOf(read: ReadContext, edit: SourceEdit, before: Source | null): Patch<'sources'> {
  const { title_is, authors, condition } = edit;
  const { condition: _, ...columns } = toColumns(SOURCE_FIELDS, edit);
  return {
    ...columns,
    ...(title_is !== undefined && { title_is: title_is ?? 'title' }),
    ...(authors !== undefined && { authors: JSON.stringify(toAuthors(authors ?? [])) }),
    ...absenceOf(edit),
    ...(condition !== undefined && conditionOf(read, condition ?? 'as_published', before)),
  };
}

/** Whether it states no author or no date; entering one clears the mark. */
function absenceOf({ no_author, no_date, authors, issued }: SourceEdit): Patch<'sources'> {
  const [isAuthored, isDated] = [toAuthors(authors ?? []).length > 0, Boolean(issued)];
  return {
    ...((no_author !== undefined || isAuthored) && { no_author: no_author && !isAuthored ? 1 : 0 }),
    ...((no_date !== undefined || isDated) && { no_date: no_date && !isDated ? 1 : 0 }),
  };
}

/** A value and the mark that there is none contradict each other. */
function absenceFaults(edit: SourceEdit, before: Source | null): FieldError[] {
  const authors =
    edit.authors === undefined ? authorsOf(before?.authors ?? '[]') : toAuthors(edit.authors ?? []);
  const issued = edit.issued === undefined ? (before?.issued ?? null) : edit.issued;
  return [
    ...(edit.no_author && authors.length > 0
      ? [{ path: 'no_author', message: 'An author is entered. Remove the author, or untick this.' }]
      : []),
    ...(edit.no_date && issued !== null
      ? [{ path: 'no_date', message: 'A date is entered. Remove the date, or untick this.' }]
      : []),
  ];
}

/** The user who changes the condition of a source is recorded as having seen it. */
function conditionOf(read: ReadContext, condition: Source['condition'], before: Source | null) {
  if (condition === before?.condition) return {};
  return { condition, condition_seen_by: condition === 'as_published' ? null : read.actor.id };
}
