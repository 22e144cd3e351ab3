import { type QueryCreator, sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Schema } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { ComparedReader } from './compared-store.js';
import { matchFindings } from './derived-store.js';
import { type Deprecated, decide, type MatchFinding } from './model/answers.js';
import type { ClaimMatch } from './model/claim-match.js';
import { answerIn } from './model/mismatch.js';
import { type Result, resultsBySource } from './model/state.js';
import { describedRows, toMatch } from './store.js';

/** Reads the match of each source's wording with our copy of it, as one viewer may know it. */
export class SourceMatchReader extends ViewerReader {
  /** By attribution: what was compared of these claims, and whom their sources credit instead. */
  async ofClaims(claimIds: readonly number[]): Promise<ReadonlyMap<number, ClaimMatch>> {
    if (claimIds.length === 0) return new Map();
    const claims = await new ComparedReader(this.db).ofClaims(claimIds);
    const findings = await matchFindings(this.db, claimIds);
    const deprecated = await this.deprecated(claimIds);
    const rows = claims.flatMap((claim) => {
      const decided = {
        findings: findings.get(claim.claim_id) ?? [],
        set: deprecated.get(claim.claim_id) ?? [],
      };
      const results = resultsBySource(claim, this.sees ? 1 : 0);
      return [...results].map(([attribution_id, own]) =>
        rowOf({ claim_id: claim.claim_id, attribution_id }, own, decided),
      );
    });
    const matches = (await this.described(rows)).map((row) => toMatch(row, this.sees));
    // The match is that of the wording itself, beside which it is shown.
    return new Map(matches.map((one) => [one.attribution_id ?? 0, { ...one, is_elsewhere: false }]));
  }

  /** What the rows of `claim_match` would be with one for each attribution. */
  private described(rows: readonly ReturnType<typeof rowOf>[]) {
    const computed = this.db.with(
      'claim_match',
      () => sql`(select value ->> 'claim_id' as claim_id, value ->> 'attribution_id' as attribution_id,
        value ->> 'snapshot_id' as snapshot_id, value ->> 'state' as state, value ->> 'standing' as standing,
        value ->> 'finding_id' as finding_id, value ->> 'set_aside_id' as set_aside_id
        from json_each(${JSON.stringify(rows)}))`,
    );
    return describedRows(computed as unknown as QueryCreator<Schema>)
      .orderBy('claim_match.attribution_id')
      .execute();
  }

  /** By claim: the deprecations in effect, oldest first. */
  private async deprecated(claimIds: readonly number[]): Promise<ReadonlyMap<number, readonly Deprecated[]>> {
    const rows = await this.db
      .selectFrom('standing_set_asides')
      .innerJoin('set_asides', 'set_asides.id', 'standing_set_asides.set_aside_id')
      .select(['set_asides.id', 'set_asides.claim_id', 'set_asides.answers', 'set_asides.agreed_at'])
      .where(among('standing_set_asides.claim_id', claimIds))
      .where('set_asides.kind', '=', 'deprecated')
      .orderBy('set_asides.id')
      .execute();
    const deprecated = rows.map(({ id, claim_id, answers, agreed_at }) => ({
      ...{ id, claim_id, is_agreed: agreed_at !== null },
      answers: answerIn(answers),
    }));
    return grouped(deprecated, ({ claim_id }) => claim_id);
  }
}

interface Decisions {
  readonly findings: readonly MatchFinding[];
  readonly set: readonly Deprecated[];
}

function rowOf(
  of: { readonly claim_id: number; readonly attribution_id: number },
  results: readonly Result[],
  { findings, set }: Decisions,
) {
  const decided = decide(results, findings, set);
  return { ...of, snapshot_id: decided?.of?.snapshot_id, state: decided?.state, ...decided?.done };
}
