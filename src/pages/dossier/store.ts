import { setImmediate } from 'node:timers/promises';
import type { Thread } from '../../checking/annotations/model.js';
import type { Placed as PlacedNote } from '../../checking/annotations/store/thread-part.js';
import { AnnotationReader, type Note, type NoteThread } from '../../checking/annotations/store.js';
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
import { grouped } from '../../platform/lib/grouped.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { EntryRows } from '../../publishing/citations/model/rows.js';
import { EntryReader } from '../../publishing/lists/entry-store.js';
import { type Chain, chainOf, type Reported } from '../../record/attributions/model.js';
import { AttributionReader, type AttributionRow, type Placed } from '../../record/attributions/store.js';
import type { ClaimRow } from '../../record/claims/store.js';
import type { CheckedCopies } from '../../record/snapshots/integrity-store.js';
import type { Mismatch } from '../../record/snapshots/model.js';
import { type Snapshot, SnapshotReader } from '../../record/snapshots/store.js';
import type { EvidenceKind } from '../../vocabulary.js';
import { type Correction, correctionsIn, notesIn, notesOf, type Part, partOf, ROWS_IN_A_PART } from './model.js';

// Reads everything that other features store about a claim, as one viewer may see it, for printing. It owns no table
// and writes nothing. Separate from publishing/citations/, which formats citations and does not depend on findings,
// notes or history.

/** Everything in the dossier of one claim. */
export interface DossierRows {
  readonly claim: ClaimRow;
  readonly entry: EntryRows;
  /** Of a claim with more than a part has, what follows is of one part, except for the findings. */
  readonly part: Part;
  readonly attributions: readonly AttributionRow[];
  /** The chain of all attributions. */
  readonly chain: Chain<Reported>;
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

export interface Cited {
  readonly attributions: readonly AttributionRow[];
  readonly copies: readonly Snapshot[];
  readonly notes: readonly Note[];
  readonly searches: Awaited<ReturnType<typeof searchesOf>>;
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

  /**
   * One part of a claim's dossier; undefined where there is no such part.
   * @throws Error for a claim in the trash, which has none
   */
  async of(claim: ClaimRow, number: number): Promise<DossierRows | undefined> {
    const { db, viewer, visible } = this;
    const [sources, notes] = [new AttributionReader(db, viewer), new AnnotationReader(db, viewer)];
    const all = await sources.reportedOf(claim.id);
    const places = await notes.placesOn({ kind: 'claim', id: claim.id, withSources: true });
    const searches = await searchIdsOf(db, visible, claim.id);
    await setImmediate();
    const corrections = correctionsIn(await this.eventsOf(claim.id));
    const longest = Math.max(all.length, notesIn(places), searches.length, corrections.length);
    const part = partOf(longest, number, ROWS_IN_A_PART);
    if (part === null) return undefined;
    const { from, to } = part;
    const findings = await new FindingReader(db, viewer).ofClaim(claim.id);
    const own = all.slice(from, to);
    const attributions = await sources.inOrder(own.map(({ id }) => id));
    const comparisons = await this.comparisonsOf(attributions);
    const threads = await notes.filled(notesOf(places, part));
    await setImmediate();
    return {
      ...{ claim, part, attributions, comparisons, findings, threads, chain: chainOf(all) },
      entry: await this.entryOf(claim.id),
      copies: await this.copiesOf(attributions),
      excerpts: await new ExcerptReader(db, viewer).around(wantedOf(comparisons)),
      setAsides: await new SetAsideReader(db, viewer).ofClaim(claim.id),
      searches: await searchesOf(db, visible, searches.slice(from, to)),
      contacts: await contactsOf(db, visible, claim.id),
      ...(await this.corrected(corrections.slice(from, to), all)),
      cited: await this.citedBy(findings, { all, own, places, searches }),
      people: await this.people(attributions.map(({ created_by }) => created_by)),
      names: await this.namesIn(findings),
    };
  }

  private async comparisonsOf(attributions: readonly AttributionRow[]): Promise<ComparisonOfClaim[]> {
    const held = attributions.filter((one) => one.held).map(({ id }) => id);
    return held.length === 0 ? [] : new ComparisonReader(this.db, this.viewer).ofAttributions(held);
  }

  private async entryOf(claimId: number): Promise<EntryRows> {
    const [entry] = await new EntryReader(this.db, this.viewer).entries([claimId]);
    if (!entry) throw new Error(`Quotation ${claimId} disappeared while its dossier was made.`);
    return entry;
  }

  private async corrected(
    corrections: readonly Correction[],
    all: readonly Placed[],
  ): Promise<Pick<DossierRows, 'corrections' | 'sourceTitles'>> {
    const corrected = new Set(corrections.map(({ attributionId }) => attributionId));
    const ids = all.filter(({ id }) => corrected.has(id)).map(({ id }) => id);
    const rows = await new AttributionReader(this.db, this.viewer).inOrder(ids);
    return { corrections, sourceTitles: new Map(rows.map(({ id, source_title }) => [id, source_title])) };
  }

  private async citedBy(findings: readonly FindingRow[], on: OnClaim): Promise<Cited> {
    const evidence = findings.flatMap((one) => one.evidence);
    const cited = grouped(evidence, ({ kind }) => kind);
    const ids = (kind: EvidenceKind) => new Set((cited.get(kind) ?? []).flatMap(({ id }) => id ?? []));
    const searches = ids('search');
    return {
      ...(await this.citedSources(on, ids('attribution'), ids('snapshot'))),
      notes: await this.citedNotes(on.places, ids('annotation')),
      searches: await searchesOf(
        this.db,
        this.visible,
        on.searches.filter((id) => searches.has(id)),
      ),
    };
  }

  /** The attributions that are cited, whose copies are, and that those of the part are relayed from. */
  private async citedSources(
    { all, own }: OnClaim,
    attributions: ReadonlySet<number>,
    snapshots: ReadonlySet<number>,
  ): Promise<Pick<Cited, 'attributions' | 'copies'>> {
    const copies = await new SnapshotReader(this.db, this.viewer).among('snapshots.id', [...snapshots]);
    const onClaim = new Set(all.map(({ source_id }) => source_id));
    const kept = copies.filter((one) => one.erased_by === null && onClaim.has(one.source_id));
    const sources = new Set(kept.map(({ source_id }) => source_id));
    const wanted = new Set([...attributions, ...own.map(({ relayed_from_id }) => relayed_from_id)]);
    const rows = all.filter(({ id, source_id }) => sources.delete(source_id) || wanted.has(id));
    const ids = rows.map(({ id }) => id);
    return { attributions: await new AttributionReader(this.db, this.viewer).inOrder(ids), copies: kept };
  }

  private async citedNotes(
    places: readonly Thread<PlacedNote>[],
    ids: ReadonlySet<number>,
  ): Promise<Note[]> {
    const notes = places.flatMap(({ note, replies }) => [note, ...replies]);
    const wanted = notes.filter(({ id }) => ids.has(id)).map((note) => ({ note, replies: [] }));
    return (await new AnnotationReader(this.db, this.viewer).filled(wanted)).map(({ note }) => note);
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

  private async namesIn(findings: readonly FindingRow[]): Promise<RecordNames> {
    const evidence = findings.flatMap((one) => one.evidence);
    return new NamesReader(this.db, this.viewer).namesOf(
      evidence.flatMap(({ kind, id }) =>
        id === null || kind === 'search' || kind === 'contact' ? [] : { kind, id },
      ),
    );
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
      await setImmediate();
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

/** What belongs to a claim in all parts, and the attributions of one. */
interface OnClaim {
  readonly all: readonly Placed[];
  readonly own: readonly Placed[];
  readonly places: readonly Thread<PlacedNote>[];
  readonly searches: readonly number[];
}

async function searchIdsOf(db: Db, visible: Visible, claimId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('searches')
    .select('searches.id')
    .where('searches.claim_id', '=', claimId)
    .where('searches.trashed_at', 'is', null)
    .where('searches.erased_by', 'is', null)
    .where(visible.ofClaim('searches.claim_id'))
    .orderBy('searches.id')
    .execute();
  return rows.map(({ id }) => id);
}

function searchesOf(db: Db, visible: Visible, ids: readonly number[]) {
  return db
    .selectFrom('searches')
    .innerJoin('users', 'users.id', 'searches.author_id')
    .select(['searches.id', 'searches.place', 'searches.words', 'searches.searched_on'])
    .select(['searches.outcome', 'searches.result', 'searches.created_at', 'searches.version'])
    .select('users.name as author')
    .where(among('searches.id', ids))
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
