import {
  addRow,
  changeRow,
  type NewRow,
  type Patch,
  restoreRow,
  trashRow,
} from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { ReadContext, WriteContext } from '../../platform/db/transact.js';
import { type EdtfDate, withinEdtf } from '../../platform/lib/edtf/edtf.js';
import { matchesFields, toColumns } from '../../platform/lib/fields/noun-fields.js';
import { type NamedRef, pickOne, resolveRef } from '../../platform/lib/fields/picks.js';
import { type RestsOnTrash, restsOnTrash } from '../../platform/lib/rests-on-trash.js';
import { type FieldError, ok, type Result, refused } from '../../platform/lib/result.js';
import { howMany, howManyOf } from '../../platform/lib/text/how-many.js';
import { DESK } from '../../platform/viewer.js';
import { SourceReader } from '../sources/store.js';
import { OCCASION_FIELDS } from './fields.js';
import type { DescribedOccasion, NewOccasion, OccasionEdit, PickedOccasion } from './input.js';
import { type Occasion, OccasionReader, type SaidAt } from './store.js';

/** An input whose source has been resolved. */
type ResolvedOccasion<T> = Omit<T, 'source'>;

/**
 * Finds the source that an occasion names, and reports references that are wrong; an edited occasion may keep its
 * present source. Call it before adding or editing.
 * @param id the occasion that is edited; null for a new one
 */
export async function resolveOccasion<T extends NewOccasion | OccasionEdit>(
  change: WriteContext,
  { source, ...occasion }: T,
  id: number | null,
): Promise<Result<ResolvedOccasion<T>>> {
  const current = id === null ? undefined : await new OccasionReader(change.tx, DESK).byId(id);
  const faults = await dateFaults(change, occasion.date, current);
  const sources = new SourceReader(change.tx, DESK);
  const sourceId = await resolveRef(
    'source',
    { named: source, id: occasion.source_id, had: current?.source_id },
    { noun: 'source', find: (named) => sources.meantBy(named), byId: (of) => sources.byId(of) },
  );
  if (!sourceId.ok || faults.length > 0) return refused([...faults, ...(sourceId.ok ? [] : sourceId.errors)]);
  const source_id = sourceId.value;
  return ok({ ...occasion, ...(source_id !== undefined && { source_id }) } as ResolvedOccasion<T>);
}

/**
 * Claims with the occasion's own date take the new one (claims/follow.ts); any other day must lie within it.
 * @param current the occasion before it is changed; undefined for a new one
 */
export async function dateFaults(
  change: WriteContext,
  date: EdtfDate | null | undefined,
  current: Pick<Occasion, 'id' | 'date'> | undefined,
): Promise<FieldError[]> {
  if (!date || current === undefined || date.text === current.date) return [];
  const said = await new OccasionReader(change.tx, DESK).saidAt(current.id);
  const own = said.filter(({ said_on: day }) => day !== null && day !== current.date);
  const outside = own.filter((claim) => !withinEdtf(claim, date));
  const [first] = outside;
  if (first === undefined) return [];
  return [{ path: 'date', message: outsideOf(date, first, outside.length - 1) }];
}

function outsideOf(date: EdtfDate, { id, said_on, trashed_at }: SaidAt, more: number): string {
  const where = trashed_at === null ? '' : ', which is in the trash,';
  const others = more > 0 ? `, and ${howMany(more, 'other quotation')}` : '';
  const advice =
    trashed_at === null ? 'change that date first' : 'ask an editor to restore it, then change that date';
  return `Quotation ${id}${where} was said on ${said_on}, outside ${date.text}${others}: ${advice}`;
}

/** Takes a complete occasion, or the few fields with which a claim describes one. */
export async function addOccasion(
  change: WriteContext,
  occasion: ResolvedOccasion<NewOccasion> | DescribedOccasion,
): Promise<Occasion> {
  const columns = { source_id: null, ...occasion, ...toColumns(OCCASION_FIELDS, occasion) };
  return addRow(change, 'occasions', columns as NewRow<'occasions'>);
}

export async function editOccasion(
  change: WriteContext,
  id: number,
  version: number,
  edit: ResolvedOccasion<OccasionEdit>,
): Promise<RowChange<'occasions'>> {
  const patch = { ...edit, ...toColumns(OCCASION_FIELDS, edit) } as Patch<'occasions'>;
  return changeRow(change, 'occasions', id, version, patch);
}

/** Fails with `in_use` where claims were said at it. */
export async function trashOccasion(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'occasions'> | { readonly kind: 'in_use'; readonly by: string }> {
  const { claims, attributions } = await new OccasionReader(change.tx, DESK).uses(id);
  const by = howManyOf([
    [claims, 'quotation'],
    [attributions, 'source of a quotation', 'sources of quotations'],
  ]);
  return by === null ? trashRow(change, 'occasions', id, version) : { kind: 'in_use', by };
}

export async function restoreOccasion(
  change: WriteContext,
  id: number,
): Promise<RowChange<'occasions'> | RestsOnTrash> {
  const occasion = await new OccasionReader(change.tx, DESK).byId(id);
  if (occasion === undefined) return { kind: 'missing' };
  const source = await new SourceReader(change.tx, DESK).byId(occasion.source_id ?? 0);
  return restsOnTrash([['source', source]]) ?? restoreRow(change, 'occasions', id, null);
}

/** The occasion that was picked, the one that matches the description, or a new one. Fails where several match. */
export async function findOrCreateOccasion(
  change: WriteContext,
  picked: PickedOccasion,
): Promise<Result<Occasion>> {
  const meant = await findMatchingOccasion(change, picked);
  if (!meant.ok) return meant;
  const { id: _, ...described } = picked;
  return ok(meant.value ?? (await addOccasion(change, described)));
}

/** The id of an occasion that is named or given by id: found or created. */
export function resolveOccasionRef(change: WriteContext, at: string, ref: NamedRef<PickedOccasion>) {
  return resolveRef(at, ref, {
    noun: 'occasion',
    find: (picked) => findOrCreateOccasion(change, picked),
    byId: (id) => new OccasionReader(change.tx, DESK).byId(id),
  });
}

/** The occasion that `findOrCreateOccasion` would return; null where it would create one. */
export async function findMatchingOccasion(
  read: ReadContext,
  { id, ...described }: PickedOccasion,
): Promise<Result<Occasion | null>> {
  const occasions = new OccasionReader(read.tx, DESK);
  return pickOne({
    noun: 'occasion',
    field: 'name',
    id,
    name: described.name,
    byId: typeof id === 'number' ? await occasions.byId(id) : undefined,
    named: await occasions.named(described.name),
    matches: (occasion) => matchesFields(OCCASION_FIELDS, occasion, described),
    nameOf: ({ name }) => name,
    distinguish: ({ date, place }) => [date, place].filter(Boolean).join(', ') || null,
  });
}
