import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Role } from '../../vocabulary.js';

/** Another name of a speaker that waits for a second person. */
export interface AwaitingName {
  readonly id: number;
  readonly speaker_id: number;
  readonly speaker: string;
  readonly name: string;
  readonly language: string | null;
  readonly author_id: number;
  readonly author: string;
  readonly author_role: Role;
  /** UTC, ISO 8601. */
  readonly awaits_since: string;
}

/** Reads names that wait: for checkers and above, since copies that credit them may be restricted. */
export class AwaitingNameReader extends ViewerReader {
  async byId(speakerId: number, id: number): Promise<AwaitingName | undefined> {
    return (await this.ofSpeaker(speakerId)).find((one) => one.id === id);
  }

  /** The oldest first. */
  async ofSpeaker(speakerId: number): Promise<AwaitingName[]> {
    if (!this.sees) return [];
    return this.rows().where('speaker_names.speaker_id', '=', speakerId).execute();
  }

  /** Of all speakers outside the trash, the oldest first. */
  async all(limit: number): Promise<AwaitingName[]> {
    return this.sees ? this.rows().where('speakers.trashed_at', 'is', null).limit(limit).execute() : [];
  }

  private rows() {
    return this.db
      .selectFrom('speaker_names')
      .innerJoin('speakers', 'speakers.id', 'speaker_names.speaker_id')
      .innerJoin('users', 'users.id', 'speaker_names.author_id')
      .select(['speaker_names.id', 'speaker_names.speaker_id', 'speakers.name as speaker'])
      .select(['speaker_names.name', 'speaker_names.language', 'users.id as author_id'])
      .select(['users.name as author', 'users.role as author_role'])
      .select((eb) => eb.ref('speaker_names.awaits_since').$notNull().as('awaits_since'))
      .where('speaker_names.awaits_since', 'is not', null)
      .orderBy('speaker_names.id');
  }
}
