import { DESK } from '../accounts/model.js';
import { addRow, changeRow, type Patch, type RowChange, restoreRow, trashRow } from '../activity/rows.js';
import type { Change } from '../db/transact.js';
import { type EdtfDate, withinEdtf } from '../lib/edtf.js';
import { howMany, howManyOf } from '../lib/how-many.js';
import type { FieldError } from '../lib/result.js';
import type { DescribedOccasion, NewOccasion, OccasionEdit } from './input.js';
import { type Occasion, OccasionReader } from './store.js';

/**
 * What is wrong with it that only the record can tell: ids of nothing, and a date that leaves words outside it.
 * Ask before adding or editing.
 * @param id the occasion that is edited, which may keep what it has; null for a new one
 */
export async function occasionFaults(
  change: Change,
  occasion: NewOccasion | OccasionEdit,
  id: number | null,
): Promise<FieldError[]> {
  const current = id === null ? undefined : await new OccasionReader(change.tx, DESK).byId(id);
  return [
    ...(await sourceFaults(change, occasion.source_id ?? null, current)),
    ...(await dateFaults(change, occasion.date, current)),
  ];
}

async function sourceFaults(
  change: Change,
  sourceId: number | null,
  current: Occasion | undefined,
): Promise<FieldError[]> {
  if (sourceId === null || sourceId === current?.source_id) return [];
  if (await new OccasionReader(change.tx, DESK).sourceOf(sourceId)) return [];
  const message = `There is no source ${sourceId}: give the number in a source’s address, or leave it empty`;
  return [{ path: 'source_id', message }];
}

/** Claims that have the occasion's own date take the new one (claims/follow.ts); any other day must lie within it. */
async function dateFaults(
  change: Change,
  date: EdtfDate | null | undefined,
  current: Occasion | undefined,
): Promise<FieldError[]> {
  if (!date || current === undefined || date.text === current.date) return [];
  const said = await new OccasionReader(change.tx, DESK).saidAt(current.id);
  const own = said.filter(({ said_on: day }) => day !== null && day !== current.date);
  const outside = own.filter((claim) => !withinEdtf(claim, date));
  const [first] = outside;
  if (first === undefined) return [];
  const others = outside.length > 1 ? `, and ${howMany(outside.length - 1, 'other claim')}` : '';
  const message = `Claim ${first.id} was said on ${first.said_on}, outside ${date.text}${others}: change that day first`;
  return [{ path: 'date', message }];
}

/** Takes a whole occasion, or only what it is first known by. */
export async function addOccasion(
  change: Change,
  occasion: NewOccasion | DescribedOccasion,
): Promise<Occasion> {
  return addRow(change, 'occasions', { source_id: null, ...occasion, ...dateColumns(occasion.date) });
}

export async function editOccasion(
  change: Change,
  id: number,
  version: number,
  edit: OccasionEdit,
): Promise<RowChange<'occasions'>> {
  const { date, ...rest } = edit;
  const patch: Patch<'occasions'> = date === undefined ? rest : { ...rest, ...dateColumns(date) };
  return changeRow(change, 'occasions', id, version, patch);
}

/** `in_use` where something was said at it: what others rest on does not disappear. */
export async function trashOccasion(
  change: Change,
  id: number,
  version: number | null,
): Promise<RowChange<'occasions'> | { readonly kind: 'in_use'; readonly by: string }> {
  const { claims, attributions } = await new OccasionReader(change.tx, DESK).uses(id);
  const by = howManyOf([
    [claims, 'claim'],
    [attributions, 'attribution'],
  ]);
  return by === null ? trashRow(change, 'occasions', id, version) : { kind: 'in_use', by };
}

export async function restoreOccasion(change: Change, id: number): Promise<RowChange<'occasions'>> {
  return restoreRow(change, 'occasions', id, null);
}

/** The one occasion that is just as described, or a new one: nothing that was typed is lost. */
export async function pickOccasion(change: Change, described: DescribedOccasion): Promise<Occasion> {
  const same = (await new OccasionReader(change.tx, DESK).named(described.name)).filter((occasion) =>
    isAsDescribed(occasion, described),
  );
  return same.length === 1 && same[0] ? same[0] : addOccasion(change, described);
}

/** What the description leaves out may be anything. */
function isAsDescribed(occasion: Occasion, described: DescribedOccasion): boolean {
  const { date, ...rest } = described;
  const asked = { ...rest, date: date?.text ?? null };
  return (Object.keys(asked) as (keyof typeof asked)[]).every(
    (column) => asked[column] === null || asked[column] === occasion[column],
  );
}

function dateColumns(date: EdtfDate | null) {
  return { date: date?.text ?? null, date_min: date?.min ?? null, date_max: date?.max ?? null };
}
