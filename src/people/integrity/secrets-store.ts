import { ACTIONS_OF_NO_ROW } from '../../platform/db/integrity/rows.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../platform/db/transact.js';
import { record, SECRET_COLUMNS } from '../activity/event-store.js';

/**
 * Records the stored secrets of users and tokens whose events are of a version that held nothing of them. Each event
 * has what the last one had and the SHA-256, so that no other column is taken as it stands.
 */
export async function recordSecrets(
  change: WriteContext,
  without: readonly { readonly kind: SubjectKind; readonly id: number }[],
): Promise<void> {
  for (const { kind, id } of without) {
    const secret = SECRET_COLUMNS[kind];
    const last = await lastOf(change, kind, id);
    if (secret === undefined || last === null || Object.hasOwn(last, secret.name)) continue;
    const table = kind === 'token' ? 'tokens' : 'users';
    const stored = change.rows.byId(table, id);
    if (stored === undefined) continue;
    const after = { ...last, [secret.column]: stored[secret.column] };
    record(change, {
      action: 'secret_recorded',
      subjectKind: kind,
      subjectId: id,
      claimId: null,
      before: last,
      after,
    });
  }
}

async function lastOf({ tx }: WriteContext, kind: SubjectKind, id: number): Promise<Row | null> {
  const event = await tx
    .selectFrom('events')
    .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
    .select('event_payloads.after')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('action', 'not in', ACTIONS_OF_NO_ROW)
    .orderBy('events.seq', 'desc')
    .executeTakeFirst();
  return event?.after ? (JSON.parse(event.after) as Row) : null;
}
