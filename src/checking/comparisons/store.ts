import type { MisattributionColumn } from '../../derived/status/model/misattribution.js';
import { misattributionOn } from '../../derived/status/status-store.js';
import type { AlignedPiece, FidelityFlag, Span } from '../../engines/fidelity/verdict.js';
import { prepared } from '../../platform/db/prepared.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { visibleTo } from '../../platform/db/visible.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { AnchorState, Form, StoredVerdict } from '../../vocabulary.js';

/** How the wording of an attribution stands to one kept copy of its source. */
export interface ComparisonRow {
  readonly attribution_id: number;
  readonly claim_id: number;
  readonly source_id: number;
  readonly source_title: string;
  readonly snapshot_id: number;
  /** When the copy was made. */
  readonly captured_at: string;
  /** Who typed a pasted copy in; null for one that was uploaded or fetched. */
  readonly typed_in_by: string | null;
  readonly verdict: StoredVerdict;
  readonly flags: readonly FidelityFlag[];
  /** In the text of the copy. */
  readonly spans: readonly Span[];
  readonly alignment: readonly AlignedPiece[];
}

/** The same, with what the page of its claim says of it. */
export interface ComparisonOfClaim extends ComparisonRow {
  readonly source_language: string | null;
  readonly source_url: string | null;
  /** What became in this copy of the words that it points to; null where they stand in none that is older. */
  readonly state: AnchorState | null;
  /** When the copy was made that these words were found in; null with `state`. */
  readonly from_captured_at: string | null;
}

/** The same, with what a page that shows the copy says of it. */
export interface ComparisonOnCopy extends ComparisonRow, MisattributionColumn {
  readonly wording: string;
  readonly wording_language: string | null;
  readonly form: Form;
  readonly speaker_name: string;
  /** Where the attribution points by somebody's hand, in which copy; null where nobody said. */
  readonly pointed_snapshot_id: number | null;
  readonly pointed_start_utf16: number | null;
  readonly pointed_end_utf16: number | null;
}

/** Where what points into one copy stands in a newer one. */
export interface AnchorRow {
  readonly attribution_id: number | null;
  readonly annotation_id: number | null;
  readonly from_snapshot_id: number;
  readonly snapshot_id: number;
  readonly state: AnchorState;
  /** Null where the words are gone. */
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
  readonly flags: readonly FidelityFlag[];
}

/** Comparisons as one viewer may see them: each goes with its claim and with the copies of its source. */
export class ComparisonReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  /** Of all its attributions outside the trash: by attribution, newest copy first. */
  async ofClaim(claimId: number): Promise<ComparisonOfClaim[]> {
    return (await comparisonsOfClaim(this.db, { id: claimId }, this.sees)).map(unpacked);
  }

  /** Of every claim outside the trash whose words are in the copy or were looked for in it. */
  async onCopy(snapshotId: number): Promise<ComparisonOnCopy[]> {
    const rows = await comparisonsOnCopy(this.db, { id: snapshotId }, this.sees);
    return rows.map((row) => ({ ...unpacked(row), wording: row.wording ?? '' }));
  }

  /** Where what points into older copies of the source stands in this one. */
  async anchorsOn(snapshotId: number): Promise<AnchorRow[]> {
    const visible = visibleTo({ seesRestricted: this.sees });
    const rows = await this.db
      .selectFrom('anchors')
      .innerJoin('snapshots', 'snapshots.id', 'anchors.snapshot_id')
      .selectAll('anchors')
      .where('anchors.snapshot_id', '=', snapshotId)
      .where(visible.snapshots())
      .orderBy('anchors.start_utf16')
      .orderBy('anchors.id')
      .execute();
    return rows.map((row) => ({ ...row, flags: JSON.parse(row.flags) as FidelityFlag[] }));
  }
}

const comparisonsOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  rowsOf(db, sees)
    .leftJoin('anchors', (join) =>
      join
        .onRef('anchors.attribution_id', '=', 'comparisons.attribution_id')
        .onRef('anchors.snapshot_id', '=', 'comparisons.snapshot_id'),
    )
    .leftJoin('snapshots as older', 'older.id', 'anchors.from_snapshot_id')
    .select(['sources.language as source_language', 'sources.url as source_url', 'anchors.state'])
    .select('older.captured_at as from_captured_at')
    .where('attributions.claim_id', '=', id)
    .orderBy('comparisons.attribution_id')
    .orderBy('snapshots.captured_at', 'desc')
    .orderBy('snapshots.id', 'desc'),
);

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
