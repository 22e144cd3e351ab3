import type { RecordedEvent, Row, WriteContext } from '../../platform/db/transact.js';
import { UsedReader } from '../visibility/used-store.js';
import { MatchWriter } from './derived-store.js';
import { renamedBy } from './model/renamed.js';
import { TouchedReader } from './touched-store.js';

/** The most claims of renamed speakers that are recomputed at once; the comparison queue takes more in turn. */
const MAX_RENAMED_AT_ONCE = 100;

/** Recomputes the match of every claim that a change may affect. */
export async function deriveMatches(
  change: WriteContext,
  events: readonly RecordedEvent[],
): Promise<number[]> {
  const claims = [...(await claimsMatched(change, events))];
  await new MatchWriter(change.tx).derive(claims);
  return claims;
}

/** The same for claims whose wordings were just compared. */
export async function deriveMatchesOf(change: WriteContext, claimIds: readonly number[]): Promise<void> {
  await new MatchWriter(change.tx).derive(claimIds);
}

/** The claims whose match these events may change. */
export async function claimsMatched(
  { tx }: WriteContext,
  events: readonly RecordedEvent[],
): Promise<Set<number>> {
  const own = new Set<number>();
  const sources = new Set<number>();
  const outlets = new Set<number>();
  const hiding = new Set<number>();
  const freed = new Set<number>();
  for (const event of events) {
    for (const id of claimsIn(event)) own.add(id);
    for (const id of sourcesIn(event)) sources.add(id);
    if (isOursAnew(event)) outlets.add(event.subjectId);
    if (mayHide(event)) for (const id of claimsIn(event)) hiding.add(id);
    if (isFreed(event)) freed.add(event.subjectId);
  }
  const touched = new TouchedReader(tx);
  for (const id of await touched.publishedBy([...outlets])) sources.add(id);
  for (const id of await new UsedReader(tx).sourcesRestrictedBy([...hiding])) sources.add(id);
  for (const id of await touched.sourcesOf([...freed])) sources.add(id);
  for (const id of await touched.claimsOn([...sources])) own.add(id);
  const named = renamedBy(events);
  for (const id of await touched.answeredOn(named)) own.add(id);
  const renamed = new Set((await touched.heldAgainst(named)).map(({ claim_id }) => claim_id));
  if (renamed.size <= MAX_RENAMED_AT_ONCE) for (const id of renamed) own.add(id);
  return own;
}

function claimsIn({ subjectKind, subjectId, claimId, before, after }: RecordedEvent): number[] {
  if (subjectKind === 'claim') return [subjectId];
  if (subjectKind === 'finding' || subjectKind === 'set_aside') return claimId === null ? [] : [claimId];
  return subjectKind === 'attribution' ? numbersAt('claim_id', before, after) : [];
}

/** A new copy is compared first, which then updates the match. */
function sourcesIn({ subjectKind, subjectId, action, before, after }: RecordedEvent): number[] {
  if (action === 'added') return [];
  if (subjectKind === 'attribution' && before?.source_id !== after?.source_id)
    return numbersAt('source_id', before, after);
  if (subjectKind === 'snapshot') return numbersAt('source_id', before, after);
  const isOther = before?.language !== after?.language || before?.outlet_id !== after?.outlet_id;
  return subjectKind === 'source' && isOther ? [subjectId] : [];
}

/** Whether its pieces became our own text, or are that no longer: what rests on our own text is not conclusive. */
function isOursAnew({ subjectKind, action, before, after }: RecordedEvent): boolean {
  return subjectKind === 'outlet' && action !== 'added' && before?.is_ours !== after?.is_ours;
}

/** Whether copies may be hidden now: by a changed ground rule, or because a restricted claim cites another source. */
function mayHide({ subjectKind, action, before, after }: RecordedEvent): boolean {
  if (subjectKind === 'claim') return action === 'erased' || before?.ground_rule !== after?.ground_rule;
  return subjectKind === 'attribution' && (action === 'erased' || before?.source_id !== after?.source_id);
}

/** A claim that is no longer restricted stops hiding the copies of its sources. */
function isFreed({ subjectKind, before, after }: RecordedEvent): boolean {
  return subjectKind === 'claim' && before !== null && before.ground_rule !== after?.ground_rule;
}

function numbersAt(column: string, ...rows: readonly (Row | null)[]): number[] {
  return rows.flatMap((row) => (typeof row?.[column] === 'number' ? [row[column]] : []));
}
