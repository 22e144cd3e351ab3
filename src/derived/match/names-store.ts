import { among } from '../../platform/db/queries/among.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { Names } from './model/spoken.js';

/** Those on record for one attribution. */
interface Recorded {
  readonly speaker_id: number;
  readonly voiced_by_id: number | null;
  readonly recounted_by_id: number | null;
}

/** Reads the names against which credits are held. For the program itself: nothing is hidden. */
export class NamesReader extends UnfilteredReader {
  /** Gives the names of those on record for any of these. */
  async of(recorded: readonly Recorded[]): Promise<(one: Recorded) => Names> {
    const ids = recorded.flatMap(({ speaker_id, voiced_by_id, recounted_by_id }) =>
      [speaker_id, voiced_by_id ?? [], recounted_by_id ?? []].flat(),
    );
    const speakers = await this.speakers([...new Set(ids)]);
    const namesOf = (id: number | null) => (id === null ? [] : (speakers.get(id)?.names ?? []));
    return ({ speaker_id, voiced_by_id, recounted_by_id }) => ({
      speaker: [...namesOf(speaker_id), ...namesOf(voiced_by_id)],
      recounting: namesOf(recounted_by_id),
      isNamed: speakers.get(speaker_id)?.kind !== 'unnamed',
    });
  }

  /** By id: the kind, and all names, also of the members of a body. */
  private async speakers(ids: readonly number[]) {
    const rows = await this.db
      .selectFrom('speakers')
      .select(['id', 'kind', 'name'])
      .where(among('id', ids))
      .execute();
    const others = grouped(
      [...(await this.otherNames(ids)), ...(await this.members(ids))],
      ({ speaker_id }) => speaker_id,
    );
    return new Map(
      rows.map(({ id, kind, name }) => [
        id,
        { kind, names: [name, ...(others.get(id) ?? []).map((one) => one.name)] },
      ]),
    );
  }

  private otherNames(ids: readonly number[]) {
    const names = this.db.selectFrom('speaker_names').select(['speaker_id', 'name']);
    return names.where(among('speaker_id', ids)).orderBy('id').execute();
  }

  private members(ids: readonly number[]) {
    return this.db
      .selectFrom('speaker_members')
      .innerJoin('speakers', 'speakers.id', 'speaker_members.member_id')
      .select(['speaker_members.body_id as speaker_id', 'speakers.name'])
      .where(among('speaker_members.body_id', ids))
      .orderBy('speaker_members.id')
      .execute();
  }
}
