import { sql } from 'kysely';
import { ViewerReader } from '../../platform/db/queries/reader.js';

const SORTED = sql`coalesce(speakers.sort_name, speakers.name) collate nocase`;

/** The other speaker of a membership: a body's member or a member's body. */
export interface Related {
  readonly id: number;
  readonly name: string;
  readonly language: string | null;
}

/** Reads memberships that one viewer may see. */
export class MemberReader extends ViewerReader {
  /** The members of a body outside the trash, by their names for sorting. */
  async membersOf(bodyId: number): Promise<Related[]> {
    return this.kept()
      .innerJoin('speaker_members', 'speaker_members.member_id', 'speakers.id')
      .where('speaker_members.body_id', '=', bodyId)
      .orderBy(SORTED)
      .orderBy('speakers.id')
      .execute();
  }

  /** The bodies of a member outside the trash, by their names for sorting. */
  async bodiesOf(memberId: number): Promise<Related[]> {
    return this.kept()
      .innerJoin('speaker_members', 'speaker_members.body_id', 'speakers.id')
      .where('speaker_members.member_id', '=', memberId)
      .orderBy(SORTED)
      .orderBy('speakers.id')
      .execute();
  }

  /** All membership rows of a body, whoever may see them: an edit is compared with these. */
  async rowsOf(bodyId: number): Promise<{ readonly id: number; readonly member_id: number }[]> {
    return this.db
      .selectFrom('speaker_members')
      .innerJoin('speakers', 'speakers.id', 'speaker_members.member_id')
      .select(['speaker_members.id', 'speaker_members.member_id'])
      .where('speaker_members.body_id', '=', bodyId)
      .where('speakers.trashed_at', 'is', null)
      .orderBy('speaker_members.id')
      .execute();
  }

  private kept() {
    return this.db
      .selectFrom('speakers')
      .select(['speakers.id', 'speakers.name', 'speakers.language'])
      .where(this.visible.record('speaker'))
      .where('speakers.trashed_at', 'is', null);
  }
}
