import type { TitledClaim } from '../../derived/status/model/claim-title.js';
import { misattributionOn } from '../../derived/status/status-store.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Target } from './model.js';

/** The columns of a target that notes need. */
export interface TargetRow {
  readonly target: Target;
  /** The claim it belongs to; null for a source or a copy. */
  readonly claimId: number | null;
  readonly claimText: string | null;
  /** Its title in breadcrumbs. */
  readonly claim: TitledClaim | null;
  readonly sourceTitle: string | null;
  readonly trashed_at: string | null;
  /** For a merged source, or a copy of one: the source that remains. */
  readonly merged_into_id?: number | null;
}

/** Reads targets of notes, as one viewer may see them. */
export class TargetReader extends ViewerReader {
  /** In the trash or not; undefined where it does not exist, is hidden, or is a copy of another source. */
  async find(target: Target): Promise<TargetRow | undefined> {
    switch (target.kind) {
      case 'claim':
        return this.claim(target);
      case 'attribution':
        return this.attribution(target);
      case 'source':
        return this.source(target);
      case 'snapshot':
        return this.snapshot(target);
    }
  }

  /**
   * The text in which words of a note are looked for: the claim's, the attribution's wording, or the copy's. Null
   * where there is none: for a source, a wording that nobody saw, or erased text. The target must exist.
   */
  async textOf({ kind, id }: Target): Promise<string | null> {
    const texts = {
      claim: this.db.selectFrom('claims').select('text').where('id', '=', id),
      attribution: this.db.selectFrom('attributions').select('wording as text').where('id', '=', id),
      snapshot: this.db.selectFrom('snapshots').select('text').where('id', '=', id),
    };
    return (kind !== 'source' && (await texts[kind].executeTakeFirst())?.text) || null;
  }

  private async claim(target: Target): Promise<TargetRow | undefined> {
    const [row] = await claimById(this.db, { id: target.id }, this.sees);
    if (row === undefined) return undefined;
    const { text: claimText, trashed_at } = row;
    return { target, claimId: target.id, claimText, claim: row, sourceTitle: null, trashed_at };
  }

  private async attribution(target: Target): Promise<TargetRow | undefined> {
    const row = await this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .innerJoin('sources', 'sources.id', 'attributions.source_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(TITLED)
      .select(['speakers.name as speaker_name', 'sources.title as sourceTitle'])
      .select((eb) => eb.fn.coalesce('attributions.trashed_at', 'claims.trashed_at').as('trashed_at'))
      .where('attributions.id', '=', target.id)
      .where(this.visible.claims())
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { sourceTitle, trashed_at, ...claim } = row;
    return { target, claimId: claim.id, claimText: claim.text, claim, sourceTitle, trashed_at };
  }

  private async source(target: Target): Promise<TargetRow | undefined> {
    const row = await this.db
      .selectFrom('sources')
      .select(['sources.title as sourceTitle', 'sources.trashed_at', 'sources.merged_into_id'])
      .where('sources.id', '=', target.id)
      .where(this.visible.record('source'))
      .executeTakeFirst();
    return row && { target, ...NO_CLAIM, ...row };
  }

  private async snapshot(target: Target & { readonly kind: 'snapshot' }): Promise<TargetRow | undefined> {
    const row = await this.db
      .selectFrom('snapshots')
      .innerJoin('sources', 'sources.id', 'snapshots.source_id')
      .select('sources.title as sourceTitle')
      .select((eb) => eb.fn.coalesce('snapshots.trashed_at', 'sources.trashed_at').as('trashed_at'))
      .where('snapshots.id', '=', target.id)
      .where('snapshots.source_id', '=', target.sourceId)
      .where(this.visible.snapshots())
      .where(this.visible.record('source'))
      .executeTakeFirst();
    if (row) return { target, ...NO_CLAIM, ...row };
    const moved = await this.source({ kind: 'source', id: target.sourceId });
    return moved?.merged_into_id ? moved : undefined;
  }
}

const NO_CLAIM = { claimId: null, claimText: null, claim: null } as const;

const TITLED = [
  'claims.id',
  'claims.text',
  'claims.language',
  'claims.form',
  misattributionOn('claims.id'),
] as const;

const claimById = prepared((db, { id }: { id: number }, sees: boolean) =>
  db
    .selectFrom('claims')
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .select(TITLED)
    .select(['claims.trashed_at', 'speakers.name as speaker_name'])
    .where('claims.id', '=', id)
    .where(visibleTo({ seesRestricted: sees }).claims()),
);
