import { type ExpressionBuilder, sql } from 'kysely';
import { among, amongListed } from '../../platform/db/queries/among.js';
import { isOwnPiece } from '../../platform/db/queries/own-pieces.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Schema, Tx } from '../../platform/db/schema.js';

// The queries of the EvidenceReader: for each kind the numbers of what is on a claim, and the rows with some numbers.

type OnClaim = { claim: number };
type Ids = { ids: string };
export type Among<Row> = (db: Db | Tx, among: Ids, sees: boolean) => Promise<readonly Row[]>;

export const idsOnClaim = prepared((db, { claim }: OnClaim, sees: boolean) =>
  attributionsSeen(db, sees)
    .select(['attributions.id', 'attributions.source_id'])
    .where('attributions.claim_id', '=', claim)
    .orderBy('attributions.id'),
);

/** NOTE: not prepared, since it is asked for one page, with as many claims as are ticked. */
export function sourcesOfAll(db: Db | Tx, claimIds: readonly number[], sees: boolean) {
  return attributionsSeen(db, sees)
    .innerJoin('sources', 'sources.id', 'attributions.source_id')
    .select(['sources.id', 'sources.title'])
    .where(among('attributions.claim_id', claimIds))
    .groupBy(['sources.id', 'sources.title'])
    .having((eb) => eb(eb.fn.count('attributions.claim_id').distinct(), '=', claimIds.length))
    .orderBy('sources.title')
    .limit(MAX_SHARED_SOURCES)
    .execute();
}

const MAX_SHARED_SOURCES = 50;

export const attributionsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  attributionsWithWords(db, sees).where('attributions.claim_id', '=', claim).orderBy('attributions.id'),
);

export const attributionsAmong = prepared((db, { ids }: Ids, sees: boolean) =>
  attributionsWithWords(db, sees).where(amongListed('attributions.id', ids)).orderBy('attributions.id'),
);

function attributionsSeen(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('attributions')
    .where('attributions.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('attributions.claim_id'));
}

function attributionsWithWords(db: Db | Tx, sees: boolean) {
  return attributionsSeen(db, sees)
    .innerJoin('sources', 'sources.id', 'attributions.source_id')
    .innerJoin('claims', 'claims.id', 'attributions.claim_id')
    .select('claims.text')
    .select((eb) => sameWords(eb, visibleTo({ seesRestricted: sees })).as('same_words'))
    .select(['attributions.id', 'attributions.version', 'attributions.source_id', 'sources.title as source'])
    .select([
      'attributions.wording',
      'attributions.language',
      'attributions.tier',
      'attributions.translation',
    ])
    .select(isOwnPiece(sql.ref('attributions.source_id')).as('is_ours'));
}

export const copyIdsOf = prepared((db, { sources }: { sources: string }, sees: boolean) =>
  copiesSeen(db, sees)
    .select('snapshots.id')
    .where(amongListed('snapshots.source_id', sources))
    .orderBy('snapshots.id', 'desc'),
);

export const snapshotsAmong = prepared((db, { ids }: Ids, sees: boolean) =>
  copiesSeen(db, sees)
    .innerJoin('sources', 'sources.id', 'snapshots.source_id')
    .innerJoin('users', 'users.id', 'snapshots.captured_by')
    .select(['snapshots.id', 'snapshots.version', 'snapshots.source_id', 'snapshots.captured_at'])
    .select(['sources.title as source', 'snapshots.how', 'snapshots.typed_in_by', 'users.name as saved_by'])
    .where(amongListed('snapshots.id', ids))
    .orderBy('snapshots.id', 'desc'),
);

function copiesSeen(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('snapshots')
    .where('snapshots.trashed_at', 'is', null)
    .where('snapshots.erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).snapshots());
}

type OnAll = { claim: number; attributions: string; sources: string; snapshots: string };

export const noteIdsOn = prepared((db, { claim, attributions, sources, snapshots }: OnAll, sees: boolean) =>
  notesSeen(db, sees)
    .select('annotations.id')
    .where('annotations.id', 'in', (eb) => {
      const on = () => eb.selectFrom('annotations as on').select('on.id');
      // Separate queries, since SQLite scans the whole table for an OR of them.
      return on()
        .where('on.claim_id', '=', claim)
        .unionAll(on().where(amongListed('on.attribution_id', attributions)))
        .unionAll(on().where(amongListed('on.source_id', sources)))
        .unionAll(on().where(amongListed('on.snapshot_id', snapshots)));
    })
    .orderBy('annotations.created_at')
    .orderBy('annotations.id'),
);

export const notesAmong = prepared((db, { ids }: Ids, sees: boolean) =>
  notesSeen(db, sees)
    .innerJoin('users', 'users.id', 'annotations.author_id')
    .select(['annotations.id', 'annotations.version', 'annotations.motivation', 'annotations.body'])
    .select('users.name as author')
    .where(amongListed('annotations.id', ids))
    .orderBy('annotations.created_at')
    .orderBy('annotations.id'),
);

function notesSeen(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('annotations')
    .where('annotations.trashed_at', 'is', null)
    .where('annotations.erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).record('annotation'));
}

export const searchIdsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  searchesSeen(db, sees).select(['id', 'outcome']).where('claim_id', '=', claim).orderBy('id'),
);

export const searchesAmong = prepared((db, { ids }: Ids, sees: boolean) =>
  searchesSeen(db, sees)
    .select(['id', 'version', 'place', 'words', 'outcome'])
    .where(amongListed('searches.id', ids))
    .orderBy('id'),
);

function searchesSeen(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('searches')
    .where('trashed_at', 'is', null)
    .where('erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('searches.claim_id'));
}

export const contactIdsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  contactsSeen(db, sees).select('id').where('claim_id', '=', claim).orderBy('id'),
);

export const contactsAmong = prepared((db, { ids }: Ids, sees: boolean) =>
  contactsSeen(db, sees)
    .select(['id', 'version', 'asked', 'question'])
    .where(amongListed('contacts.id', ids))
    .orderBy('id'),
);

function contactsSeen(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('contacts')
    .where('trashed_at', 'is', null)
    .where('erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('contacts.claim_id'));
}

/** The flags of the comparison with the newest copy, as JSON, where the words are the same; null otherwise. */
function sameWords(eb: ExpressionBuilder<Schema, 'attributions'>, visible: Visible) {
  return (
    eb
      .selectFrom('comparisons')
      .innerJoin('snapshots', 'snapshots.id', 'comparisons.snapshot_id')
      .select((sub) =>
        sub
          .case()
          .when('comparisons.verdict', '=', 'exact')
          .then(sub.ref('comparisons.flags'))
          .end()
          .as('flags'),
      )
      .whereRef('comparisons.attribution_id', '=', 'attributions.id')
      // While a newer copy is queued for comparison, the result is unknown.
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('comparisons_due')
              .select('comparisons_due.id')
              .whereRef('comparisons_due.attribution_id', '=', 'attributions.id'),
          ),
        ),
      )
      .where('snapshots.trashed_at', 'is', null)
      .where(visible.snapshots())
      .orderBy('snapshots.captured_at', 'desc')
      .orderBy('snapshots.id', 'desc')
      .limit(1)
  );
}
