import { type SqlBool, sql } from 'kysely';
import { type DriftCounts, NO_DRIFT } from '../../derived/match/model/comparison.js';
import type { MisattributionColumn } from '../../derived/status/model/misattribution.js';
import { misattributionOn, recountedOn } from '../../derived/status/status-store.js';
import type { MeaningChange } from '../../engines/anchoring/meaning-change.js';
import type { AttributionFlag } from '../../engines/context/attribution-change.js';
import type { FidelityFlag } from '../../engines/fidelity/verdict.js';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { AnchorState, Form, GroundRule } from '../../vocabulary.js';

/** The state, in a newer copy, of words to which an attribution or a note refers. */
export interface Drift extends MisattributionColumn {
  readonly source_id: number;
  readonly source_title: string;
  readonly source_language: string | null;
  readonly snapshot_id: number;
  /** When the newer copy was saved. */
  readonly captured_at: string;
  /** Who saved it. */
  readonly by: string;
  readonly from_snapshot_id: number;
  readonly from_captured_at: string;
  readonly state: AnchorState;
  readonly flags: readonly (FidelityFlag | MeaningChange | AttributionFlag)[];
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
  readonly attribution_id: number | null;
  /** Null where it is a note's. */
  readonly attribution_version: number | null;
  readonly annotation_id: number | null;
  /** The claim it belongs to; null, with its other columns, for a note on the copy itself. */
  readonly claim_id: number | null;
  readonly claim_text: string | null;
  readonly claim_language: string | null;
  readonly form: Form | null;
  readonly ground_rule: GroundRule | null;
  readonly speaker: string | null;
  readonly recounted_by: string | null;
  /** The wording of the attribution, or the words that the note is about. */
  readonly words: string;
  readonly language: string | null;
}

/** Reads the state of older copies' passages in newer ones, as one viewer may see it. */
export class DriftReader extends ViewerReader {
  /** For one source: newest copy first, within it by position; missing passages last. */
  async ofSource(sourceId: number): Promise<Drift[]> {
    const rows = await this.rows()
      .where('snapshots.source_id', '=', sourceId)
      .orderBy('snapshots.captured_at', 'desc')
      .orderBy('snapshots.id', 'desc')
      .orderBy((eb) => eb('anchors.start_utf16', 'is', null))
      .orderBy('anchors.start_utf16')
      .orderBy('anchors.id')
      .execute();
    return rows.map(toDrift);
  }

  /**
   * The queue, oldest first: words altered, gone or credited otherwise in the latest copy of their source, unless since
   * then a finding on the wording was recorded, the attribution was moved to that copy, or the note was edited or resolved.
   */
  async toLookAt(limit: number): Promise<Drift[]> {
    const rows = await outstanding(this.rows())
      .orderBy('snapshots.captured_at')
      .orderBy('anchors.id')
      .limit(limit)
      .execute();
    return rows.map(toDrift);
  }

  /** Since when each of them is in the queue: when the copy with the change was saved. */
  async toLookAtDates(limit: number): Promise<string[]> {
    const rows = await outstanding(this.rows())
      .clearSelect()
      .select('snapshots.captured_at')
      .limit(limit)
      .execute();
    return rows.map(({ captured_at }) => captured_at);
  }

  /** For one attribution in one newer copy. */
  async ofAttribution(attributionId: number, snapshotId: number): Promise<Drift | undefined> {
    const row = await this.rows()
      .where('anchors.attribution_id', '=', attributionId)
      .where('anchors.snapshot_id', '=', snapshotId)
      .executeTakeFirst();
    return row && toDrift(row);
  }

  /** How many passages of older copies have each state, by newer copy; none for copies into which none was followed. */
  async countsIn(ids: readonly number[]): Promise<ReadonlyMap<number, DriftCounts>> {
    if (ids.length === 0) return new Map();
    const rows = await this.visibleAnchors()
      .select(['anchors.snapshot_id', 'anchors.state'])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(among('anchors.snapshot_id', ids))
      .groupBy(['anchors.snapshot_id', 'anchors.state'])
      .execute();
    const counts = new Map<number, DriftCounts>();
    for (const { snapshot_id: id, state, count } of rows)
      counts.set(id, { ...(counts.get(id) ?? NO_DRIFT), [state]: count });
    return counts;
  }

  private visibleAnchors() {
    return this.db
      .selectFrom('anchors')
      .innerJoin('snapshots', 'snapshots.id', 'anchors.snapshot_id')
      .leftJoin('attributions', 'attributions.id', 'anchors.attribution_id')
      .leftJoin('claims', 'claims.id', 'attributions.claim_id')
      .leftJoin('annotations', 'annotations.id', 'anchors.annotation_id')
      .where('snapshots.trashed_at', 'is', null)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where(this.visible.snapshots());
  }

  private rows() {
    return this.visibleAnchors()
      .innerJoin('snapshots as older', 'older.id', 'anchors.from_snapshot_id')
      .innerJoin('sources', 'sources.id', 'snapshots.source_id')
      .leftJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('users', 'users.id', 'snapshots.captured_by')
      .select([
        'sources.id as source_id',
        'sources.title as source_title',
        'sources.language as source_language',
        'snapshots.id as snapshot_id',
        'snapshots.captured_at',
        'users.name as by',
        'older.id as from_snapshot_id',
        'older.captured_at as from_captured_at',
        'anchors.state',
        'anchors.flags',
        'anchors.start_utf16',
        'anchors.end_utf16',
        'anchors.attribution_id',
        'anchors.annotation_id',
        'attributions.version as attribution_version',
        'attributions.claim_id',
        'claims.text as claim_text',
        'claims.language as claim_language',
        'claims.form',
        'claims.ground_rule',
        'speakers.name as speaker',
      ])
      .select([misattributionOn('claims.id'), recountedOn('claims.id')])
      .select((eb) => [
        eb.fn.coalesce('attributions.wording', 'annotations.selector_exact', eb.val('')).as('words'),
        eb.fn.coalesce('attributions.language', 'claims.language', 'sources.language').as('language'),
      ])
      .where('sources.trashed_at', 'is', null);
  }
}

type Rows = ReturnType<DriftReader['rows']>;
type Build = Parameters<Extract<Parameters<Rows['where']>[0], (eb: never) => unknown>>[0];

/**
 * Without those already dealt with. A literal condition, since SQLite uses the partial index of changed anchors only
 * for literals.
 */
function outstanding(rows: Rows): Rows {
  return rows
    .where(
      sql<SqlBool>`(anchors.state in ('altered', 'gone') or anchors.flags like '%"attribution_changed"%')`,
    )
    .where((eb) => eb.not(eb.exists(laterCopy(eb))))
    .where((eb) => eb.not(eb.exists(laterFinding(eb))))
    .where('annotations.resolved_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('annotations.edited_at', 'is', null),
        eb('annotations.edited_at', '<', eb.ref('snapshots.captured_at')),
      ]),
    );
}

function laterCopy(eb: Build) {
  return eb
    .selectFrom('snapshots as later')
    .select('later.id')
    .whereRef('later.source_id', '=', 'snapshots.source_id')
    .where('later.trashed_at', 'is', null)
    .where((where) =>
      where.or([
        where('later.captured_at', '>', where.ref('snapshots.captured_at')),
        where.and([
          where('later.captured_at', '=', where.ref('snapshots.captured_at')),
          where('later.id', '>', where.ref('snapshots.id')),
        ]),
      ]),
    );
}

function laterFinding(eb: Build) {
  return eb
    .selectFrom('findings')
    .select('findings.id')
    .whereRef('findings.claim_id', '=', 'attributions.claim_id')
    .where('findings.facet', '=', 'wording')
    .where('findings.superseded_by', 'is', null)
    .where('findings.created_at', '>', eb.ref('snapshots.captured_at'));
}

function toDrift<T extends { readonly flags: string }>(row: T) {
  return { ...row, flags: JSON.parse(row.flags) as Drift['flags'] };
}
