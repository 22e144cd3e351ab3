import { sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { SpeakerKind } from '../../vocabulary.js';
import type { RecordedNames } from './model/spoken.js';

/** Those on record for one attribution. */
export interface Recorded {
  readonly speaker_id: number;
  readonly voiced_by_id: number | null;
  readonly recounted_by_id: number | null;
}

/** A speaker as an edit would leave it. */
export interface RenamedSpeaker {
  readonly id: number;
  readonly kind: SpeakerKind;
  /** The main name first, and the other names by which copies agree. */
  readonly names: readonly [string, ...string[]];
  readonly members: readonly string[];
}

interface Known {
  readonly kind: SpeakerKind;
  /** The main name first. */
  readonly names: readonly string[];
  readonly members: readonly { readonly id: number; readonly name: string }[];
}

/** Reads the names against which credits are held. For the program itself: nothing is hidden. */
export class NamesReader extends UnfilteredReader {
  /**
   * Gives the names of those on record for any of these.
   * @param renamed a speaker who has other names than those stored
   */
  async of(
    recorded: readonly Recorded[],
    renamed?: RenamedSpeaker,
  ): Promise<(one: Recorded) => RecordedNames> {
    const ids = recorded.flatMap(({ speaker_id, voiced_by_id, recounted_by_id }) =>
      [speaker_id, voiced_by_id ?? [], recounted_by_id ?? []].flat(),
    );
    const speakers = await this.speakers([...new Set(ids)]);
    const own = renamed && { ...renamed, members: renamed.members.map((name) => ({ id: 0, name })) };
    const known = (id: number | null) => (id === renamed?.id ? own : speakers.get(id ?? 0));
    const namesOf = (id: number | null) => known(id)?.names ?? [];
    return ({ speaker_id, voiced_by_id, recounted_by_id }) => {
      const [speaker, voice] = [known(speaker_id), known(voiced_by_id)];
      const isPerson = speaker?.kind === 'person';
      return {
        // A body has no voice of its own; the words of a person are not those of whoever voices them.
        speaker: [...namesOf(speaker_id), ...(isPerson ? [] : namesOf(voiced_by_id))],
        voices: isPerson ? namesOf(voiced_by_id) : [],
        main: {
          speaker: namesOf(speaker_id).slice(0, 1),
          recounting: namesOf(recounted_by_id).slice(0, 1),
        },
        members: [...(speaker?.members ?? []), ...((isPerson ? null : voice)?.members ?? [])].map(
          ({ id, name }) => (id === renamed?.id ? renamed.names[0] : name),
        ),
        recounting: namesOf(recounted_by_id),
        isNamed: speaker?.kind !== 'unnamed',
      };
    };
  }

  /** By id. A name that waits for a second person is not one yet, and no copy agrees by one that nobody agreed to. */
  private async speakers(ids: readonly number[]): Promise<ReadonlyMap<number, Known>> {
    const own = this.db
      .selectFrom('speakers')
      .select(['id', 'kind', 'name', sql<number | null>`null`.as('member_id'), IS_MAIN.as('is_main')])
      .where(among('id', ids));
    const others = this.db
      .selectFrom('speaker_names')
      .innerJoin('speakers', 'speakers.id', 'speaker_names.speaker_id')
      .select([
        'speakers.id',
        'speakers.kind',
        'speaker_names.name',
        sql<number | null>`null`.as('member_id'),
        IS_OTHER.as('is_main'),
      ])
      .where(among('speaker_names.speaker_id', ids))
      .where('speaker_names.awaits_since', 'is', null)
      .where('speaker_names.sole_author_id', 'is', null);
    const members = this.db
      .selectFrom('speaker_members')
      .innerJoin('speakers as bodies', 'bodies.id', 'speaker_members.body_id')
      .innerJoin('speakers', 'speakers.id', 'speaker_members.member_id')
      .select(['bodies.id', 'bodies.kind', 'speakers.name', 'speakers.id as member_id'])
      .select(IS_OTHER.as('is_main'))
      .where(among('speaker_members.body_id', ids));
    const rows = await own.unionAll(others).unionAll(members).execute();
    return new Map([...grouped(rows, ({ id }) => id)].map(([id, all]) => [id, knownOf(all)]));
  }
}

const IS_MAIN = sql<0 | 1>`1`;
const IS_OTHER = sql<0 | 1>`0`;

interface NameRow {
  readonly kind: SpeakerKind;
  readonly name: string;
  /** Null for a name of the speaker. */
  readonly member_id: number | null;
  readonly is_main: 0 | 1;
}

function knownOf(rows: readonly NameRow[]): Known {
  const members = rows.flatMap(({ member_id: id, name }) => (id === null ? [] : [{ id, name }]));
  const own = rows.filter(({ member_id }) => member_id === null);
  const names = own.toSorted((a, b) => b.is_main - a.is_main).map(({ name }) => name);
  return { kind: rows[0]?.kind ?? 'person', names, members };
}
