import { type SqlBool, sql } from 'kysely';
import { misattributionOn } from '../../derived/status/status-store.js';
import { type AlikeKind, comparable, compareTexts, isDistinctive } from '../../engines/alike/compare.js';
import { fold } from '../../engines/text/fold.js';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { AlikeClaim } from '../duplicates/model.js';
import { CandidateReader } from './candidates-store.js';

/** The words of a claim about to be added. */
export interface NewWords {
  readonly text: string;
  /** Null where the speaker is unknown. */
  readonly speaker: string | null;
}

/** Maximum number of similar claims shown; a search finds the rest. */
export const MAX_ALIKE = 10;
/** Maximum number of characters that are compared with the text: some tens of milliseconds. */
const MAX_CHARACTERS = 200_000;

/** Finds claims with the same or nearly the same words, a part of them or more, as one viewer may see them. */
export class AlikeClaimReader extends ViewerReader {
  /** Whether any claim can be compared. */
  async hasClaims(): Promise<boolean> {
    return (await this.db.selectFrom('claims').select('id').limit(1).executeTakeFirst()) !== undefined;
  }

  /** Similar claims: those of the same speaker first, then by similarity. At most `MAX_ALIKE`. */
  async alike(words: NewWords): Promise<AlikeClaim[]> {
    const sought = comparable(words.text);
    const candidates = new CandidateReader(this.db, this.viewer);
    const found: { readonly id: number; readonly kind: AlikeKind; readonly rank: number }[] = [];
    let characters = 0;
    const timer = new YieldTimer();
    for (const claim of await this.texts(await candidates.sharingRuns(sought))) {
      characters += claim.text.length;
      if (characters > MAX_CHARACTERS) break;
      if (timer.isDue) await timer.yield();
      const other = comparable(claim.text);
      const kind = compareTexts(sought, other);
      const isTheirs = words.speaker !== null && fold(words.speaker) === fold(claim.speaker_name);
      if (kind === null || (kind === 'contains' && !isDistinctive(other) && !isTheirs)) continue;
      const distance = Math.abs(claim.text.length - words.text.length);
      const rank = ORDER[kind] + (isTheirs ? 0 : FAR / 2) + Math.min(distance, FAR / 4);
      found.push({ id: claim.id, kind, rank });
    }
    const nearest = found.sort((a, b) => a.rank - b.rank || b.id - a.id).slice(0, MAX_ALIKE);
    return this.described(nearest);
  }

  /** What is compared, in the order of the given ids. */
  private async texts(ids: readonly number[]) {
    const rows = await this.seen(ids).select(['claims.id', 'claims.text']).execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private async described(
    found: readonly { readonly id: number; readonly kind: AlikeKind }[],
  ): Promise<AlikeClaim[]> {
    if (found.length === 0) return [];
    const rows = await this.seen(found.map(({ id }) => id))
      .select(['claims.id', 'claims.text', 'claims.language', 'claims.form', 'claims.said_on'])
      .select(misattributionOn('claims.id'))
      .select((eb) =>
        eb
          .selectFrom('attributions')
          .innerJoin('sources', 'sources.id', 'attributions.source_id')
          .select('sources.title')
          .whereRef('attributions.claim_id', '=', 'claims.id')
          .where('attributions.trashed_at', 'is', null)
          .orderBy(sql`attributions.id is not claims.reference_attribution_id`)
          .orderBy(sql`attributions.wording is null`)
          .orderBy('attributions.id')
          .limit(1)
          .as('source_title'),
      )
      .execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return found.flatMap(({ id, kind }) => {
      const row = byId.get(id);
      return row === undefined ? [] : [{ ...row, kind }];
    });
  }

  private seen(ids: readonly number[]) {
    return (
      this.db
        .selectFrom('claims')
        .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
        .select('speakers.name as speaker_name')
        .where(among('claims.id', ids))
        .where('claims.trashed_at', 'is', null)
        .where('claims.erased_by', 'is', null)
        .where(this.visible.claims())
        // Within a change, the rows of a running import are there.
        .where(sql<SqlBool>`${sql.raw(isSeen('claims', 'claims.id'))}`)
    );
  }
}

/** More than any difference of lengths within one kind. */
const FAR = 1_000_000;
const ORDER: Readonly<Record<AlikeKind, number>> = {
  same: 0,
  nearly: FAR,
  part_of: 2 * FAR,
  contains: 3 * FAR,
};
