import { CreditedReader } from '../../../derived/match/credited-store.js';
import { YieldTimer } from '../../../platform/db/connection/yield-timer.js';
import type { ReadContext } from '../../../platform/db/transact.js';
import { cappedWords } from '../../../platform/lib/capped-count.js';
import { withinEdtf } from '../../../platform/lib/edtf/edtf.js';
import { refFault } from '../../../platform/lib/fields/picks.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { DESK } from '../../../platform/viewer.js';
import {
  keyOf,
  MERGEABLE,
  type MergeTable,
  nameColumn,
  POINTERS,
  type Pointing,
  pointersMoved,
} from '../../../record/merging/model.js';
import { OccasionReader } from '../../../record/occasions/store.js';
import { NOTHING_SILENCED, type Silenced } from '../model.js';
import { MergeReader, type MergeRow } from '../store.js';
import { silencedBy } from './silenced.js';

/** What a merge will do. */
export interface Plan {
  readonly table: MergeTable;
  readonly from: MergeRow;
  readonly into: MergeRow;
  /** Whether readers do not see the merged record. */
  readonly isRestricted: boolean;
  /** The rows that will refer to the remaining record. */
  readonly moved: Pointing;
  /** Rows that stay with the merged record. */
  readonly left: Pointing;
  /** Rows of `claim_tags` to delete, since their claims have the other tag too. */
  readonly both: readonly { readonly id: number; readonly claim_id: number }[];
  /** How many attributions become ones to our own pieces. */
  readonly ownPieces: number;
  /** Whether the merged record's name becomes another name of the remaining one. */
  readonly addsName: boolean;
  /** What tells the two apart until then: where there is anything, two people merge. */
  readonly silenced: Silenced;
}

/** Fails with the reason where the two may not be merged. Writes nothing. */
export async function planMerge(
  look: ReadContext,
  table: MergeTable,
  from: MergeRow,
  intoId: number,
): Promise<Result<Plan>> {
  const [reader, timer] = [new MergeReader(look.tx), new YieldTimer()];
  const into = await reader.byId(table, intoId);
  const fault = intoFault(table, from, intoId, into);
  if (fault !== null || into === undefined) return refusedAt(fault ?? '');
  const plan = await planFor(reader, table, from, into);
  const reason = (await hiddenFault(reader, plan)) ?? (await ruleFault(look, reader, plan));
  if (timer.isDue) await timer.yield();
  return reason === null ? ok(plan) : refusedAt(reason);
}

function refusedAt(message: string): Result<never> {
  const errors: FieldError[] = [{ path: 'into_id', message }];
  return refused(errors);
}

function intoFault(table: MergeTable, from: MergeRow, id: number, into: MergeRow | undefined): string | null {
  const noun = MERGEABLE[table];
  if (id === from.id) return `This is the same ${noun}. Choose another.`;
  return refFault(noun, id, into);
}

async function planFor(
  reader: MergeReader,
  table: MergeTable,
  from: MergeRow,
  into: MergeRow,
): Promise<Plan> {
  const isRestricted = await reader.isHidden(table, from.id);
  const both = table === 'tags' ? await reader.taggedWithBoth(from.id, into.id) : [];
  const goes = new Set(pointersMoved(table, isRestricted));
  const shared = await sharedRows(reader, table, from.id, into.id, both);
  const [moved, left]: [Pointing[number][], Pointing[number][]] = [[], []];
  const timer = new YieldTimer();
  for (const pointer of POINTERS[table]) {
    if (timer.isDue) await timer.yield();
    const ids = await reader.pointing(pointer, from.id);
    if (goes.has(pointer))
      moved.push({ pointer, ids: ids.filter((id) => !shared.get(pointer.table)?.has(id)) });
    else left.push({ pointer, ids });
  }
  const addsName = table === 'speakers' && !(await reader.hasName(into.id, String(from.name)));
  const ownPieces = await becomingOurs(reader, table, from, into);
  const silenced = table === 'speakers' ? await silencedBy(reader.db, from.id, into.id) : NOTHING_SILENCED;
  return { table, from, into, isRestricted, moved, left, both, addsName, ownPieces, silenced };
}

/** Sources that come to an outlet of ours, or become one of its pieces, are our own text from then on. */
async function becomingOurs(
  reader: MergeReader,
  table: MergeTable,
  from: MergeRow,
  into: MergeRow,
): Promise<number> {
  if (table !== 'sources' && table !== 'outlets') return 0;
  const id = table === 'outlets' ? into.id : Number(into.outlet_id ?? 0);
  const outlet = await reader.byId('outlets', id);
  return outlet?.is_ours === 1 ? reader.attributionsTo(table, from.id) : 0;
}

/** Rows that the remaining record already has, which would be duplicates. */
async function sharedRows(
  reader: MergeReader,
  table: MergeTable,
  from: number,
  into: number,
  both: Plan['both'],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const shared = new Map<string, ReadonlySet<number>>([['claim_tags', new Set(both.map(({ id }) => id))]]);
  if (table !== 'speakers') return shared;
  shared.set('speaker_names', new Set(await reader.sharedNames(from, into)));
  shared.set('speaker_members', new Set(await reader.sharedMembers(from, into)));
  return shared;
}

/** A public record would get a name that only restricted claims use. */
async function hiddenFault(reader: MergeReader, { table, from, into, isRestricted, moved }: Plan) {
  if (isRestricted || moved.every(({ ids }) => ids.length === 0)) return null;
  if (!(await reader.isRestricted(table, into.id))) return null;
  const [stays, goes] = [into, from].map((row) => String(row[nameColumn(table)]));
  return `Only quotations not on the record use ${stays}, and this would publish that name. Merge ${stays} into ${goes} instead.`;
}

async function ruleFault(look: ReadContext, reader: MergeReader, plan: Plan): Promise<string | null> {
  const { table, from, into } = plan;
  if (table === 'speakers') return speakerFault(reader, from, into);
  if (table === 'occasions') return dayFault(look, from, into);
  return null;
}

async function speakerFault(reader: MergeReader, from: MergeRow, into: MergeRow): Promise<string | null> {
  const wrong = await reader.misattributedBetween(from.id, into.id);
  if (wrong.length > 0)
    return `A finding on ${firstOf(wrong)} says that one of the two was wrongly credited with the other’s words, so they are not the same. If that is wrong, change the finding first.`;
  const recounted = await reader.recountedBetween(from.id, into.id);
  if (recounted.length > 0)
    return `In ${firstOf(recounted)} one of the two recalls what the other said, so they cannot be the same person. If that is wrong, change “Recalled by” first.`;
  if (await reader.areRelated(from.id, into.id))
    return 'One is a member of the other. Remove the membership first.';
  const credited = new CreditedReader(reader.db);
  const waiting = await credited.waiting(await credited.withBodies([from.id, into.id]));
  return waiting === 0
    ? null
    : `${cappedWords(waiting)} ${waiting === 1 ? 'wording is' : 'wordings are'} still being compared with saved copies. Try again once that is done.`;
}

/** `quotation 3 and 2 others` */
function firstOf([first, ...others]: readonly number[]): string {
  return `quotation ${first}${others.length > 0 ? ` and ${howMany(others.length, 'other')}` : ''}`;
}

async function dayFault(look: ReadContext, from: MergeRow, into: MergeRow): Promise<string | null> {
  if (into.date === null) return null;
  const bounds = { min: into.date_min as string | null, max: into.date_max as string | null };
  const said = await new OccasionReader(look.tx, DESK).saidAt(from.id);
  const outside = said.filter((claim) => claim.said_on !== null && !withinEdtf(claim, bounds));
  const [first] = outside;
  if (first === undefined) return null;
  const more = outside.length > 1 ? `, and ${howMany(outside.length - 1, 'other quotation')}` : '';
  const where = first.trashed_at === null ? '' : ' (in the trash)';
  return `Quotation ${first.id}${where} was said on ${first.said_on}, outside ${into.date}, the date of the occasion to keep${more}. Change one of the dates first.`;
}

export function idsByKey(moved: Plan['moved']): Record<string, readonly number[]> {
  const some = moved.filter(({ ids }) => ids.length > 0);
  return Object.fromEntries(some.map(({ pointer, ids }) => [keyOf(pointer), ids]));
}
