import { type Selectable, sql } from 'kysely';
import type { MisattributionColumn } from '../../derived/status/model/misattribution.js';
import { misattributionOn } from '../../derived/status/status-store.js';
import type { AlignedPiece, FidelityFlag } from '../../engines/fidelity/verdict.js';
import type { Span } from '../../engines/text/span.js';
import { among } from '../../platform/db/queries/among.js';
import { countOf } from '../../platform/db/queries/count.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Schema, Tx } from '../../platform/db/schema.js';
import type { AnchorState, Form, StoredVerdict } from '../../vocabulary.js';

/** The comparison of an attribution's wording with one saved copy of its source. */
export interface ComparisonRow {
  readonly attribution_id: number;
  readonly claim_id: number;
  readonly source_id: number;
  readonly source_title: string;
  readonly snapshot_id: number;
  /** When the copy was saved. */
  readonly captured_at: string;
  /** Who typed a pasted copy; null for one that was uploaded or fetched. */
  readonly typed_in_by: string | null;
  readonly verdict: StoredVerdict;
  readonly flags: readonly FidelityFlag[];
  /** UTF-16 code units of the copy's text. */
  readonly spans: readonly Span[];
  readonly alignment: readonly AlignedPiece[];
}

/** A saved copy of a source. */
export interface CopyOf {
  readonly source_id: number;
  readonly snapshot_id: number;
}

/** A comparison with what the page of its claim shows. */
export interface ComparisonOfClaim extends ComparisonRow {
  readonly source_language: string | null;
  readonly source_url: string | null;
  /** The state in this copy of the words that it refers to; null where no older copy has them. */
  readonly state: AnchorState | null;
  /** When the older copy with these words was saved; null with `state`. */
  readonly from_captured_at: string | null;
  /** What else changed there, as a JSON array of flags; null with `state`. */
  readonly anchor_flags: string | null;
}

/** A comparison with what the page of its copy shows. */
export interface ComparisonOnCopy extends ComparisonRow, MisattributionColumn {
  readonly wording: string;
  readonly wording_language: string | null;
  readonly form: Form;
  readonly speaker_name: string;
  /** The copy and place that a person selected for the attribution; null where there is none. */
  readonly pointed_snapshot_id: number | null;
  readonly pointed_start_utf16: number | null;
  readonly pointed_end_utf16: number | null;
}

/** The place in a newer copy of what refers to an older one; without positions where the words are gone. */
export interface AnchorRow extends Omit<Selectable<Schema['anchors']>, 'id' | 'flags'> {
  readonly flags: readonly FidelityFlag[];
}

/** Reads comparisons that one viewer may see: those whose claim and copy are visible. */
export class ComparisonReader extends ViewerReader {
  /** For all attributions of a claim outside the trash: by attribution, newest copy first. */
  async ofClaim(claimId: number): Promise<ComparisonOfClaim[]> {
    return (await comparisonsOfClaim(this.db, { id: claimId }, this.sees)).map(unpacked);
  }

  /** For some attributions outside the trash: by attribution, newest copy first. */
  async ofAttributions(ids: readonly number[]): Promise<ComparisonOfClaim[]> {
    const rows = await rowsOfClaims(this.db, this.sees).where(among('attributions.id', ids)).execute();
    return rows.map(unpacked);
  }

  /** How many wordings of a claim, or of all from a source, wait in the queue for their comparison. */
  async waitingOf(on: { readonly claimId: number } | { readonly sourceId: number }): Promise<number> {
    const [column, id] =
      'claimId' in on
        ? (['attributions.claim_id', on.claimId] as const)
        : (['attributions.source_id', on.sourceId] as const);
    const waiting = this.db
      .selectFrom('comparisons_due')
      .innerJoin('attributions', 'attributions.id', 'comparisons_due.attribution_id')
      .where(column, '=', id)
      .where('attributions.trashed_at', 'is', null)
      .where('comparisons_due.gave_up', 'is', null)
      .where(this.visible.ofClaim('attributions.claim_id'))
      .where(this.visible.copiesOf(sql.ref('attributions.source_id')));
    return countOf(waiting);
  }

  /** The copies with which the wordings of a claim were compared. */
  async copiesOf(claimId: number): Promise<CopyOf[]> {
    return rowsOf(this.db, this.sees)
      .clearSelect()
      .distinct()
      .select(['snapshots.source_id', 'comparisons.snapshot_id'])
      .where('attributions.claim_id', '=', claimId)
      .execute();
  }

  /** For every claim outside the trash whose words are in the copy or were looked for in it. */
  async onCopy(snapshotId: number): Promise<ComparisonOnCopy[]> {
    const rows = await comparisonsOnCopy(this.db, { id: snapshotId }, this.sees);
    return rows.map((row) => ({ ...unpacked(row), wording: row.wording ?? '' }));
  }

  /** The places in this copy of what refers to older copies of the source. */
  async anchorsOn(snapshotId: number): Promise<AnchorRow[]> {
    const rows = await this.db
      .selectFrom('anchors')
      .innerJoin('snapshots', 'snapshots.id', 'anchors.snapshot_id')
      .selectAll('anchors')
      .where('anchors.snapshot_id', '=', snapshotId)
      .where(this.visible.snapshots())
      .orderBy('anchors.start_utf16')
      .orderBy('anchors.id')
      .execute();
    return rows.map((row) => ({ ...row, flags: JSON.parse(row.flags) as FidelityFlag[] }));
  }
}

const comparisonsOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  rowsOfClaims(db, sees).where('attributions.claim_id', '=', id),
);

function rowsOfClaims(db: Db | Tx, sees: boolean) {
  return rowsOf(db, sees)
    .leftJoin('anchors', (join) =>
      join
        .onRef('anchors.attribution_id', '=', 'comparisons.attribution_id')
        .onRef('anchors.snapshot_id', '=', 'comparisons.snapshot_id'),
    )
    .leftJoin('snapshots as older', 'older.id', 'anchors.from_snapshot_id')
    .select(['sources.language as source_language', 'sources.url as source_url', 'anchors.state'])
    .select(['older.captured_at as from_captured_at', 'anchors.flags as anchor_flags'])
    .orderBy('comparisons.attribution_id')
    .orderBy('snapshots.captured_at', 'desc')
    .orderBy('snapshots.id', 'desc');
}

const comparisonsOnCopy = prepared((db, { id }: { id: number }, sees: boolean) =>
  rowsOf(db, sees)
    .innerJoin('claims', 'claims.id', 'attributions.claim_id')
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .select(['attributions.wording', 'speakers.name as speaker_name'])
    .select(misattributionOn('claims.id'))
    .select([
      'attributions.snapshot_id as pointed_snapshot_id',
      'attributions.selector_start_utf16 as pointed_start_utf16',
      'attributions.selector_end_utf16 as pointed_end_utf16',
    ])
    .select((eb) => [
      eb.fn.coalesce('attributions.language', 'claims.language').as('wording_language'),
      eb.fn.coalesce('attributions.form', 'claims.form').as('form'),
    ])
    .where('comparisons.snapshot_id', '=', id)
    .where('claims.trashed_at', 'is', null)
    .orderBy('comparisons.attribution_id'),
);

function rowsOf(db: Db | Tx, sees: boolean) {
  const visible = visibleTo({ seesRestricted: sees });
  return db
    .selectFrom('comparisons')
    .innerJoin('attributions', 'attributions.id', 'comparisons.attribution_id')
    .innerJoin('snapshots', 'snapshots.id', 'comparisons.snapshot_id')
    .innerJoin('sources', 'sources.id', 'snapshots.source_id')
    .select([
      'comparisons.attribution_id',
      'attributions.claim_id',
      'snapshots.source_id',
      'sources.title as source_title',
      'comparisons.snapshot_id',
      'snapshots.captured_at',
      'snapshots.typed_in_by',
      'comparisons.verdict',
      'comparisons.flags',
      'comparisons.spans',
      'comparisons.alignment',
    ])
    .where('attributions.trashed_at', 'is', null)
    .where('snapshots.trashed_at', 'is', null)
    .where(visible.ofClaim('attributions.claim_id'))
    .where(visible.snapshots());
}

interface Packed {
  readonly flags: string;
  readonly spans: string;
  readonly alignment: string;
}

function unpacked<T extends Packed>(row: T): Omit<T, keyof Packed> & Pick<ComparisonRow, keyof Packed> {
  return {
    ...row,
    flags: JSON.parse(row.flags) as FidelityFlag[],
    spans: JSON.parse(row.spans) as Span[],
    alignment: JSON.parse(row.alignment) as AlignedPiece[],
  };
}
