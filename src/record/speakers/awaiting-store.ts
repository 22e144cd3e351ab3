import { sql } from 'kysely';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Role } from '../../vocabulary.js';

/** Another name of a speaker to which nobody else agreed. */
export interface AwaitingName {
  readonly id: number;
  readonly speaker_id: number;
  readonly speaker: string;
  readonly name: string;
  readonly language: string | null;
  readonly author_id: number;
  readonly author: string;
  readonly author_role: Role;
  /** UTC, ISO 8601; the time at which a name in force was added. */
  readonly awaits_since: string;
  /** 1 where it counts for all but the matches. */
  readonly is_in_force: 0 | 1;
}

/** Reads names that wait, and those in force by which no copy agrees: for checkers and above, since copies that credit them may be restricted. */
export class AwaitingNameReader extends ViewerReader {
  async byId(speakerId: number, id: number): Promise<AwaitingName | undefined> {
    return (await this.ofSpeaker(speakerId)).find((one) => one.id === id);
  }

  /** The oldest first. */
  async ofSpeaker(speakerId: number): Promise<AwaitingName[]> {
    if (!this.sees) return [];
    return this.rows()
      .where('speaker_names.speaker_id', '=', speakerId)
      .orderBy('speaker_names.id')
      .execute();
  }

  /** Of all speakers outside the trash: those that wait, and those in force of a speaker whom a copy contradicts. */
  async all(limit: number): Promise<AwaitingName[]> {
    if (!this.sees) return [];
    const contradicted = this.db
      .selectFrom('claim_match')
      .innerJoin('claims', 'claims.id', 'claim_match.claim_id')
      .select('claims.speaker_id')
      .where('claim_match.audience', '=', sql.lit<1>(1))
      .where('claim_match.standing', '=', sql.lit<'open'>('open'))
      .where('claim_match.state', '=', 'another_speaker')
      // No name answers that a source is recorded as crediting somebody else.
      .where('claim_match.snapshot_id', 'is not', null);
    const ofContradicted = this.kept()
      .where('sole_author_id', 'is not', null)
      .where('speaker_names.speaker_id', 'in', contradicted);
    const waiting = this.kept().where('awaits_since', 'is not', null);
    const either = this.db.selectFrom(waiting.unionAll(ofContradicted).as('names')).selectAll();
    return either.orderBy('is_in_force').orderBy('id').limit(limit).execute();
  }

  private kept() {
    return this.rows().where('speakers.trashed_at', 'is', null);
  }

  private rows() {
    return this.db
      .selectFrom('speaker_names')
      .innerJoin('speakers', 'speakers.id', 'speaker_names.speaker_id')
      .innerJoin('users', (join) =>
        join.on((eb) =>
          eb('users.id', '=', eb.fn.coalesce('speaker_names.author_id', 'speaker_names.sole_author_id')),
        ),
      )
      .select(['speaker_names.id', 'speaker_names.speaker_id', 'speakers.name as speaker'])
      .select(['speaker_names.name', 'speaker_names.language', 'users.id as author_id'])
      .select(['users.name as author', 'users.role as author_role'])
      .select(SINCE.as('awaits_since'))
      .select(IN_FORCE.as('is_in_force'));
  }
}

const IN_FORCE = sql<0 | 1>`speaker_names.sole_author_id is not null`;

const SINCE = sql<string>`coalesce(speaker_names.awaits_since, (select events.at from events
  where events.subject_kind = 'speaker_name' and events.subject_id = speaker_names.id order by events.seq limit 1), '')`;
