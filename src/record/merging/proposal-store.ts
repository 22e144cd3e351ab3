import { type SqlBool, sql } from 'kysely';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { MergeProposalState, Role } from '../../vocabulary.js';

/** A merge of two speakers that one person proposed. */
export interface ProposalRow {
  readonly id: number;
  readonly going_id: number;
  readonly going: string;
  readonly kept_id: number;
  readonly kept: string;
  /** Null once erased. */
  readonly reason: string | null;
  readonly state: MergeProposalState;
  readonly author_id: number;
  readonly author: string;
  readonly author_role: Role;
  readonly created_at: string;
  readonly ended_at: string | null;
  readonly ended_by_id: number | null;
  readonly ended_by: string | null;
  readonly version: number;
}

/** Reads proposed merges: for checkers and above, since they name speakers and copies that may be restricted. */
export class ProposalReader extends ViewerReader {
  async byId(id: number): Promise<ProposalRow | undefined> {
    return this.sees ? this.rows().where('merge_proposals.id', '=', id).executeTakeFirst() : undefined;
  }

  /** The open one about two speakers, whichever of them is to go. */
  async openFor(one: number, other: number): Promise<ProposalRow | undefined> {
    const about = await this.openAbout(one);
    return about.find(({ going_id, kept_id }) => going_id === other || kept_id === other);
  }

  async openAbout(speakerId: number): Promise<ProposalRow[]> {
    return (await this.about(speakerId)).filter(({ state }) => state === 'open');
  }

  /** All about a speaker, the oldest first. */
  async about(speakerId: number): Promise<ProposalRow[]> {
    if (!this.sees) return [];
    return this.rows()
      .where((eb) =>
        eb.or([
          eb('merge_proposals.going_id', '=', speakerId),
          eb('merge_proposals.kept_id', '=', speakerId),
        ]),
      )
      .orderBy('merge_proposals.id')
      .execute();
  }

  /** Every open one, the oldest first. */
  async open(limit: number): Promise<ProposalRow[]> {
    if (!this.sees) return [];
    const query = this.rows().where(IS_OPEN);
    return query.orderBy('merge_proposals.id').limit(limit).execute();
  }

  private rows() {
    return this.db
      .selectFrom('merge_proposals')
      .innerJoin('speakers as going', 'going.id', 'merge_proposals.going_id')
      .innerJoin('speakers as kept', 'kept.id', 'merge_proposals.kept_id')
      .innerJoin('users as authors', 'authors.id', 'merge_proposals.author_id')
      .leftJoin('users as seconds', 'seconds.id', 'merge_proposals.ended_by')
      .select(['merge_proposals.id', 'merge_proposals.going_id', 'going.name as going'])
      .select(['merge_proposals.kept_id', 'kept.name as kept'])
      .select(['merge_proposals.reason', 'merge_proposals.state', 'merge_proposals.version'])
      .select(['merge_proposals.author_id', 'authors.name as author', 'authors.role as author_role'])
      .select(['merge_proposals.created_at', 'merge_proposals.ended_at'])
      .select(['merge_proposals.ended_by as ended_by_id', 'seconds.name as ended_by']);
  }
}

// A literal condition, since SQLite uses the partial index of open proposals only for literals.
const IS_OPEN = sql<SqlBool>`merge_proposals.state = 'open'`;
