import { AnnotationReader, type NoteThread } from '../../checking/annotations/store.js';
import { ExcerptReader, type Excerpts, wantedOf } from '../../checking/comparisons/excerpt-store.js';
import { type ComparisonOfClaim, ComparisonReader } from '../../checking/comparisons/store.js';
import { SetAsideReader, type SetAsideRow } from '../../derived/set-asides/store.js';
import { FindingReader, type FindingRow } from '../../derived/status/findings-store.js';
import type { RecordNames } from '../../people/activity/names-model.js';
import { NamesReader } from '../../people/activity/names-store.js';
import { type ActivityEvent, ActivityReader } from '../../people/activity/store.js';
import { among } from '../../platform/db/queries/among.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { EntryRows } from '../../publishing/citations/model/rows.js';
import { EntryReader } from '../../publishing/lists/entry-store.js';
import { AttributionReader, type AttributionRow } from '../../record/attributions/store.js';
import type { ClaimRow } from '../../record/claims/store.js';
import type { CheckedCopies } from '../../record/snapshots/integrity-store.js';
import type { Mismatch } from '../../record/snapshots/model.js';
import { type Snapshot, SnapshotReader } from '../../record/snapshots/store.js';

// Reads everything that other features store about a claim, as one viewer may see it, for printing. It owns no table
// and writes nothing. Separate from publishing/citations/, which formats citations and does not depend on findings,
// notes or history.

/** Everything in the dossier of one claim. */
export interface DossierRows {
  readonly claim: ClaimRow;
  readonly entry: EntryRows;
  readonly attributions: readonly AttributionRow[];
  readonly comparisons: readonly ComparisonOfClaim[];
  /** The printed parts of copies. */
  readonly excerpts: Excerpts;
  /** The copies of the sources of those attributions. */
  readonly copies: readonly (Snapshot & { readonly mismatch: Mismatch })[];
  /** All findings, superseded ones included, newest first. */
  readonly findings: readonly FindingRow[];
  /** Mismatches that were set aside. Empty for viewers who may not know. */
  readonly setAsides: readonly SetAsideRow[];
  readonly threads: readonly NoteThread[];
  readonly searches: Awaited<ReturnType<typeof searchesOf>>;
  readonly contacts: Awaited<ReturnType<typeof contactsOf>>;
  /** The events of the claim and what belongs to it, oldest first. */
  readonly events: readonly ActivityEvent[];
  /** Who entered a row, by user id. */
  readonly people: ReadonlyMap<number, string>;
  /** The names of records that findings cite and that are in none of the rows above. */
  readonly names: RecordNames;
}

/** Maximum number of events read at once, since their payloads hold whole rows. */
const EVENTS = 200;

export class DossierReader {
  private readonly db: Db;
  private readonly viewer: Viewer;
  private readonly visible: Visible;
  private readonly checked: CheckedCopies;

  constructor({ db, checked }: { readonly db: Db; readonly checked: CheckedCopies }, viewer: Viewer) {
    this.db = db;
    this.checked = checked;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** The rest of a claim's dossier. @throws Error for a claim in the trash, which has none */
  async of(claim: ClaimRow): Promise<DossierRows> {
    const { db, viewer } = this;
    const [entry] = await new EntryReader(db, viewer).entries([claim.id]);
    if (!entry) throw new Error(`Quotation ${claim.id} disappeared while its dossier was made.`);
    const attributions = await new AttributionReader(db, viewer).ofClaim(claim.id);
    const comparisons = attributions.some(({ held }) => held)
      ? await new ComparisonReader(db, viewer).ofClaim(claim.id)
      : [];
    const findings = await new FindingReader(db, viewer).ofClaim(claim.id);
    return {
      claim,
      entry,
      attributions,
      comparisons,
      excerpts: await new ExcerptReader(db, viewer).around(wantedOf(comparisons)),
      copies: await this.copiesOf(attributions),
      findings,
      setAsides: await new SetAsideReader(db, viewer).ofClaim(claim.id),
      threads: await new AnnotationReader(db, viewer).threadsOnClaim(claim.id),
      searches: await searchesOf(db, this.visible, claim.id),
      contacts: await contactsOf(db, this.visible, claim.id),
      events: await this.eventsOf(claim.id),
      people: await this.people(attributions.map(({ created_by }) => created_by)),
      names: await new NamesReader(db, viewer).namesOf(
        findings.flatMap(({ evidence }) =>
          evidence.flatMap(({ kind, id }) =>
            id === null || kind === 'search' || kind === 'contact' ? [] : { kind, id },
          ),
        ),
      ),
    };
  }

  private async copiesOf(attributions: readonly AttributionRow[]): Promise<DossierRows['copies']> {
    const snapshots = new SnapshotReader(this.db, this.viewer);
    const copies: Snapshot[] = [];
    for (const id of new Set(attributions.map(({ source_id }) => source_id)))
      copies.push(...(await snapshots.ofSource(id)).filter(({ erased_by }) => erased_by === null));
    const checked: DossierRows['copies'][number][] = [];
    for (const copy of copies)
      checked.push({ ...copy, mismatch: await this.checked.mismatchOf(copy, this.viewer) });
    return checked;
  }

  private async eventsOf(claimId: number): Promise<ActivityEvent[]> {
    const reader = new ActivityReader(this.db, this.viewer);
    const events: ActivityEvent[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<ActivityReader['ofSubject']>> = await reader.ofSubject(
        'claim',
        claimId,
        { after, limit: EVENTS },
      );
      events.push(...page.rows);
      after = page.next;
    } while (after !== null);
    return events.reverse();
  }

  private async people(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where(among('users.id', [...new Set(ids)]))
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function searchesOf(db: Db, visible: Visible, claimId: number) {
  return db
    .selectFrom('searches')
    .innerJoin('users', 'users.id', 'searches.author_id')
    .select(['searches.id', 'searches.place', 'searches.words', 'searches.searched_on'])
    .select(['searches.outcome', 'searches.result', 'searches.created_at', 'searches.version'])
    .select('users.name as author')
    .where('searches.claim_id', '=', claimId)
    .where('searches.trashed_at', 'is', null)
    .where('searches.erased_by', 'is', null)
    .where(visible.ofClaim('searches.claim_id'))
    .orderBy('searches.id')
    .execute();
}

function contactsOf(db: Db, visible: Visible, claimId: number) {
  return db
    .selectFrom('contacts')
    .innerJoin('users', 'users.id', 'contacts.author_id')
    .select(['contacts.id', 'contacts.asked', 'contacts.way', 'contacts.asked_on', 'contacts.outcome'])
    .select(['contacts.created_at', 'contacts.version', 'users.name as author'])
    .where('contacts.claim_id', '=', claimId)
    .where('contacts.trashed_at', 'is', null)
    .where('contacts.erased_by', 'is', null)
    .where(visible.ofClaim('contacts.claim_id'))
    .orderBy('contacts.id')
    .execute();
}
