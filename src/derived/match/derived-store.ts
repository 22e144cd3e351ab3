import { sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Rebuilder } from '../../platform/db/rebuilder.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { ComparedReader } from './compared-store.js';
import { decide, type MatchFinding } from './model/answers.js';
import { answersIn } from './model/mismatch.js';
import type { SetAside } from './model/set-aside.js';
import { type ClaimWordings, resultsOf } from './model/state.js';
import { StandingSetAsides } from './set-asides-store.js';

// Derives the match of each claim from comparisons and findings, for everybody and for viewers who see every copy.

/** Claims read at once. */
const BATCH = 500;

export class MatchWriter extends InTransaction {
  /** Recomputes the match of these claims. */
  async derive(claimIds: readonly number[], progress: (done: number) => void = () => {}): Promise<void> {
    for (let at = 0; at < claimIds.length; at += BATCH) {
      const some = claimIds.slice(at, at + BATCH);
      await this.write(some);
      progress(at + some.length);
    }
  }

  /** Recomputes every claim's match. @returns how many claims there are */
  async rebuild(progress: (done: number, total: number) => void): Promise<number> {
    await this.tx.deleteFrom('claim_match').execute();
    const ids = (await this.tx.selectFrom('claims').select('id').orderBy('id').execute()).map(({ id }) => id);
    await this.derive(ids, (done) => progress(done, ids.length));
    return ids.length;
  }

  private async write(claimIds: readonly number[]): Promise<void> {
    const claims = await new ComparedReader(this.tx).ofClaims(claimIds);
    const findings = await matchFindings(this.tx, claimIds);
    const setAsides = await new StandingSetAsides(this.tx).derive(claims);
    const rows = claims.flatMap((claim) =>
      rowsOf(claim, findings.get(claim.claim_id) ?? [], setAsides.get(claim.claim_id) ?? []),
    );
    await sql`INSERT OR REPLACE INTO claim_match
      (claim_id, audience, state, attribution_id, snapshot_id, standing, finding_id, set_aside_id)
      SELECT value ->> 'claim_id', value ->> 'audience', value ->> 'state', value ->> 'attribution_id',
        value ->> 'snapshot_id', value ->> 'standing', value ->> 'finding_id', value ->> 'set_aside_id'
      FROM json_each(${JSON.stringify(rows)})`.execute(this.tx);
  }
}

function rowsOf(claim: ClaimWordings, findings: readonly MatchFinding[], setAsides: readonly SetAside[]) {
  const deprecated = setAsides.filter(({ kind }) => kind === 'deprecated');
  return ([0, 1] as const).map((audience) => {
    const decided = decide(resultsOf(claim, audience), findings, deprecated);
    return {
      ...{ claim_id: claim.claim_id, audience, state: decided?.state ?? 'not_compared' },
      attribution_id: decided?.of?.attribution_id ?? null,
      snapshot_id: decided?.of?.snapshot_id ?? null,
      standing: decided?.done?.standing ?? null,
      finding_id: decided?.done?.finding_id ?? null,
      set_aside_id: decided?.done?.set_aside_id ?? null,
    };
  });
}

/** By claim: the findings that can answer a mismatch and are not superseded. */
export async function matchFindings(
  db: Db | Tx,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, readonly MatchFinding[]>> {
  if (claimIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('findings')
    .select(['id', 'claim_id', 'facet', 'value', 'needs_second', 'agreed_at', 'rationale', 'answers'])
    .select(sql<number>`exists (select 1 from stale_findings where finding_id = findings.id)`.as('is_stale'))
    .where(among('claim_id', claimIds))
    .where('facet', 'in', ['wording', 'speaker', 'context'])
    .where('superseded_by', 'is', null)
    .orderBy('id')
    .execute();
  const findings = rows.map(({ id, claim_id, facet, value, needs_second, agreed_at, ...row }) => ({
    ...{ id, claim_id, facet, value, counts: needs_second === 0 || agreed_at !== null },
    ...{ is_stale: row.is_stale === 1, has_reason: row.rationale !== null, answers: answersIn(row.answers) },
  }));
  return grouped(findings, ({ claim_id }) => claim_id);
}

/** The matches of claims with the saved copies of their sources. */
export const matchIndex: Rebuilder = {
  name: 'matches with saved copies',
  async rebuild(change, progress) {
    return { rows: await new MatchWriter(change.tx).rebuild(progress) };
  },
};

export async function deriveMatches(tx: Tx, claimIds: readonly number[]): Promise<void> {
  await new MatchWriter(tx).derive(claimIds);
}
