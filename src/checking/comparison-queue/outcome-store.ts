import { ENGINE } from '../../derived/match/model/comparison.js';
import { among } from '../../platform/db/queries/among.js';
import type { Tx } from '../../platform/db/schema.js';
import { DueWriter } from './due-store.js';
import type { Compared, Followed, Outcome, Waiting, WaitingWording } from './model/waiting.js';
import { WaitingReader } from './waiting-store.js';

/** Stores a result unless the subject changed meanwhile; then it remains queued. */
export class ComparisonWriter {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** @returns the claims whose wordings were compared */
  async keep(waiting: Waiting, outcome: Outcome): Promise<number[]> {
    const now = new WaitingReader(this.tx);
    if (!(await now.isAsRead(waiting))) return [];
    const wordings = stillWaiting(
      outcome.wordings,
      await now.wordingsOf(waiting.sourceId, { ids: idsOf(waiting.wordings) }),
    );
    const notes = stillWaiting(
      outcome.notes,
      await now.notesOf(waiting.sourceId, { ids: idsOf(waiting.notes) }),
    );
    const due = new DueWriter(this.tx);
    await due.dropOfAttributions(wordings.map(({ of }) => of.id));
    await due.dropOfNotes(notes.map(({ of }) => of.id));
    for (const { of, compared, followed } of wordings) {
      await this.addComparisons(of, compared);
      await this.addAnchors({ attribution_id: of.id }, followed);
    }
    for (const { of, followed } of notes) await this.addAnchors({ annotation_id: of.id }, followed);
    return this.claimsOf(wordings.map(({ of }) => of.id));
  }

  private async claimsOf(attributionIds: readonly number[]): Promise<number[]> {
    const claims = this.tx.selectFrom('attributions').select('claim_id').distinct();
    const rows = await claims.where(among('id', attributionIds)).execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  private async addComparisons(of: WaitingWording, compared: readonly Compared[]): Promise<void> {
    const about = { attribution_id: of.id, attribution_version: of.version, engine: ENGINE };
    for (const { snapshot_id, verdict, difference, ...found } of compared) {
      const [flags, spans] = [JSON.stringify(found.flags), JSON.stringify(found.spans)];
      const row = { ...about, snapshot_id, verdict, flags, spans, difference };
      const alignment = JSON.stringify(found.alignment);
      const credit = found.credit && JSON.stringify(found.credit);
      await this.tx
        .insertInto('comparisons')
        .values({ ...row, alignment, credit })
        .execute();
    }
  }

  private async addAnchors(
    of: { readonly attribution_id: number } | { readonly annotation_id: number },
    followed: readonly Followed[],
  ): Promise<void> {
    for (const { flags, ...row } of followed)
      await this.tx
        .insertInto('anchors')
        .values({ ...of, ...row, flags: JSON.stringify(flags), engine: ENGINE })
        .execute();
  }
}

function idsOf(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}

/**
 * Results whose entry is still queued and whose input is unchanged: a claim's language may change without the
 * versions of its attributions, and another run may have removed the entry.
 */
function stillWaiting<T extends { readonly of: object }>(found: readonly T[], now: readonly object[]): T[] {
  const rows = new Set(now.map((row) => JSON.stringify(row)));
  return found.filter(({ of }) => rows.has(JSON.stringify(of)));
}
