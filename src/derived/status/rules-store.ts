import { record } from '../../people/activity/event-store.js';
import { type DerivedBy, RULES_RECORDED } from '../../platform/db/derivation.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { DESK_ACTOR } from '../../platform/viewer.js';

/**
 * The version of the rules by which status, match, stale marks, set-asides in effect and search entries are derived.
 * Raise it where they come to derive something else from the same record, and by a migration in databases without
 * claims: the daily check then derives everything again, and calls nothing a fault that an older version derived.
 */
const RULES = 2;

/** A number below that of the history was lowered by hand, so that changed rows would pass as those of an older version. */
export async function derivedBy(db: Db | Tx): Promise<DerivedBy> {
  const stored = (await db.selectFrom('derived_as').select('rules').executeTakeFirst())?.rules ?? 0;
  const recorded = await recordedRules(db);
  const isOlder = Math.max(stored, recorded) < RULES;
  return {
    isOlder,
    isChanged: stored < recorded || stored > RULES,
    isUnrecorded: !isOlder && recorded !== RULES,
  };
}

/** Once everything is derived by the rules of this version. */
export async function markAsDerived(change: WriteContext): Promise<void> {
  await change.tx
    .insertInto('derived_as')
    .values({ id: 1, rules: RULES })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ rules: RULES }))
    .execute();
  const recorded = await recordedRules(change.tx);
  if (recorded === RULES) return;
  record(change, {
    action: RULES_RECORDED,
    subjectKind: 'user',
    subjectId: DESK_ACTOR.id,
    claimId: null,
    before: { rules: recorded },
    after: { rules: RULES },
  });
}

/** The last number in the history; 0 where it has none. */
async function recordedRules(db: Db | Tx): Promise<number> {
  const last = await db
    .selectFrom('events')
    .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select('event_payloads.after')
    .where('subject_kind', '=', 'user')
    .where('subject_id', '=', DESK_ACTOR.id)
    .where('action', '=', RULES_RECORDED)
    .orderBy('events.seq', 'desc')
    .executeTakeFirst();
  return last?.after ? (JSON.parse(last.after) as { readonly rules: number }).rules : 0;
}
