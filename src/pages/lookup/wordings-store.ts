import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { SavedWording } from './model/found.js';
import { shownClaims } from './shown-claims-store.js';

/** Reads the words of claims, as one viewer may see them. */
export class WordingReader extends ViewerReader {
  /** By claim; null for one that is not shown. */
  private readonly read = new Map<number, SavedWording | null>();

  /** The claims’ own words, read once each. */
  async own(ids: readonly number[]): Promise<SavedWording[]> {
    const unread = ids.filter((id) => !this.read.has(id));
    if (unread.length > 0) {
      for (const id of unread) this.read.set(id, null);
      const rows = await shownClaims(this.db, this.viewer, unread)
        .select(['claims.id', 'claims.text', 'claims.language'])
        .execute();
      for (const { id, text, language } of rows)
        this.read.set(id, { claimId: id, attributionId: null, text, language });
    }
    return ids.flatMap((id) => this.read.get(id) ?? []);
  }

  /** The same with other wordings of them, which take several times as long to read. */
  async all(ids: readonly number[]): Promise<SavedWording[]> {
    const own = await this.own(ids);
    if (own.length === 0) return [];
    const others = await this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .select(['attributions.id', 'attributions.claim_id', 'attributions.wording', 'attributions.language'])
      .where(
        among(
          'attributions.claim_id',
          own.map(({ claimId }) => claimId),
        ),
      )
      .where('attributions.wording', '<>', '')
      .whereRef('attributions.wording', '<>', 'claims.text')
      .where('attributions.trashed_at', 'is', null)
      .execute();
    return [
      ...own,
      ...others.map(({ id, claim_id: claimId, wording, language }) => ({
        ...{ claimId, attributionId: id, language },
        text: wording ?? '',
      })),
    ];
  }
}
