import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { grouped } from '../../platform/lib/grouped.js';

/** Reads what is recorded with the claims and copies that were found, as one viewer may see it. */
export class RecordedReader extends ViewerReader {
  /** The sources of these claims, by claim. */
  async sourcesOf(claimIds: readonly number[]): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
    const rows = await this.db
      .selectFrom('attributions')
      .select(['claim_id', 'source_id'])
      .where(among('attributions.claim_id', claimIds))
      .where('trashed_at', 'is', null)
      .execute();
    const byClaim = grouped(rows, ({ claim_id: id }) => id);
    return new Map([...byClaim].map(([id, own]) => [id, new Set(own.map(({ source_id }) => source_id))]));
  }

  /** Those of these sources that are pieces of our own outlets. */
  async oursAmong(sourceIds: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await this.db
      .selectFrom('sources')
      .innerJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .select('sources.id')
      .where(among('sources.id', sourceIds))
      .where('outlets.is_ours', '=', 1)
      .execute();
    return new Set(rows.map(({ id }) => id));
  }

  /** Other names of speakers that are in force, by their numbers. */
  async namesOf(speakerIds: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
    const rows = await this.db
      .selectFrom('speaker_names')
      .select(['speaker_id', 'name'])
      .where(among('speaker_id', speakerIds))
      .where('awaits_since', 'is', null)
      .where(this.visible.names())
      .execute();
    const names = grouped(rows, ({ speaker_id: id }) => id);
    return new Map([...names].map(([id, own]) => [id, own.map(({ name }) => name)]));
  }
}
