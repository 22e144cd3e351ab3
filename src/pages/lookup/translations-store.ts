import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { FoundClaim } from './model/found.js';
import { shownClaims } from './shown-claims-store.js';

/** A translation of the original, and then other translations of it. */
const MAX_STEPS = 2;

const MAX_TRANSLATIONS = 30;

const NOT_COMPARED = { passage: null, wording: null, comparison: null, place: null } as const;

/** Reads the linked translations of claims, as one viewer may see them. */
export class TranslationReader extends ViewerReader {
  /** Claims linked as translations to those found, or to their originals. */
  async of(found: readonly number[]): Promise<FoundClaim[]> {
    const linked = new Map<number, number>();
    let ends = found;
    for (let step = 0; step < MAX_STEPS && ends.length > 0; step += 1) {
      const next = (await this.linksOf(ends)).filter(([id]) => !found.includes(id) && !linked.has(id));
      for (const [id, to] of next) linked.set(id, to);
      const shown = shownClaims(
        this.db,
        this.viewer,
        next.map(([id]) => id),
      ).select('claims.id');
      ends = (await shown.execute()).map(({ id }) => id);
      for (const [id] of next) if (!ends.includes(id)) linked.delete(id);
    }
    return [...linked]
      .slice(0, MAX_TRANSLATIONS)
      .map(([id, linkedTo]) => ({ ...NOT_COMPARED, id, kind: 'translation', linkedTo }));
  }

  /** Pairs of the other end and the given one. */
  private async linksOf(ids: readonly number[]): Promise<(readonly [number, number])[]> {
    const links = this.db
      .selectFrom('claim_links')
      .select(['claim_id', 'other_claim_id'])
      .where('kind', '=', 'translation_of')
      .where('trashed_at', 'is', null);
    const from = await links.where(among('claim_links.claim_id', ids)).execute();
    const to = await links.where(among('claim_links.other_claim_id', ids)).execute();
    return [
      ...from.map(({ claim_id, other_claim_id }) => [other_claim_id, claim_id] as const),
      ...to.map(({ claim_id, other_claim_id }) => [claim_id, other_claim_id] as const),
    ];
  }
}
