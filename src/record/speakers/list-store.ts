import { sql } from 'kysely';
import { countAmong, countsOfEach, LISTED_ID } from '../../platform/db/queries/count.js';
import { holdsFolded } from '../../platform/db/queries/holds.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { MAX_COUNTED } from '../../platform/lib/capped-count.js';
import type { SpeakerKind } from '../../vocabulary.js';
import { BY_SORT_NAME } from './model.js';
import type { Speaker } from './store.js';

export interface SpeakerFilters {
  /** Matches names, names for sorting and other names. */
  readonly q: string | null;
  readonly kind: SpeakerKind | null;
  /** Null for alphabetical order, by the name for sorting where there is one. */
  readonly sort: 'newest' | null;
  readonly after: string | null;
}

const ROWS = 50;

/** Reads lists of speakers that one viewer may see. */
export class SpeakerListReader extends ViewerReader {
  async page({ after, ...filters }: SpeakerFilters): Promise<Page<Speaker>> {
    const query = this.selected(filters).selectAll('speakers');
    if (filters.sort === 'newest')
      return pageOf(query, { after, limit: ROWS, direction: 'desc', keys: ['speakers.id'] });
    return pageOf(query, { after, limit: ROWS, ...BY_SORT_NAME });
  }

  /** How many there are, at most one above `MAX_COUNTED`. */
  async count(filters: Omit<SpeakerFilters, 'after'>): Promise<number> {
    // In the order of an index, which the limit then reads as far as it needs.
    const some = this.selected(filters)
      .select('speakers.id')
      .orderBy(sql`speakers.name collate nocase`)
      .limit(MAX_COUNTED + 1);
    return countAmong(this.db, some);
  }

  /** How many quotations each of these has, at most one above `MAX_COUNTED`. */
  async counts(ids: readonly number[]) {
    const said = this.db
      .selectFrom('claims')
      .select('claims.id')
      .where('claims.speaker_id', '=', LISTED_ID)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    return countsOfEach(this.db, ids, { quotations: said });
  }

  private selected({ q, kind }: Omit<SpeakerFilters, 'after'>) {
    let query = this.db
      .selectFrom('speakers')
      .where(this.visible.record('speaker'))
      .where('speakers.trashed_at', 'is', null);
    if (kind !== null) query = query.where('speakers.kind', '=', kind);
    if (q === null) return query;
    return query.where((eb) => {
      const alsoCalled = eb
        .selectFrom('speaker_names')
        .select('speaker_names.id')
        .whereRef('speaker_names.speaker_id', '=', 'speakers.id')
        .where(this.visible.names())
        .where(holdsFolded('speaker_names.name', q));
      return eb.or([
        holdsFolded('speakers.name', q),
        holdsFolded('speakers.sort_name', q),
        eb.exists(alsoCalled),
      ]);
    });
  }
}
