import type { ClaimMatch } from '../../derived/match/model/claim-match.js';
import { entrySentence } from '../../derived/match/model/entry-sentence.js';
import { matchSentence } from '../../derived/match/model/sentence.js';
import { SourceMatchReader } from '../../derived/match/sources-store.js';
import { MatchReader } from '../../derived/match/store.js';
import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { deciding, type StatusColumns, staleClause } from '../../derived/status/model/reason.js';
import {
  NOTHING_RECORDED,
  type Recorded,
  recordedAmong,
  statusesOf,
} from '../../derived/status/status-store.js';
import { among } from '../../platform/db/queries/among.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { columnNames } from '../../platform/lib/fields/noun-fields.js';
import { grouped } from '../../platform/lib/grouped.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { CLAIM_FIELDS } from '../../record/claims/fields.js';
import { type Title, titleOn, wordTitle } from '../../record/speakers/model.js';
import { pickCited } from '../citations/model/pick-cited.js';
import type { ClaimRow, EntryMatch, EntryRows } from '../citations/model/rows.js';
import { attributionsOf, type ClaimsAttribution, openNotes, tagsOf } from './entry-store/claim-rows.js';
import { marksOf } from './entry-store/mark-rows.js';
import { SharedRows } from './entry-store/shared.js';

/** Claims read at once: a few queries per batch. */
const BATCH = 500;

interface ListedClaim extends ClaimRow {
  readonly speaker_id: number;
  readonly occasion_id: number | null;
  readonly said_on_min: string | null;
  readonly said_on_max: string | null;
}

/** What belongs to the claims of one batch alone. */
interface BatchRows {
  readonly statuses: ReadonlyMap<number, StatusColumns>;
  readonly attributions: ReadonlyMap<number, readonly ClaimsAttribution[]>;
  readonly openNotes: ReadonlyMap<number, number>;
  readonly tags: ReadonlyMap<number, readonly { readonly name: string }[]>;
  readonly recorded: ReadonlyMap<number, Recorded>;
  readonly matches: ReadonlyMap<number, ClaimMatch>;
  /** For claims with a mismatch. */
  readonly sources: ReadonlyMap<number, readonly ClaimMatch[]>;
}

/**
 * Reads the input of a citation list's entries, as one viewer may see it. Caches what many claims share, so a reader is
 * for one list and one snapshot.
 */
export class EntryReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;
  private readonly shared: SharedRows;
  private readonly locators: ReadonlyMap<number, string>;

  /** @param locators where a list cites these claims, in place of what their attributions say */
  constructor(db: Db | Tx, viewer: Viewer, locators: ReadonlyMap<number, string> = new Map()) {
    this.db = db;
    this.viewer = viewer;
    this.locators = locators;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
    this.shared = new SharedRows(db, this.visible);
  }

  /** In the order of the ids; claims that are trashed, or hidden from this viewer, are omitted. */
  async entries(claimIds: readonly number[]): Promise<EntryRows[]> {
    const entries: EntryRows[] = [];
    for await (const batch of this.batches(claimIds)) entries.push(...batch);
    return entries;
  }

  /** The same, some hundred at a time. @param withMarks with their passages and notes */
  async *batches(claimIds: readonly number[], withMarks = false): AsyncIterable<readonly EntryRows[]> {
    for (let at = 0; at < claimIds.length; at += BATCH) {
      const batch = await this.batch(claimIds.slice(at, at + BATCH));
      yield withMarks ? await this.marked(batch) : batch;
    }
  }

  private async marked(batch: readonly EntryRows[]): Promise<readonly EntryRows[]> {
    const marks = await marksOf({ db: this.db, visible: this.visible }, batch);
    return batch.map((rows) => ({ ...rows, marks: marks.get(rows.claim.id) }));
  }

  private async batch(claimIds: readonly number[]): Promise<readonly EntryRows[]> {
    const claims = await this.claims(claimIds);
    const ids = claims.map(({ id }) => id);
    const attributions = await attributionsOf(this.db, ids);
    await this.shared.fill({
      speakers: claims.map(({ speaker_id }) => speaker_id),
      occasions: claims.flatMap(({ occasion_id }) => occasion_id ?? []),
      sources: attributions.map(({ source_id }) => source_id),
    });
    const batch = {
      statuses: await statusesOf(this.db, this.viewer, ids),
      attributions: grouped(attributions, ({ claim_id }) => claim_id),
      openNotes: await openNotes(this.db, ids),
      tags: grouped(await tagsOf(this.db, ids), ({ claim_id }) => claim_id),
      recorded: await recordedAmong(this.db, ids),
      ...(await this.matches(ids)),
    };
    return claims.map((claim) => this.entryOf(claim, batch));
  }

  private entryOf(claim: ListedClaim, batch: BatchRows): EntryRows {
    const status = batch.statuses.get(claim.id);
    const attributions = this.citedAt(claim, batch.attributions.get(claim.id) ?? []);
    const match = batch.matches.get(claim.id);
    const ids = [...new Set(attributions.map(({ source_id }) => source_id))];
    const sources = ids.flatMap((id) => this.shared.source(id) ?? []);
    const speaker = this.shared.speaker(claim.speaker_id);
    if (!speaker || !status)
      throw new Error(`Claim ${claim.id} came without its speaker ${claim.speaker_id} or its status.`);
    return {
      claim,
      speaker: speaker.row,
      title_on_day: titleOf(claim, speaker.titles),
      recorded: batch.recorded.get(claim.id) ?? NOTHING_RECORDED,
      misattributed: misattributionOf(status),
      match: entryMatchOf(claim, attributions, batch),
      match_by_source: match === undefined ? null : matchSentence(match, match.source_title),
      occasion: claim.occasion_id === null ? null : (this.shared.occasion(claim.occasion_id) ?? null),
      attributions,
      sources: sources.map(({ row }) => row),
      copies: sources.flatMap(({ copies }) => copies),
      status: statusOf(status),
      open_notes: batch.openNotes.get(claim.id) ?? 0,
      tags: (batch.tags.get(claim.id) ?? []).map(({ name }) => name),
    };
  }

  /** The attributions, with the place that the list names on the one that it cites. */
  private citedAt(
    { id, reference_attribution_id: reference }: ListedClaim,
    attributions: readonly ClaimsAttribution[],
  ): readonly ClaimsAttribution[] {
    const locator = this.locators.get(id);
    if (locator === undefined) return attributions;
    const cited = pickCited(attributions, reference);
    return attributions.map((one) => (one === cited ? { ...one, locator } : one));
  }

  private async matches(ids: readonly number[]): Promise<Pick<BatchRows, 'matches' | 'sources'>> {
    const matches = await new MatchReader(this.db, this.viewer).ofClaims(ids);
    const differing = ids.filter((id) => {
      const { state } = matches.get(id) ?? { state: 'not_compared' };
      return state !== 'same' && state !== 'not_compared';
    });
    const sources = await new SourceMatchReader(this.db, this.viewer).ofClaims(differing);
    return { matches, sources: grouped([...sources.values()], ({ claim_id }) => claim_id) };
  }

  private async claims(ids: readonly number[]): Promise<ListedClaim[]> {
    const rows = await this.db
      .selectFrom('claims')
      .select(['id', ...columnNames(CLAIM_FIELDS), 'said_on_min', 'said_on_max'])
      .select(['speaker_id', 'occasion_id', 'reference_attribution_id'])
      .where(among('claims.id', ids))
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}

function entryMatchOf(
  claim: ListedClaim,
  attributions: readonly ClaimsAttribution[],
  { matches, sources }: BatchRows,
): EntryMatch | null {
  const match = matches.get(claim.id);
  if (match === undefined) return null;
  const cited = pickCited(attributions, claim.reference_attribution_id);
  const { state, words, accepted } = match;
  return {
    state,
    sentence: entrySentence(match, sources.get(claim.id) ?? [], cited?.id ?? null),
    words,
    accepted: accepted && { by: accepted.by, at: accepted.at, rationale: accepted.rationale },
  };
}

function statusOf(status: StatusColumns): EntryRows['status'] {
  const reason = deciding(status);
  return {
    status: status.status,
    // A misattribution is established by two people: print both.
    reason: `${status.agreed_by === null ? reason : `${reason}; agreed by ${status.agreed_by}`}${staleClause(status)}`,
    at: status.decided_at,
    by_name: status.decided_by,
    signed_off_at: null,
    signed_off_by_name: null,
  };
}

function titleOf(claim: ListedClaim, titles: readonly Title[]): string | null {
  if (titles.length === 0) return null;
  const day = claim.said_on === null ? null : { min: claim.said_on_min, max: claim.said_on_max };
  return titleOn(titles, day).map(wordTitle).join('; ') || null;
}
