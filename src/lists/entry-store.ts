import { seesRestricted, type Viewer } from '../accounts/model.js';
import type { AttributionRow, CopyRow, EntryRows, OccasionRow, SourceRow } from '../citations/rows.js';
import { ClaimReader, type ClaimRow } from '../claims/store.js';
import type { Db, Tx } from '../db/schema.js';
import { type Visible, visibleTo } from '../db/visible.js';
import { deciding } from '../findings/model/reason.js';
import { inferredAmong } from '../findings/status-store.js';
import { type Title, titleOn, wordTitle } from '../speakers/model.js';
import { SpeakerReader } from '../speakers/store.js';

/** Claims read at once: some eight queries for each batch, however many rows are in it. */
const BATCH = 500;

type ClaimsAttribution = AttributionRow & { readonly claim_id: number };

/** What hangs on a batch of claims, by what it hangs on. */
interface Hung {
  readonly occasions: ReadonlyMap<number, OccasionRow>;
  readonly titles: ReadonlyMap<number, readonly Title[]>;
  readonly attributions: ReadonlyMap<number, readonly ClaimsAttribution[]>;
  readonly sources: ReadonlyMap<number, SourceRow>;
  readonly copies: ReadonlyMap<number, readonly CopyRow[]>;
  readonly openNotes: ReadonlyMap<number, number>;
  readonly inferred: ReadonlySet<number>;
}

/** Reads what the entries of a citation list are made from, as one viewer may see it. */
export class EntryReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** In the order of the ids; claims that are in the trash, or not for this viewer, are left out. */
  async entries(claimIds: readonly number[]): Promise<EntryRows[]> {
    const entries: EntryRows[] = [];
    for (let at = 0; at < claimIds.length; at += BATCH) {
      entries.push(...(await this.batch(claimIds.slice(at, at + BATCH))));
    }
    return entries;
  }

  private async batch(claimIds: readonly number[]): Promise<EntryRows[]> {
    const claims = await new ClaimReader(this.db, this.viewer).inOrder(claimIds);
    const ids = claims.map(({ id }) => id);
    const attributions = await this.attributionsOf(ids);
    const sourceIds = [...new Set(attributions.map((one) => one.source_id))];
    const hung: Hung = {
      occasions: byId(await this.occasions(claims.flatMap(({ occasion_id }) => occasion_id ?? []))),
      titles: await this.titles([...new Set(claims.map(({ speaker_id }) => speaker_id))]),
      attributions: grouped(attributions, ({ claim_id }) => claim_id),
      sources: byId(await this.sources(sourceIds)),
      copies: grouped(await this.copies(sourceIds), ({ source_id }) => source_id),
      openNotes: await this.openNotes(ids),
      inferred: await inferredAmong(this.db, ids),
    };
    return claims.map((claim) => entryOf(claim, hung));
  }

  private async occasions(ids: readonly number[]): Promise<OccasionRow[]> {
    return this.db
      .selectFrom('occasions')
      .select(['id', 'name', 'kind', 'date', 'time_zone', 'place'])
      .where('id', 'in', ids)
      .execute();
  }

  private async titles(speakerIds: readonly number[]): Promise<ReadonlyMap<number, readonly Title[]>> {
    const titles = await new SpeakerReader(this.db, this.viewer).titlesOf(speakerIds);
    return grouped(titles, ({ speaker_id }) => speaker_id);
  }

  private async attributionsOf(claimIds: readonly number[]): Promise<ClaimsAttribution[]> {
    return this.db
      .selectFrom('attributions')
      .leftJoin('speakers as voices', 'voices.id', 'attributions.voiced_by_id')
      .selectAll('attributions')
      .select('voices.name as voiced_by_name')
      .where('attributions.claim_id', 'in', claimIds)
      .where('attributions.trashed_at', 'is', null)
      .where(this.visible.ofClaim('attributions.claim_id'))
      .orderBy('attributions.id')
      .execute();
  }

  private async sources(ids: readonly number[]): Promise<SourceRow[]> {
    return this.db
      .selectFrom('sources')
      .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .selectAll('sources')
      .select('outlets.name as outlet_name')
      .where('sources.id', 'in', ids)
      .execute();
  }

  private async copies(sourceIds: readonly number[]): Promise<CopyRow[]> {
    return this.db
      .selectFrom('snapshots')
      .innerJoin('users', 'users.id', 'snapshots.captured_by')
      .select([
        'snapshots.id',
        'snapshots.source_id',
        'snapshots.captured_at',
        'users.name as captured_by_name',
      ])
      .select(['snapshots.text_sha256', 'snapshots.raw_sha256'])
      .where('snapshots.source_id', 'in', sourceIds)
      .where('snapshots.trashed_at', 'is', null)
      .where('snapshots.erased_by', 'is', null)
      .where(this.visible.snapshots())
      .orderBy('snapshots.captured_at')
      .execute();
  }

  /** By claim: notes on it and on its attributions that nobody has resolved. */
  private async openNotes(claimIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const rows = await this.db
      .selectFrom('annotations')
      .leftJoin('attributions', 'attributions.id', 'annotations.attribution_id')
      .select((eb) => eb.fn.coalesce('annotations.claim_id', 'attributions.claim_id').as('claim'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where((eb) =>
        eb.or([eb('annotations.claim_id', 'in', claimIds), eb('attributions.claim_id', 'in', claimIds)]),
      )
      .where('attributions.trashed_at', 'is', null)
      .where('annotations.resolved_at', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where('annotations.parent_id', 'is', null)
      .where(this.visible.annotations())
      .groupBy('claim')
      .execute();
    return new Map(rows.flatMap(({ claim, n }) => (claim === null ? [] : [[claim, n]])));
  }
}

function entryOf(claim: ClaimRow, hung: Hung): EntryRows {
  const attributions = hung.attributions.get(claim.id) ?? [];
  const sources = [...new Set(attributions.map(({ source_id }) => source_id))];
  return {
    claim,
    speaker: {
      id: claim.speaker_id,
      kind: claim.speaker_kind,
      name: claim.speaker_name,
      language: claim.speaker_language,
    },
    title_on_day: titleOf(claim, hung.titles.get(claim.speaker_id) ?? []),
    speaker_inferred: hung.inferred.has(claim.id),
    occasion: claim.occasion_id === null ? null : (hung.occasions.get(claim.occasion_id) ?? null),
    attributions,
    sources: sources.flatMap((id) => hung.sources.get(id) ?? []),
    copies: sources.flatMap((id) => hung.copies.get(id) ?? []),
    status: {
      status: claim.status,
      reason: deciding(claim),
      at: claim.decided_at,
      by_name: claim.decided_by,
      signed_off_at: null,
      signed_off_by_name: null,
    },
    open_notes: hung.openNotes.get(claim.id) ?? 0,
  };
}

function titleOf(claim: ClaimRow, titles: readonly Title[]): string | null {
  const day = claim.said_on === null ? null : { min: claim.said_on_min, max: claim.said_on_max };
  return titleOn(titles, day).map(wordTitle).join('; ') || null;
}

function byId<T extends { readonly id: number }>(rows: readonly T[]): ReadonlyMap<number, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
