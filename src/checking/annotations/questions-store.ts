import { sql } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import type { Db, Tx } from '../../platform/db/schema.js';

// Counts the open questions on claims and their attributions; whoever sees a claim sees these.

/** By claim; claims without open questions are left out. */
export async function openQuestionsAmong(
  db: Db | Tx,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (claimIds.length === 0) return new Map();
  const rows = await questionsAmong(db, { ids: JSON.stringify(claimIds) }, 'only');
  return new Map(rows.map(({ claim_id, questions }) => [claim_id, questions]));
}

// NOTE: literal conditions, since SQLite uses the partial indexes of open questions only for literals.
const questionsAmong = prepared((db, { ids }: { ids: string }) => {
  const query = sql<{ claim_id: number; questions: number }>`
    SELECT claim_id, count(*) AS questions FROM (
      SELECT n.claim_id FROM annotations n WHERE ${amongListed('n.claim_id', ids)} AND ${IS_OPEN}
      UNION ALL
      SELECT a.claim_id FROM attributions a CROSS JOIN annotations n ON n.attribution_id = a.id
        WHERE ${amongListed('a.claim_id', ids)} AND a.trashed_at IS NULL AND ${IS_OPEN})
    GROUP BY claim_id`;
  return { compile: () => query.compile(db) };
});

const IS_OPEN = sql.raw(`n.motivation = 'questioning' AND n.resolved_at IS NULL AND n.trashed_at IS NULL
  AND n.erased_by IS NULL`);
