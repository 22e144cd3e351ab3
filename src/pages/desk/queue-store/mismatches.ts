import { type SqlBool, sql } from 'kysely';
import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { MatchReader } from '../../../derived/match/store.js';
import { ALL_FACETS } from '../../../derived/status/model/values.js';
import { ViewerReader } from '../../../platform/db/queries/reader.js';
import { MAX_COUNTED } from '../../../platform/lib/capped-count.js';
import { seesRestricted } from '../../../platform/viewer.js';
import { CLAIM, type QueuedClaim, type Since } from './queued-claim.js';

/** A claim of which our saved copy says otherwise, and about which nobody has decided. */
export interface Mismatched extends QueuedClaim, Since {
  readonly match: ClaimMatch;
}

/** Whether all six checks are conclusive, so that only the copy bars the confirmation. */
export type Confirming = 'checked' | 'unchecked';

/** Reads mismatches that nobody has dealt with, as one viewer may see them: for checkers and above. */
export class MismatchReader extends ViewerReader {
  /** Oldest claims first, by who saved the copy, or entered the claim where no copy has it, and since when both exist. */
  async oldest(confirming: Confirming, limit: number): Promise<Mismatched[]> {
    const rows = await this.open(confirming)
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .leftJoin('users as savers', 'savers.id', 'snapshots.captured_by')
      .innerJoin('users as enterers', 'enterers.id', 'claims.created_by')
      .select(CLAIM)
      .select(SINCE.as('at'))
      .select((eb) => eb.fn.coalesce('savers.name', 'enterers.name').as('by'))
      .limit(limit)
      .execute();
    const matches = await new MatchReader(this.db, this.viewer).ofClaims(
      rows.map(({ claim_id }) => claim_id),
    );
    return rows.flatMap((row) => {
      const match = matches.get(row.claim_id);
      return match === undefined ? [] : [{ ...row, match }];
    });
  }

  /** Since when each mismatch exists. */
  async dates(confirming: Confirming): Promise<string[]> {
    const rows = await this.open(confirming)
      .select(SINCE.as('at'))
      .limit(MAX_COUNTED + 1)
      .execute();
    return rows.map(({ at }) => at);
  }

  private open(confirming: Confirming) {
    return this.db
      .selectFrom('claim_match')
      .innerJoin('claims', 'claims.id', 'claim_match.claim_id')
      .innerJoin('claim_status', 'claim_status.claim_id', 'claim_match.claim_id')
      .leftJoin('snapshots', 'snapshots.id', 'claim_match.snapshot_id')
      .leftJoin('attributions', 'attributions.id', 'claim_match.attribution_id')
      .where(IS_OPEN)
      .where(seesRestricted(this.viewer) ? sql<SqlBool>`1` : sql<SqlBool>`0`)
      .where('claims.trashed_at', 'is', null)
      .where('claim_status.settled', confirming === 'checked' ? '=' : '<', ALL_FACETS.length)
      .orderBy('claim_match.claim_id');
  }
}

/** Either the copy or the wording may be the older one. */
const SINCE = sql<string>`max(claims.created_at, coalesce(snapshots.captured_at, ''), coalesce(attributions.created_at, ''))`;

// A literal condition, since SQLite uses the partial index of open mismatches only for literals.
const IS_OPEN = sql<SqlBool>`claim_match.audience = 1 and claim_match.standing = 'open'`;
