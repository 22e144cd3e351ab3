import { seesRestricted, type Viewer } from '../accounts/model.js';
import type {
  AttributionRow,
  ClaimRow,
  CopyRow,
  EntryRows,
  OccasionRow,
  SourceRow,
  SpeakerRow,
} from '../citations/rows.js';
import { among } from '../db/among.js';
import type { Db, Tx } from '../db/schema.js';
import { type Visible, visibleTo } from '../db/visible.js';
import { deciding, type StatusColumns } from '../findings/model/reason.js';
import { inferredAmong, withStatus } from '../findings/status-store.js';
import { grouped } from '../lib/grouped.js';
import { type Title, titleOn, wordTitle } from '../speakers/model.js';
import { KeptRows } from './kept-rows.js';

/** Claims read at once: a few queries for each batch, however many rows are in it. */
const BATCH = 500;

type ListedClaim = ClaimRow &
  StatusColumns & {
    readonly speaker_id: number;
    readonly occasion_id: number | null;
    readonly said_on_min: string | null;
    readonly said_on_max: string | null;
  };

type ClaimsAttribution = AttributionRow & { readonly claim_id: number };

interface SpeakerWithTitles {
  readonly row: SpeakerRow;
  readonly titles: readonly Title[];
}

interface SourceWithCopies {
  readonly row: SourceRow;
  readonly copies: readonly CopyRow[];
}

/** What hangs on the claims of one batch alone. */
interface Hung {
  readonly attributions: ReadonlyMap<number, readonly ClaimsAttribution[]>;
  readonly openNotes: ReadonlyMap<number, number>;
  readonly inferred: ReadonlySet<number>;
}

/**
 * Reads what the entries of a citation list are made from, as one viewer may see it. What many claims share
 * is read once and kept, so a reader is for one list at one moment.
 */
export class EntryReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;
  private readonly speakers = new KeptRows<SpeakerWithTitles>();
  private readonly occasions = new KeptRows<OccasionRow>();
  private readonly sources = new KeptRows<SourceWithCopies>();

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** In the order of the ids; claims that are in the trash, or not for this viewer, are left out. */
  async entries(claimIds: readonly number[]): Promise<EntryRows[]> {
    const entries: EntryRows[] = [];
    for await (const batch of this.batches(claimIds)) entries.push(...batch);
    return entries;
  }

  /** The same, some hundred at a time. */
  async *batches(claimIds: readonly number[]): AsyncIterable<readonly EntryRows[]> {
    for (let at = 0; at < claimIds.length; at += BATCH) yield this.batch(claimIds.slice(at, at + BATCH));
  }

  private async batch(claimIds: readonly number[]): Promise<readonly EntryRows[]> {
    const claims = await this.claims(claimIds);
    const ids = claims.map(({ id }) => id);
    const attributions = await this.attributionsOf(ids);
    await this.speakers.fill(
      claims.map(({ speaker_id }) => speaker_id),
      (missing) => this.readSpeakers(missing),
    );
    await this.occasions.fill(
      claims.flatMap(({ occasion_id }) => occasion_id ?? []),
      (missing) => this.readOccasions(missing),
    );
    await this.sources.fill(
      attributions.map(({ source_id }) => source_id),
      (missing) => this.readSources(missing),
    );
    const hung = {
      attributions: grouped(attributions, ({ claim_id }) => claim_id),
      openNotes: await this.openNotes(ids),
      inferred: await inferredAmong(this.db, ids),
    };
    return claims.map((claim) => this.entryOf(claim, hung));
  }

  private entryOf(claim: ListedClaim, hung: Hung): EntryRows {
    const attributions = hung.attributions.get(claim.id) ?? [];
    const ids = [...new Set(attributions.map(({ source_id }) => source_id))];
    const sources = ids.flatMap((id) => this.sources.get(id) ?? []);
    const speaker = this.speakers.get(claim.speaker_id);
    if (!speaker) throw new Error(`Claim ${claim.id} came without its speaker ${claim.speaker_id}.`);
    return {
      claim,
      speaker: speaker.row,
      title_on_day: titleOf(claim, speaker.titles),
      speaker_inferred: hung.inferred.has(claim.id),
      occasion: claim.occasion_id === null ? null : (this.occasions.get(claim.occasion_id) ?? null),
      attributions,
      sources: sources.map(({ row }) => row),
      copies: sources.flatMap(({ copies }) => copies),
      status: statusOf(claim),
      open_notes: hung.openNotes.get(claim.id) ?? 0,
    };
  }

  private async claims(ids: readonly number[]): Promise<ListedClaim[]> {
    const rows = await this.db
      .selectFrom('claims')
      .select(['id', 'text', 'language', 'form', 'said_on', 'said_on_min', 'said_on_max'])
      .select(['speaker_id', 'occasion_id', 'reference_attribution_id'])
      .where(among('claims.id', ids))
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .execute();
    const byId = new Map((await withStatus(this.db, this.viewer, rows)).map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private async readSpeakers(ids: readonly number[]): Promise<[number, SpeakerWithTitles][]> {
    const rows = await this.db
      .selectFrom('speakers')
      .select(['id', 'kind', 'name', 'language'])
      .where(among('speakers.id', ids))
      .execute();
    const titles = await this.db
      .selectFrom('speaker_titles')
      .select(['speaker_id', 'title', 'body', 'held_from_min', 'held_to_max'])
      .where(among('speaker_titles.speaker_id', ids))
      .orderBy('speaker_id')
      .orderBy('held_from_min', 'desc')
      .orderBy('id')
      .execute();
    const of = grouped(titles, ({ speaker_id }) => speaker_id);
    return rows.map((row) => [row.id, { row, titles: of.get(row.id) ?? [] }]);
  }

  private async readOccasions(ids: readonly number[]): Promise<[number, OccasionRow][]> {
    const rows = await this.db
      .selectFrom('occasions')
      .select(['id', 'name', 'kind', 'date', 'time_zone', 'place'])
      .where(among('occasions.id', ids))
      .execute();
    return rows.map((row) => [row.id, row]);
  }

  // What hangs on a claim may be seen by whoever may see the claim: these are asked for such claims alone.
  private async attributionsOf(claimIds: readonly number[]): Promise<ClaimsAttribution[]> {
    return this.db
      .selectFrom('attributions')
      .leftJoin('speakers as voices', 'voices.id', 'attributions.voiced_by_id')
      .select(['attributions.id', 'attributions.claim_id', 'attributions.source_id'])
      .select(['attributions.credited_as', 'attributions.capacity', 'attributions.wording'])
      .select(['attributions.language', 'attributions.translation', 'attributions.translator'])
      .select(['attributions.translates_id', 'attributions.form', 'attributions.cue', 'attributions.place'])
      .select(['attributions.locator', 'attributions.tier', 'attributions.rank'])
      .select(['attributions.relayed_from_id', 'voices.name as voiced_by_name'])
      .where(among('attributions.claim_id', claimIds))
      .where('attributions.trashed_at', 'is', null)
      .execute();
  }

  private async readSources(ids: readonly number[]): Promise<[number, SourceWithCopies][]> {
    const rows = await this.db
      .selectFrom('sources')
      .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .selectAll('sources')
      .select('outlets.name as outlet_name')
      .where(among('sources.id', ids))
      .execute();
    const copies = grouped(await this.copies(ids), ({ source_id }) => source_id);
    return rows.map((row) => [row.id, { row, copies: copies.get(row.id) ?? [] }]);
  }

  private async copies(sourceIds: readonly number[]): Promise<CopyRow[]> {
    return this.db
      .selectFrom('snapshots')
      .innerJoin('users', 'users.id', 'snapshots.captured_by')
      .select(['snapshots.id', 'snapshots.source_id', 'snapshots.captured_at'])
      .select(['users.name as captured_by_name', 'snapshots.text_sha256', 'snapshots.raw_sha256'])
      .where(among('snapshots.source_id', sourceIds))
      .where('snapshots.trashed_at', 'is', null)
      .where('snapshots.erased_by', 'is', null)
      .where(this.visible.snapshots())
      .orderBy('snapshots.captured_at')
      .execute();
  }

  /** By claim: notes on it and on its attributions that nobody has resolved. */
  private async openNotes(claimIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    // NOTE: two questions, since one with OR would make SQLite read every note there is.
    const onClaims = await this.unresolved()
      .select('annotations.claim_id as claim')
      .where('annotations.id', 'in', (eb) =>
        // Asked for by itself, so that the notes of these claims are looked up, not all that are open.
        eb.selectFrom('annotations as on').select('on.id').where(among('on.claim_id', claimIds)),
      )
      .groupBy('annotations.claim_id')
      .execute();
    const onAttributions = await this.unresolved()
      .innerJoin('attributions', 'attributions.id', 'annotations.attribution_id')
      .select('attributions.claim_id as claim')
      .where('annotations.id', 'in', (eb) =>
        eb
          .selectFrom('attributions as of')
          .innerJoin('annotations as on', 'on.attribution_id', 'of.id')
          .select('on.id')
          .where(among('of.claim_id', claimIds)),
      )
      .where('attributions.trashed_at', 'is', null)
      .groupBy('attributions.claim_id')
      .execute();
    const counts = new Map<number, number>();
    for (const { claim, n } of [...onClaims, ...onAttributions]) {
      if (claim !== null) counts.set(claim, (counts.get(claim) ?? 0) + n);
    }
    return counts;
  }

  private unresolved() {
    return this.db
      .selectFrom('annotations')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('annotations.resolved_at', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where('annotations.parent_id', 'is', null);
  }
}

function statusOf(claim: ListedClaim): EntryRows['status'] {
  return {
    status: claim.status,
    // Who was wronged is said by two: print both.
    reason:
      claim.agreed_by === null ? deciding(claim) : `${deciding(claim)}; agreed to by ${claim.agreed_by}`,
    at: claim.decided_at,
    by_name: claim.decided_by,
    signed_off_at: null,
    signed_off_by_name: null,
  };
}

function titleOf(claim: ListedClaim, titles: readonly Title[]): string | null {
  if (titles.length === 0) return null;
  const day = claim.said_on === null ? null : { min: claim.said_on_min, max: claim.said_on_max };
  return titleOn(titles, day).map(wordTitle).join('; ') || null;
}
