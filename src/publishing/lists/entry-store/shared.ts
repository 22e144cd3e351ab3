import { among } from '../../../platform/db/queries/among.js';
import type { Visible } from '../../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { grouped } from '../../../platform/lib/grouped.js';
import type { Title } from '../../../record/speakers/model.js';
import type { CopyRow, OccasionRow, SourceRow, SpeakerRow } from '../../citations/model/rows.js';

interface SpeakerWithTitles {
  readonly row: SpeakerRow;
  readonly titles: readonly Title[];
}

interface SourceWithCopies {
  readonly row: SourceRow;
  readonly copies: readonly CopyRow[];
}

/** The ids that claims and their attributions reference. */
interface Named {
  readonly speakers: readonly number[];
  readonly occasions: readonly number[];
  readonly sources: readonly number[];
}

/** What many claims of a list share: each row is read once and cached. */
export class SharedRows {
  private readonly db: Db | Tx;
  private readonly visible: Visible;
  private readonly speakers = new KeptRows<SpeakerWithTitles>();
  private readonly occasions = new KeptRows<OccasionRow>();
  private readonly sources = new KeptRows<SourceWithCopies>();

  constructor(db: Db | Tx, visible: Visible) {
    this.db = db;
    this.visible = visible;
  }

  /** Loads these rows, as far as they exist. */
  async fill({ speakers, occasions, sources }: Named): Promise<void> {
    await this.speakers.fill(speakers, (missing) => this.readSpeakers(missing));
    await this.occasions.fill(occasions, (missing) => this.readOccasions(missing));
    await this.sources.fill(sources, (missing) => this.readSources(missing));
  }

  speaker(id: number): SpeakerWithTitles | undefined {
    return this.speakers.get(id);
  }

  occasion(id: number): OccasionRow | undefined {
    return this.occasions.get(id);
  }

  source(id: number): SourceWithCopies | undefined {
    return this.sources.get(id);
  }

  private async readSpeakers(ids: readonly number[]): Promise<[number, SpeakerWithTitles][]> {
    const rows = await this.db
      .selectFrom('speakers')
      .select(['id', 'kind', 'name', 'language', 'description'])
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
      .select(['id', 'name', 'kind', 'date', 'time_zone', 'place', 'note'])
      .where(among('occasions.id', ids))
      .execute();
    return rows.map((row) => [row.id, row]);
  }

  private async readSources(ids: readonly number[]): Promise<[number, SourceWithCopies][]> {
    const rows = await this.db
      .selectFrom('sources')
      .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .selectAll('sources')
      .select(['outlets.name as outlet_name', 'outlets.kind as outlet_kind'])
      .select('outlets.is_ours as outlet_is_ours')
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
}

// Enough for the sources of most lists, and some tens of megabytes at most.
const MAX_KEPT = 10_000;

/** A bounded cache of rows that many claims of a list share, by id. */
class KeptRows<T> {
  private rows = new Map<number, T>();

  /** Loads these rows, as far as they exist. */
  async fill(
    ids: readonly number[],
    read: (missing: readonly number[]) => Promise<readonly (readonly [id: number, row: T])[]>,
  ): Promise<void> {
    const wanted = new Set(ids);
    if (this.rows.size + wanted.size > MAX_KEPT) this.keepOnly(wanted);
    const missing = [...wanted].filter((id) => !this.rows.has(id));
    if (missing.length === 0) return;
    for (const [id, row] of await read(missing)) this.rows.set(id, row);
  }

  get(id: number): T | undefined {
    return this.rows.get(id);
  }

  private keepOnly(wanted: ReadonlySet<number>): void {
    this.rows = new Map([...this.rows].filter(([id]) => wanted.has(id)));
  }
}
