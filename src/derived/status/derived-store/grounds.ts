import { type SqlBool, sql } from 'kysely';
import { among } from '../../../platform/db/queries/among.js';
import { isOwnPiece } from '../../../platform/db/queries/own-pieces.js';
import { InTransaction } from '../../../platform/db/queries/reader.js';
import { grouped } from '../../../platform/lib/grouped.js';
import type { SnapshotWay, Tier } from '../../../vocabulary.js';
import type { Grounds, GroundsOfClaim } from '../model/needs.js';

/** Reads what findings are based on, as far as their values require it. */
export class GroundsReader extends InTransaction {
  /** By finding. */
  async of(
    findings: readonly { readonly id: number; readonly claim_id: number }[],
  ): Promise<ReadonlyMap<number, Grounds>> {
    if (findings.length === 0) return new Map();
    const claims = await this.ofClaims([...new Set(findings.map(({ claim_id }) => claim_id))]);
    const evidence = await this.evidenceOf(findings.map(({ id }) => id));
    return new Map(
      findings.flatMap(({ id, claim_id }) => {
        const claim = claims.get(claim_id);
        return claim === undefined ? [] : [[id, groundsIn(evidence.get(id) ?? [], claim)] as const];
      }),
    );
  }

  /** By claim. */
  async ofClaims(claimIds: readonly number[]): Promise<ReadonlyMap<number, GroundsOfClaim>> {
    const rows = await this.tx
      .selectFrom('claims')
      .leftJoin('attributions as reference', 'reference.id', 'claims.reference_attribution_id')
      .select(['claims.id', 'claims.occasion_id', 'claims.said_on', 'reference.translation'])
      .select('reference.recounted_by_id')
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('attributions')
              .select('attributions.id')
              .whereRef('attributions.claim_id', '=', 'claims.id')
              .where('attributions.wording', 'is not', null)
              .where('attributions.trashed_at', 'is', null)
              .where(eb.not(isOwnPiece(sql.ref('attributions.source_id')))),
          )
          .as('is_seen'),
      )
      .where(among('claims.id', claimIds))
      .execute();
    return new Map(
      rows.map(({ id, occasion_id, said_on, translation, is_seen, recounted_by_id }) => [
        id,
        {
          hasWhenOrWhere: occasion_id !== null || said_on !== null,
          translation,
          isSeen: Boolean(is_seen),
          isRecounted: recounted_by_id !== null,
        },
      ]),
    );
  }

  private async evidenceOf(findingIds: readonly number[]) {
    const rows = await this.tx
      .selectFrom('finding_evidence')
      .leftJoin('attributions', 'attributions.id', 'finding_evidence.attribution_id')
      .leftJoin('snapshots', 'snapshots.id', 'finding_evidence.snapshot_id')
      .leftJoin('users', 'users.id', 'snapshots.captured_by')
      .select(['finding_evidence.finding_id', 'attributions.source_id', 'attributions.tier'])
      .select(['attributions.wording', 'snapshots.source_id as copy_of', 'snapshots.how'])
      .select(['snapshots.typed_in_by', 'users.name as saved_by'])
      .select(isOwnPiece(sql.ref('attributions.source_id')).as('is_ours'))
      .where(among('finding_evidence.finding_id', findingIds))
      .where('finding_evidence.basis', '=', 0)
      .execute();
    return grouped(rows, ({ finding_id }) => finding_id);
  }
}

interface EvidenceRow {
  readonly source_id: number | null;
  readonly tier: Tier | null;
  readonly wording: string | null;
  readonly copy_of: number | null;
  readonly how: SnapshotWay | null;
  readonly typed_in_by: string | null;
  readonly saved_by: string | null;
  readonly is_ours: SqlBool;
}

function groundsIn(rows: readonly EvidenceRow[], claim: GroundsOfClaim): Grounds {
  return {
    sources: rows.flatMap(({ source_id, tier, wording, is_ours }) =>
      source_id === null ? [] : [{ source_id, tier, isSeen: wording !== null && !is_ours }],
    ),
    copies: rows.flatMap(({ copy_of, how, typed_in_by, saved_by }) =>
      copy_of === null || how === null
        ? []
        : [{ source_id: copy_of, how, typed_in_by, saved_by: saved_by ?? '' }],
    ),
    hasOther: rows.some(({ source_id, copy_of }) => source_id === null && copy_of === null),
    claim,
  };
}
