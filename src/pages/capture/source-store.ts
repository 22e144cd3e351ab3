import { wordsHash } from '../../engines/text/likeness.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';

export interface RecordedClaim {
  readonly id: number;
  readonly speakerId: number;
}

/** What a source is already recorded as reporting. */
export class SourceWordingReader extends ViewerReader {
  /** The claims, the newest last, by the hash of their words in this source. */
  async byHash(sourceId: number): Promise<ReadonlyMap<string, readonly RecordedClaim[]>> {
    const rows = await this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select(['claims.id', 'claims.speaker_id', 'attributions.wording'])
      .where('attributions.source_id', '=', sourceId)
      .where('attributions.wording', 'is not', null)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('attributions.id')
      .execute();
    const claims = new Map<string, RecordedClaim[]>();
    const timer = new YieldTimer();
    for (const { id, speaker_id: speakerId, wording } of rows) {
      const hash = wordsHash(wording ?? '');
      claims.set(hash, [...(claims.get(hash) ?? []), { id, speakerId }]);
      if (timer.isDue) await timer.yield();
    }
    return claims;
  }

  /** The newest saved copy with this text, and its source; undefined for none. */
  async copyWith(textSha256: string) {
    return this.db
      .selectFrom('snapshots')
      .innerJoin('sources', 'sources.id', 'snapshots.source_id')
      .select(['snapshots.id', 'snapshots.source_id', 'snapshots.captured_at', 'sources.title'])
      .where('snapshots.text_sha256', '=', textSha256)
      .where('snapshots.text', 'is not', null)
      .where('snapshots.trashed_at', 'is', null)
      .where('sources.trashed_at', 'is', null)
      .where(this.visible.snapshots())
      .orderBy('snapshots.id', 'desc')
      .executeTakeFirst();
  }

  /** The number of the source of a copy that may be seen. */
  async sourceOfCopy(id: number): Promise<number | undefined> {
    const row = await this.db
      .selectFrom('snapshots')
      .select('snapshots.source_id')
      .where('snapshots.id', '=', id)
      .where('snapshots.trashed_at', 'is', null)
      .where(this.visible.snapshots())
      .executeTakeFirst();
    return row?.source_id;
  }

  /** The claims that a change added or gave a source, in the order of the article. @param seq of its first event */
  async claimsOfChange(seq: number): Promise<number[]> {
    const rows = await this.db
      .selectFrom('events')
      .innerJoin('attributions', 'attributions.id', 'events.subject_id')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select('claims.id')
      .where('events.seq', '>=', seq)
      .where('events.seq', '<', seq + MAX_EVENTS_OF_CHANGE)
      .where('events.subject_kind', '=', 'attribution')
      .where('events.action', '=', 'added')
      .where('events.change_id', '=', (eb) =>
        eb.selectFrom('events as first').select('first.change_id').where('first.seq', '=', seq),
      )
      .where('attributions.wording', 'is not', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('attributions.selector_start_utf16')
      .orderBy('claims.id')
      .execute();
    return [...new Set(rows.map(({ id }) => id))];
  }
}

/** A quotation leaves at most ten events. */
const MAX_EVENTS_OF_CHANGE = 5_000;
