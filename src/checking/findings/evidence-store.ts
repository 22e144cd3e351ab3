import type { ExpressionBuilder } from 'kysely';
import type { FidelityFlag } from '../../engines/fidelity/verdict.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Schema, Tx } from '../../platform/db/schema.js';
import type { EvidenceKind, Motivation, SearchOutcome } from '../../vocabulary.js';
import type { Offered } from './model/offer.js';
import { type Held, isWordForWord } from './model/suggest.js';

// What can be evidence on a claim: its attributions, copies of their sources, notes on any of these, and searches and
// contacts about it. Nothing in the trash.

interface Seen {
  readonly id: number;
  readonly version: number;
}

export type Candidate =
  | (Seen &
      Held & {
        readonly kind: 'attribution';
        readonly source_id: number;
        readonly language: string | null;
      })
  | (Seen & {
      readonly kind: 'snapshot';
      readonly source_id: number;
      readonly source: string;
      readonly captured_at: string;
    })
  | (Seen & {
      readonly kind: 'annotation';
      readonly motivation: Motivation;
      readonly body: string;
      readonly author: string;
    })
  | (Seen & {
      readonly kind: 'search';
      readonly place: string;
      readonly words: string;
      readonly outcome: SearchOutcome;
    })
  | (Seen & { readonly kind: 'contact'; readonly asked: string; readonly question: string });

/** A piece of evidence by its kind and number. */
export interface Named {
  readonly kind: EvidenceKind;
  /** Null where the viewer may not know it. */
  readonly id: number | null;
}

export class EvidenceReader extends ViewerReader {
  /**
   * Everything that can be evidence on a claim, in the order in which a form offers it.
   * @param isWanted kinds that are left out are not read
   */
  async offeredOn(claimId: number, isWanted = (_: EvidenceKind): boolean => true): Promise<Offered[]> {
    const claim = { claim: claimId };
    const on = await idsOnClaim(this.db, claim, this.sees);
    const sources = JSON.stringify([...new Set(on.map(({ source_id }) => source_id))]);
    const hasCopies = isWanted('snapshot') || isWanted('annotation');
    const copies = hasCopies ? await copyIdsOf(this.db, { sources }, this.sees) : [];
    const around = { ...claim, attributions: idsOf(on), sources, snapshots: idsOf(copies) };
    const of = (kind: EvidenceKind, rows: readonly { readonly id: number }[]): Offered[] =>
      rows.map(({ id }) => ({ kind, id, outcome: null }));
    const searches = isWanted('search') ? await searchIdsOn(this.db, claim, this.sees) : [];
    return [
      ...of('attribution', on),
      ...of('snapshot', copies),
      ...of('annotation', isWanted('annotation') ? await noteIdsOn(this.db, around, this.sees) : []),
      ...searches.map((search) => ({ kind: 'search' as const, ...search })),
      ...of('contact', isWanted('contact') ? await contactIdsOn(this.db, claim, this.sees) : []),
    ];
  }

  /** What of these can be evidence on a claim. */
  async ofClaim(claimId: number, wanted: readonly Named[]): Promise<Candidate[]> {
    if (wanted.length === 0) return [];
    const keys = new Set(wanted.map(keyOf));
    const offered = await this.offeredOn(claimId, (kind) => wanted.some((one) => one.kind === kind));
    return this.among(offered.filter((one) => keys.has(keyOf(one))));
  }

  /** Reads what is offered, kind by kind. */
  async among(offered: readonly Offered[]): Promise<Candidate[]> {
    const read = async <Row>(kind: EvidenceKind, query: Among<Row>): Promise<readonly Row[]> => {
      const ids = idsOf(offered.filter((one) => one.kind === kind));
      return ids === '[]' ? [] : query(this.db, { ids }, this.sees);
    };
    return [
      ...(await read('attribution', attributionsAmong)).map((one) => ({
        kind: 'attribution' as const,
        ...heldAs(one),
      })),
      ...(await read('snapshot', snapshotsAmong)).map((one) => ({ kind: 'snapshot' as const, ...one })),
      ...(await read('annotation', notesAmong)).map((one) => ({ kind: 'annotation' as const, ...one })),
      ...(await read('search', searchesAmong)).map((one) => ({ kind: 'search' as const, ...one })),
      ...(await read('contact', contactsAmong)).map((one) => ({ kind: 'contact' as const, ...one })),
    ];
  }

  /** All attributions of a claim, for suggestions. */
  async heldOn(claimId: number): Promise<Held[]> {
    return (await attributionsOn(this.db, { claim: claimId }, this.sees)).map(heldAs);
  }

  /** The text of a saved copy; null where it was erased or does not exist. */
  async textOf(snapshotId: number): Promise<string | null> {
    const row = await this.db
      .selectFrom('snapshots')
      .select('snapshots.text')
      .where('snapshots.id', '=', snapshotId)
      .where(this.visible.snapshots())
      .executeTakeFirst();
    return row?.text ?? null;
  }
}

/** Identifies a piece of evidence: `attribution:8`. */
export function keyOf({ kind, id }: Named): string {
  return `${kind}:${id}`;
}

/** As JSON, for a query that is built once. */
function idsOf(rows: readonly { readonly id: number }[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}

function heldAs<Row extends { readonly wording: string | null; text: string; same_words: string | null }>({
  same_words: flags,
  text,
  ...one
}: Row) {
  const same = flags === null ? null : (JSON.parse(flags) as FidelityFlag[]);
  return { ...one, isWordForWord: one.wording === text && isWordForWord(same) };
}

type OnClaim = { claim: number };
type Ids = { ids: string };
type Among<Row> = (db: Db | Tx, among: Ids, sees: boolean) => Promise<readonly Row[]>;

const idsOnClaim = prepared((db, { claim }: OnClaim, sees: boolean) =>
  attributionsSeen(db, sees)
    .select(['attributions.id', 'attributions.source_id'])
    .where('attributions.claim_id', '=', claim)
    .orderBy('attributions.id'),
);

const attributionsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  attributionsWithWords(db, sees).where('attributions.claim_id', '=', claim).orderBy('attributions.id'),
);

const attributionsAmong = prepared((db, { ids }: Ids, sees: boolean) =>
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
    .select(['attributions.wording', 'attributions.language', 'attributions.tier']);
}

const copyIdsOf = prepared((db, { sources }: { sources: string }, sees: boolean) =>
  copiesSeen(db, sees)
    .select('snapshots.id')
    .where(amongListed('snapshots.source_id', sources))
    .orderBy('snapshots.id', 'desc'),
);

const snapshotsAmong = prepared((db, { ids }: Ids, sees: boolean) =>
  copiesSeen(db, sees)
    .innerJoin('sources', 'sources.id', 'snapshots.source_id')
    .select(['snapshots.id', 'snapshots.version', 'snapshots.source_id', 'snapshots.captured_at'])
    .select('sources.title as source')
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

const noteIdsOn = prepared((db, { claim, attributions, sources, snapshots }: OnAll, sees: boolean) =>
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

const notesAmong = prepared((db, { ids }: Ids, sees: boolean) =>
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
    .where(visibleTo({ seesRestricted: sees }).annotations());
}

const searchIdsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  searchesSeen(db, sees).select(['id', 'outcome']).where('claim_id', '=', claim).orderBy('id'),
);

const searchesAmong = prepared((db, { ids }: Ids, sees: boolean) =>
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

const contactIdsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  contactsSeen(db, sees).select('id').where('claim_id', '=', claim).orderBy('id'),
);

const contactsAmong = prepared((db, { ids }: Ids, sees: boolean) =>
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
