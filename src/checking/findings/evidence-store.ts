import type { ExpressionBuilder } from 'kysely';
import type { FidelityFlag } from '../../engines/fidelity/verdict.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Schema } from '../../platform/db/schema.js';
import type { Motivation, SearchOutcome } from '../../vocabulary.js';
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

export class EvidenceReader extends ViewerReader {
  /** In the order in which a form offers them. */
  async ofClaim(claimId: number): Promise<Candidate[]> {
    const claim = { claim: claimId };
    const attributions = await attributionsOn(this.db, claim, this.sees);
    const sources = JSON.stringify([...new Set(attributions.map(({ source_id }) => source_id))]);
    const snapshots = await snapshotsOf(this.db, { sources }, this.sees);
    const on = { ...claim, attributions: idsOf(attributions), sources, snapshots: idsOf(snapshots) };
    const notes = await notesOn(this.db, on, this.sees);
    return [
      ...attributions.map(({ same_words: flags, text, ...one }) => ({
        kind: 'attribution' as const,
        ...one,
        isWordForWord:
          one.wording === text &&
          isWordForWord(flags === null ? null : (JSON.parse(flags) as FidelityFlag[])),
      })),
      ...snapshots.map((one) => ({ kind: 'snapshot' as const, ...one })),
      ...notes.map((one) => ({ kind: 'annotation' as const, ...one })),
      ...(await searchesOn(this.db, claim, this.sees)).map((one) => ({ kind: 'search' as const, ...one })),
      ...(await contactsOn(this.db, claim, this.sees)).map((one) => ({ kind: 'contact' as const, ...one })),
    ];
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

/** As JSON, for a query that is built once. */
function idsOf(rows: readonly Seen[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}

type OnClaim = { claim: number };

const attributionsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  db
    .selectFrom('attributions')
    .innerJoin('sources', 'sources.id', 'attributions.source_id')
    .innerJoin('claims', 'claims.id', 'attributions.claim_id')
    .select('claims.text')
    .select((eb) => sameWords(eb, visibleTo({ seesRestricted: sees })).as('same_words'))
    .select(['attributions.id', 'attributions.version', 'attributions.source_id', 'sources.title as source'])
    .select(['attributions.wording', 'attributions.language', 'attributions.tier'])
    .where('attributions.claim_id', '=', claim)
    .where('attributions.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('attributions.claim_id'))
    .orderBy('attributions.id'),
);

const snapshotsOf = prepared((db, { sources }: { sources: string }, sees: boolean) =>
  db
    .selectFrom('snapshots')
    .innerJoin('sources', 'sources.id', 'snapshots.source_id')
    .select(['snapshots.id', 'snapshots.version', 'snapshots.source_id', 'snapshots.captured_at'])
    .select('sources.title as source')
    .where(amongListed('snapshots.source_id', sources))
    .where('snapshots.trashed_at', 'is', null)
    .where('snapshots.erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).snapshots())
    .orderBy('snapshots.id', 'desc'),
);

type OnAll = { claim: number; attributions: string; sources: string; snapshots: string };

const notesOn = prepared((db, { claim, attributions, sources, snapshots }: OnAll, sees: boolean) =>
  db
    .selectFrom('annotations')
    .innerJoin('users', 'users.id', 'annotations.author_id')
    .select(['annotations.id', 'annotations.version', 'annotations.motivation', 'annotations.body'])
    .select('users.name as author')
    .where('annotations.trashed_at', 'is', null)
    .where('annotations.erased_by', 'is', null)
    .where('annotations.id', 'in', (eb) => {
      const on = () => eb.selectFrom('annotations as on').select('on.id');
      // Separate queries, since SQLite scans the whole table for an OR of them.
      return on()
        .where('on.claim_id', '=', claim)
        .unionAll(on().where(amongListed('on.attribution_id', attributions)))
        .unionAll(on().where(amongListed('on.source_id', sources)))
        .unionAll(on().where(amongListed('on.snapshot_id', snapshots)));
    })
    .where(visibleTo({ seesRestricted: sees }).annotations())
    .orderBy('annotations.created_at')
    .orderBy('annotations.id'),
);

const searchesOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  db
    .selectFrom('searches')
    .select(['id', 'version', 'place', 'words', 'outcome'])
    .where('claim_id', '=', claim)
    .where('trashed_at', 'is', null)
    .where('erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('searches.claim_id'))
    .orderBy('id'),
);

const contactsOn = prepared((db, { claim }: OnClaim, sees: boolean) =>
  db
    .selectFrom('contacts')
    .select(['id', 'version', 'asked', 'question'])
    .where('claim_id', '=', claim)
    .where('trashed_at', 'is', null)
    .where('erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('contacts.claim_id'))
    .orderBy('id'),
);

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
