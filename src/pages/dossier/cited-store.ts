import type { Thread } from '../../checking/annotations/model.js';
import type { Placed as PlacedNote } from '../../checking/annotations/store/thread-part.js';
import { AnnotationReader, type Note } from '../../checking/annotations/store.js';
import type { FindingRow } from '../../derived/status/findings-store.js';
import type { RecordNames } from '../../people/activity/names-model.js';
import { NamesReader } from '../../people/activity/names-store.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { AttributionRow } from '../../record/attributions/row-store.js';
import { AttributionReader, type Placed } from '../../record/attributions/store.js';
import { type Snapshot, SnapshotReader } from '../../record/snapshots/store.js';
import type { EvidenceKind } from '../../vocabulary.js';
import type { Correction } from './model.js';

/** What belongs to a claim, in all parts together. */
export interface OnClaim {
  /** Its attributions. */
  readonly all: readonly Placed[];
  readonly places: readonly Thread<PlacedNote>[];
  readonly searches: readonly number[];
  readonly corrections: readonly Correction[];
  /** Its superseded findings. */
  readonly superseded: readonly number[];
}

/** What findings cite, and the sources of that. */
export interface Cited {
  readonly attributions: readonly AttributionRow[];
  readonly copies: readonly Snapshot[];
  readonly notes: readonly Note[];
  readonly searches: Awaited<ReturnType<typeof searchesOf>>;
}

/** Reads what the findings on a claim cite, in whatever part of its dossier that is printed. */
export class CitedReader extends ViewerReader {
  async citedBy(findings: readonly FindingRow[], on: OnClaim, own: readonly Placed[]): Promise<Cited> {
    const evidence = findings.flatMap((one) => one.evidence);
    const cited = grouped(evidence, ({ kind }) => kind);
    const ids = (kind: EvidenceKind) => new Set((cited.get(kind) ?? []).flatMap(({ id }) => id ?? []));
    const searches = ids('search');
    return {
      ...(await this.citedSources(on.all, ids('snapshot'), [
        ...ids('attribution'),
        ...own.flatMap(({ relayed_from_id }) => relayed_from_id ?? []),
      ])),
      notes: await this.citedNotes(on.places, ids('annotation')),
      searches: await searchesOf(
        this.db,
        on.searches.filter((id) => searches.has(id)),
        this.sees,
      ),
    };
  }

  /** The attributions with these ids, one for each source of the copies, and the copies. */
  private async citedSources(
    all: readonly Placed[],
    snapshots: ReadonlySet<number>,
    attributions: readonly number[],
  ): Promise<Pick<Cited, 'attributions' | 'copies'>> {
    const copies = await new SnapshotReader(this.db, this.viewer).among('snapshots.id', [...snapshots]);
    const onClaim = new Set(all.map(({ source_id }) => source_id));
    const kept = copies.filter((one) => one.erased_by === null && onClaim.has(one.source_id));
    const sources = new Set(kept.map(({ source_id }) => source_id));
    const wanted = new Set(attributions);
    const rows = all.filter(({ id, source_id }) => sources.delete(source_id) || wanted.has(id));
    const ids = rows.map(({ id }) => id);
    return { attributions: await new AttributionReader(this.db, this.viewer).inOrder(ids), copies: kept };
  }

  private async citedNotes(places: readonly Thread<PlacedNote>[], ids: ReadonlySet<number>): Promise<Note[]> {
    const notes = places.flatMap(({ note, replies }) => [note, ...replies]);
    const wanted = notes.filter(({ id }) => ids.has(id)).map((note) => ({ note, replies: [] }));
    return (await new AnnotationReader(this.db, this.viewer).filled(wanted)).map(({ note }) => note);
  }

  /** The names of what findings cite. */
  async namesIn(findings: readonly FindingRow[]): Promise<RecordNames> {
    const evidence = findings.flatMap((one) => one.evidence);
    return new NamesReader(this.db, this.viewer).namesOf(
      evidence.flatMap(({ kind, id }) =>
        id === null || kind === 'search' || kind === 'contact' ? [] : { kind, id },
      ),
    );
  }
}

export const searchIdsOf = prepared((db, { claimId }: { claimId: number }, sees: boolean) =>
  db
    .selectFrom('searches')
    .select('searches.id')
    .where('searches.claim_id', '=', claimId)
    .where('searches.trashed_at', 'is', null)
    .where('searches.erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).ofClaim('searches.claim_id'))
    .orderBy('searches.id'),
);

type Search = Awaited<ReturnType<typeof searchesAmong>>[number];

export async function searchesOf(db: Db | Tx, ids: readonly number[], sees: boolean): Promise<Search[]> {
  return ids.length === 0 ? [] : searchesAmong(db, { ids: JSON.stringify(ids) }, sees);
}

const searchesAmong = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('searches')
    .innerJoin('users', 'users.id', 'searches.author_id')
    .select(['searches.id', 'searches.place', 'searches.words', 'searches.searched_on'])
    .select(['searches.outcome', 'searches.result', 'searches.created_at', 'searches.version'])
    .select('users.name as author')
    .where(amongListed('searches.id', ids))
    .where(visibleTo({ seesRestricted: sees }).ofClaim('searches.claim_id'))
    .orderBy('searches.id'),
);
