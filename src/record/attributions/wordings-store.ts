import { type SqlBool, sql } from 'kysely';
import { isOwnPiece } from '../../platform/db/queries/own-pieces.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { AttributionRow } from './row-store.js';

/** What comparing wordings needs of an attribution. */
export type AttributedWording = Pick<
  AttributionRow,
  | 'id'
  | 'source_id'
  | 'wording'
  | 'language'
  | 'form'
  | 'rank'
  | 'translation'
  | 'translator'
  | 'translates_id'
  | 'source_title'
  | 'outlet_name'
  | 'voiced_by_id'
  | 'recounted_by_id'
> & {
  readonly is_ours: SqlBool;
  /** Whom the source is recorded to credit, with the name; null for the claim's speaker. */
  readonly credited_id: number | null;
  readonly credited_name: string | null;
};

/** Reads the wordings of a claim, which may be thousands, without the state of their copies, which takes most of the time. */
export class WordingReader extends ViewerReader {
  /** Of the attributions outside the trash, oldest first; null for one that has none. */
  ofClaim(claimId: number): Promise<AttributedWording[]> {
    return wordingsOfClaim(this.db, { id: claimId }, this.sees);
  }
}

const wordingsOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  db
    .selectFrom('attributions')
    .innerJoin('sources', 'sources.id', 'attributions.source_id')
    .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
    .select(['attributions.id', 'attributions.source_id', 'attributions.wording', 'attributions.language'])
    .select(['attributions.form', 'attributions.rank', 'attributions.translation'])
    .select(['attributions.translator', 'attributions.translates_id'])
    .select(['sources.title as source_title', 'outlets.name as outlet_name'])
    .leftJoin('speakers as credited', 'credited.id', 'attributions.speaker_id')
    .select(['attributions.speaker_id as credited_id', 'credited.name as credited_name'])
    .select(['attributions.voiced_by_id', 'attributions.recounted_by_id'])
    .select(isOwnPiece(sql.ref('attributions.source_id')).as('is_ours'))
    .where('attributions.claim_id', '=', id)
    .where('attributions.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('attributions.claim_id'))
    .orderBy('attributions.id'),
);
