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
    const own = this.db.selectFrom('speakers').select(['id', 'kind', 'name']).where(among('id', ids));
    const others = this.db
      .selectFrom('speaker_names')
      .innerJoin('speakers', 'speakers.id', 'speaker_names.speaker_id')
      .select(['speakers.id', 'speakers.kind', 'speaker_names.name'])
      .where(among('speaker_names.speaker_id', ids));
    const members = this.db
      .selectFrom('speaker_members')
      .innerJoin('speakers as bodies', 'bodies.id', 'speaker_members.body_id')
      .innerJoin('speakers', 'speakers.id', 'speaker_members.member_id')
      .select(['bodies.id', 'bodies.kind', 'speakers.name'])
      .where(among('speaker_members.body_id', ids));
    const rows = await own.unionAll(others).unionAll(members).execute();
    const names = grouped(rows, ({ id }) => id);
    return new Map(
      [...names].map(([id, all]) => [id, { kind: all[0]?.kind, names: all.map(({ name }) => name) }]),
    );
  }
}
