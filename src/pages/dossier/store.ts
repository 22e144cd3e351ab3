import { AnnotationReader, type NoteThread } from '../../checking/annotations/store.js';
import { ExcerptReader, type Excerpts, wantedOf } from '../../checking/comparisons/excerpt-store.js';
import { type ComparisonOfClaim, ComparisonReader } from '../../checking/comparisons/store.js';
import type { ClaimMatch } from '../../derived/match/model/claim-match.js';
import { isMismatch } from '../../derived/match/model/state.js';
import { SourceMatchReader } from '../../derived/match/sources-store.js';
import { SetAsideReader, type SetAsideRow } from '../../derived/set-asides/store.js';
import { FindingReader, type FindingRow } from '../../derived/status/findings-store.js';
import type { RecordNames } from '../../people/activity/names-model.js';
import { type ActivityEvent, ActivityReader } from '../../people/activity/store.js';
import { among } from '../../platform/db/queries/among.js';
import type { Page } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { othersTurn } from '../../platform/lib/others-turn.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { EntryRows } from '../../publishing/citations/model/rows.js';
import { EntryReader } from '../../publishing/lists/entry-store.js';
import { type Chain, chainOf, type Reported } from '../../record/attributions/model.js';
import type { AttributionRow } from '../../record/attributions/row-store.js';
import { AttributionReader } from '../../record/attributions/store.js';
import type { ClaimRow } from '../../record/claims/store.js';
import type { CheckedCopies } from '../../record/snapshots/integrity-store.js';
import type { Mismatch } from '../../record/snapshots/model.js';
import { type Snapshot, SnapshotReader } from '../../record/snapshots/store.js';
import { type Cited, CitedReader, type OnClaim, searchesOf, searchIdsOf } from './cited-store.js';
import {
  type Correction,
  correctionsIn,
  notesIn,
  notesOf,
  type Part,
  partOf,
  ROWS_IN_A_PART,
} from './model.js';

// Reads everything that other features store about a claim, as one viewer may see it, for printing. It owns no table
// and writes nothing. Separate from publishing/citations/, which formats citations and does not depend on findings,
// notes or history.

/** Everything in the dossier of one claim. */
export interface DossierRows {
  readonly claim: ClaimRow;
  readonly entry: EntryRows;
  /** Of a claim with more than a part has, what follows is of one part, except for the standing findings. */
  readonly part: Part;
  readonly attributions: readonly AttributionRow[];
  /** The chain of all attributions. */
  readonly chain: Chain<Reported>;
  readonly comparisons: readonly ComparisonOfClaim[];
  /** By attribution, where our copies contradict the claim. */
  readonly matches: ReadonlyMap<number, ClaimMatch>;
  /** The printed parts of copies. */
  readonly excerpts: Excerpts;
  /** The copies of the sources of those attributions. */
  readonly copies: readonly (Snapshot & { readonly mismatch: Mismatch })[];
  /** Newest first: all that are not superseded, and those of the part that are. */
  readonly findings: readonly FindingRow[];
  /** Mismatches that were set aside. Empty for viewers who may not know. */
  readonly setAsides: readonly SetAsideRow[];
  readonly threads: readonly NoteThread[];
  readonly searches: Awaited<ReturnType<typeof searchesOf>>;
  readonly contacts: Awaited<ReturnType<typeof contactsOf>>;
  /** Oldest first. */
  readonly corrections: readonly Correction[];
  /** By attribution that was corrected. */
  readonly sourceTitles: ReadonlyMap<number, string>;
  /** What findings cite, and the sources of that, in whatever part it is printed. */
  readonly cited: Cited;
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
  private readonly checked: CheckedCopies;
  private readonly entries: EntryReader;

  constructor({ db, checked }: { readonly db: Db; readonly checked: CheckedCopies }, viewer: Viewer) {
    this.db = db;
    this.checked = checked;
    this.viewer = viewer;
    this.entries = new EntryReader(db, viewer);
  }

  /**
   * One part of a claim's dossier; null where there is no such part.
   * @throws Error for a claim in the trash, which has none
   */
  async of(claim: ClaimRow, number: number): Promise<DossierRows | null> {
    const on = await this.onClaim(claim.id);
    const counts = [
      on.all.length,
      notesIn(on.places),
      on.searches.length,
      on.corrections.length,
      on.superseded.length,
    ];
    const part = partOf(Math.max(...counts), number, ROWS_IN_A_PART);
    return part && this.read(claim, on, part);
  }

  private async onClaim(claimId: number): Promise<OnClaim> {
    const { db, viewer } = this;
    const on = { kind: 'claim', id: claimId, withSources: true } as const;
    const searches = await searchIdsOf(db, { claimId }, seesRestricted(viewer));
    return {
      all: await yieldBefore(() => new AttributionReader(db, viewer).reportedOf(claimId)),
      places: await yieldBefore(() => new AnnotationReader(db, viewer).placesOn(on)),
      searches: searches.map(({ id }) => id),
      superseded: await new FindingReader(db, viewer).supersededIds(claimId),
      corrections: correctionsIn(await yieldBefore(() => this.editsOn(claimId))),
    };
  }

  private async read(claim: ClaimRow, on: OnClaim, part: Part): Promise<DossierRows> {
    const { db, viewer } = this;
    const cited = new CitedReader(db, viewer);
    const own = on.all.slice(part.from, part.to);
    const superseded = on.superseded.slice(part.from, part.to);
    const findings = await new FindingReader(db, viewer).withSuperseded(claim.id, superseded);
    const attributions = await new AttributionReader(db, viewer).inOrder(own.map(({ id }) => id));
    const comparisons = await this.comparisonsOf(attributions);
    return {
      ...{ claim, part, attributions, comparisons, findings, chain: chainOf(on.all) },
      entry: await yieldBefore(() => this.entryOf(claim.id)),
      copies: await yieldBefore(() => this.copiesOf(attributions)),
      matches: await new SourceMatchReader(db, viewer).ofClaims(
        isMismatch(claim.match.state) ? [claim.id] : [],
      ),
      excerpts: await new ExcerptReader(db, viewer).around(wantedOf(comparisons)),
      setAsides: await new SetAsideReader(db, viewer).ofClaim(claim.id),
      threads: await yieldBefore(() => new AnnotationReader(db, viewer).filled(notesOf(on.places, part))),
      searches: await searchesOf(db, on.searches.slice(part.from, part.to), seesRestricted(viewer)),
      contacts: await contactsOf(db, { claimId: claim.id }, seesRestricted(viewer)),
      ...(await this.corrected(on, part)),
      cited: await yieldBefore(() => cited.citedBy(findings, on, own)),
      people: await this.people(attributions.map(({ created_by }) => created_by)),
      names: await cited.namesIn(findings),
    };
  }

  private async comparisonsOf(attributions: readonly AttributionRow[]): Promise<ComparisonOfClaim[]> {
    const held = attributions.filter((one) => one.held).map(({ id }) => id);
    return held.length === 0 ? [] : new ComparisonReader(this.db, this.viewer).ofAttributions(held);
  }

  private async entryOf(claimId: number): Promise<EntryRows> {
    const [entry] = await this.entries.entries([claimId]);
    if (!entry) throw new Error(`Quotation ${claimId} disappeared while its dossier was made.`);
    return entry;
  }

  private async corrected(
    { all, ...on }: OnClaim,
    { from, to }: Part,
  ): Promise<Pick<DossierRows, 'corrections' | 'sourceTitles'>> {
    const corrections = on.corrections.slice(from, to);
    const corrected = new Set(corrections.map(({ attributionId }) => attributionId));
    const ids = all.filter(({ id }) => corrected.has(id)).map(({ id }) => id);
    const rows = await new AttributionReader(this.db, this.viewer).inOrder(ids);
    return { corrections, sourceTitles: new Map(rows.map(({ id, source_title }) => [id, source_title])) };
  }

  private async copiesOf(attributions: readonly AttributionRow[]): Promise<DossierRows['copies']> {
    const sources = [...new Set(attributions.map(({ source_id }) => source_id))];
    const copies = await new SnapshotReader(this.db, this.viewer).among('snapshots.source_id', sources);
    const bySource = grouped(copies, ({ source_id }) => source_id);
    const checked: DossierRows['copies'][number][] = [];
    for (const copy of sources.flatMap((id) => bySource.get(id) ?? []))
      if (copy.erased_by === null)
        checked.push({ ...copy, mismatch: await this.checked.mismatchOf(copy, this.viewer) });
    return checked;
  }

  private async editsOn(claimId: number): Promise<ActivityEvent[]> {
    const reader = new ActivityReader(this.db, this.viewer);
    const events: ActivityEvent[] = [];
    let after: string | null = null;
    do {
      const wanted = { after, limit: EVENTS };
      const page: Page<ActivityEvent> = await reader.editsOn(claimId, wanted);
      events.push(...page.rows);
      after = page.next;
      await othersTurn();
    } while (after !== null);
    return events.reverse();
  }

  private async people(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where(among('users.id', [...new Set(ids)]))
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** NOTE: lets others be answered first: for a claim with much on it, each query takes some milliseconds. */
async function yieldBefore<T>(read: () => Promise<T>): Promise<T> {
  await othersTurn();
  return read();
}

const contactsOf = prepared((db, { claimId }: { claimId: number }, sees: boolean) =>
  db
    .selectFrom('contacts')
    .innerJoin('users', 'users.id', 'contacts.author_id')
    .select(['contacts.id', 'contacts.asked', 'contacts.way', 'contacts.asked_on', 'contacts.outcome'])
    .select(['contacts.created_at', 'contacts.version', 'users.name as author'])
    .where('contacts.claim_id', '=', claimId)
    .where('contacts.trashed_at', 'is', null)
    .where('contacts.erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('contacts.claim_id'))
    .orderBy('contacts.id'),
);
