import { sql } from 'kysely';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { Role, SetAsideKind } from '../../vocabulary.js';
import { answerIn, type Mismatch } from '../match/model/mismatch.js';

export interface SetAsideRow {
  readonly id: number;
  readonly claim_id: number;
  readonly attribution_id: number;
  readonly kind: SetAsideKind;
  /** Null together with `reason` once erased. */
  readonly answers: Mismatch | null;
  readonly difference: string | null;
  readonly reason: string | null;
  readonly source_id: number;
  readonly source_title: string;
  readonly author_id: number;
  readonly author: string;
  readonly author_role: Role;
  readonly created_at: string;
  readonly agreed_at: string | null;
  readonly agreed_name: string | null;
  /** Whether the action was not undone. */
  readonly is_standing: 0 | 1;
  readonly version: number;
}

/** Reads mismatches that were set aside: for checkers and above, since each quotes a copy that may be restricted. */
export class SetAsideReader extends ViewerReader {
  async byId(id: number): Promise<SetAsideRow | undefined> {
    if (!this.sees) return undefined;
    const [row] = await rowById(this.db, { id }, 'only');
    return row && withAnswers(row);
  }

  /** Oldest first, including those whose action was undone. */
  async ofClaim(claimId: number): Promise<SetAsideRow[]> {
    if (!this.sees) return [];
    return (await rowsOnClaim(this.db, { claimId }, 'only')).map(withAnswers);
  }
}

const rowById = prepared((db, { id }: { id: number }) => rows(db).where('set_asides.id', '=', id));

const rowsOnClaim = prepared((db, { claimId }: { claimId: number }) =>
  rows(db).where('set_asides.claim_id', '=', claimId).orderBy('set_asides.id'),
);

function rows(db: Db | Tx) {
  return db
    .selectFrom('set_asides')
    .innerJoin('attributions', 'attributions.id', 'set_asides.attribution_id')
    .innerJoin('sources', (join) => join.on('sources.id', '=', DIFFERING_SOURCE))
    .innerJoin('users as authors', 'authors.id', 'set_asides.author_id')
    .leftJoin('users as seconds', 'seconds.id', 'set_asides.agreed_by')
    .select(['set_asides.id', 'set_asides.claim_id', 'set_asides.attribution_id', 'set_asides.kind'])
    .select(['set_asides.answers', 'set_asides.difference', 'set_asides.reason', 'set_asides.version'])
    .select(['sources.id as source_id', 'sources.title as source_title'])
    .select(['set_asides.author_id', 'authors.name as author', 'authors.role as author_role'])
    .select(['set_asides.created_at', 'set_asides.agreed_at', 'seconds.name as agreed_name'])
    .select(IS_STANDING.as('is_standing'));
}

/** The source of the copy that was not matched: the attribution may have another by now. */
export const DIFFERING_SOURCE = sql<number>`coalesce((select snapshots.source_id from snapshots
  where snapshots.id = set_asides.answers ->> 'snapshot_id'), attributions.source_id)`;

const IS_STANDING = sql<
  0 | 1
>`exists (select 1 from standing_set_asides where standing_set_asides.set_aside_id = set_asides.id)`;

function withAnswers({
  answers,
  ...row
}: Omit<SetAsideRow, 'answers'> & { answers: string | null }): SetAsideRow {
  return { ...row, answers: answerIn(answers) };
}
