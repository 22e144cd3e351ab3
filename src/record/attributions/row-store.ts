import { type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { AttributionsTable, Db, Schema, Tx } from '../../platform/db/schema.js';
import type { SourceType } from '../../vocabulary.js';

// The rows of attributions with their sources, and with the copies of these as far as the viewer may see them.

export type Attribution = Selectable<AttributionsTable>;

/** An attribution with its source's name, and the state of that source's copies as far as the viewer may see them. */
export interface AttributionRow extends Attribution {
  readonly source_title: string;
  readonly source_type: SourceType | null;
  readonly source_language: string | null;
  /** The source's authors column. */
  readonly source_authors: string;
  readonly source_url: string | null;
  /** When the source was published (EDTF), and the earliest and latest day of that. */
  readonly source_issued: string | null;
  readonly source_issued_min: string | null;
  readonly source_issued_max: string | null;
  readonly outlet_name: string | null;
  /** 1 for our own piece, which does not count as a source. */
  readonly is_ours: 0 | 1;
  /** The name of whoever recounts the words; null for nobody. */
  readonly recounted_by_name: string | null;
  /** The name of the spokesperson or interpreter who utters the words; null for nobody. */
  readonly voiced_by_name: string | null;
  /** The name of the speaker and of the occasion that this source gives; null where it gives those of the claim. */
  readonly credited_name: string | null;
  readonly occasion_name: string | null;
  /** The title of the source whose words these translate; null for none. */
  readonly translates_title: string | null;
  /** The number of its saved copies. */
  readonly copies: number;
  /** Whether a copy is saved. */
  readonly held: boolean;
  /** Whether its wording is queued for comparison with a copy. */
  readonly being_compared: boolean;
  /** Why a queued comparison failed; null where it did not. */
  readonly comparing_gave_up: 'time' | 'memory' | 'fault' | null;
}

/** The attributions of a claim that a page shows at once. */
export const ROWS_IN_PART = 50;

export const rowById = prepared((db, { id }: { id: number }, sees: boolean) =>
  rowsOf(db, sees).where('attributions.id', '=', id),
);

export const rowsOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  ofClaim(db, id, sees).orderBy('attributions.id'),
);

export const rowsAmong = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  rowsOf(db, sees).where(amongListed('attributions.id', ids)),
);

/** Most claims have one part, which is then read by a query that is compiled once. */
export const firstOfClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  ofClaim(db, id, sees)
    .orderBy('attributions.id')
    .limit(ROWS_IN_PART + 1),
);

export function ofClaim(db: Db | Tx, id: number, sees: boolean) {
  return rowsOf(db, sees)
    .where('attributions.claim_id', '=', id)
    .where('attributions.trashed_at', 'is', null);
}

function rowsOf(db: Db | Tx, sees: boolean) {
  const visible = visibleTo({ seesRestricted: sees });
  return db
    .selectFrom('attributions')
    .innerJoin('sources', 'sources.id', 'attributions.source_id')
    .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
    .leftJoin('speakers as tellers', 'tellers.id', 'attributions.recounted_by_id')
    .leftJoin('speakers as voices', 'voices.id', 'attributions.voiced_by_id')
    .leftJoin('speakers as credited', 'credited.id', 'attributions.speaker_id')
    .leftJoin('occasions', 'occasions.id', 'attributions.occasion_id')
    .leftJoin('attributions as originals', 'originals.id', 'attributions.translates_id')
    .leftJoin('sources as original_sources', 'original_sources.id', 'originals.source_id')
    .selectAll('attributions')
    .select([
      'sources.title as source_title',
      'sources.type as source_type',
      'sources.language as source_language',
      'sources.authors as source_authors',
      'sources.url as source_url',
      'sources.issued as source_issued',
      'sources.issued_min as source_issued_min',
      'sources.issued_max as source_issued_max',
      'outlets.name as outlet_name',
    ])
    .select(['tellers.name as recounted_by_name', 'voices.name as voiced_by_name'])
    .select(['credited.name as credited_name', 'occasions.name as occasion_name'])
    .select('original_sources.title as translates_title')
    .select((eb) => eb.fn.coalesce('outlets.is_ours', sql.lit<0>(0)).as('is_ours'))
    .select((eb) =>
      eb
        .selectFrom('snapshots')
        .select((sub) => sub.fn.countAll<number>().as('n'))
        .whereRef('snapshots.source_id', '=', 'attributions.source_id')
        .where('snapshots.trashed_at', 'is', null)
        .where('snapshots.erased_by', 'is', null)
        .where(visible.snapshots())
        .$asScalar()
        .$notNull()
        .as('copies'),
    )
    .select((eb) =>
      eb
        .case()
        .when(visible.copiesOf(sql.ref('attributions.source_id')))
        .then(eb.exists(dueOf(eb).select('comparisons_due.id')))
        .end()
        .as('being_compared'),
    )
    .select((eb) => dueOf(eb).select('comparisons_due.gave_up').as('comparing_gave_up'))
    .where(visible.ofClaim('attributions.claim_id'));
}

function dueOf(eb: ExpressionBuilder<Schema, 'attributions'>) {
  return eb.selectFrom('comparisons_due').whereRef('comparisons_due.attribution_id', '=', 'attributions.id');
}

/**
 * Completes a row, which was read for this: it has too many columns to be copied for each page. Where the viewer may
 * not see the source's copies, the passage in them is hidden too: its context is others' words.
 */
export function withCopies<T extends Attribution & Copies>(row: T) {
  const state = { held: row.copies > 0, being_compared: Boolean(row.being_compared) };
  return Object.assign(row, state, row.being_compared === null ? NO_PASSAGE : {});
}

interface Copies {
  readonly copies: number;
  /** Null where the viewer may not see the source's copies. */
  readonly being_compared: SqlBool | null;
}

const NO_PASSAGE = {
  comparing_gave_up: null,
  snapshot_id: null,
  selector_exact: null,
  selector_prefix: null,
  selector_suffix: null,
  selector_start_utf16: null,
  selector_end_utf16: null,
} as const;
