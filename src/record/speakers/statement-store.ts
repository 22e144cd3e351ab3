import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Matched } from '../../derived/match/model/claim-match.js';
import { withMatch } from '../../derived/match/store.js';
import type { StatusColumns } from '../../derived/status/model/reason.js';
import { withStatus } from '../../derived/status/status-store.js';
import { isSeenOnlyInOwnPieces } from '../../platform/db/queries/own-pieces.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { ClaimsTable } from '../../platform/db/schema.js';

/** A claim of the speaker, of a body of which it is a member, or of somebody else to whom its words are credited. */
export type Statement = Pick<Selectable<ClaimsTable>, Column> & {
  readonly speaker_name: string;
  readonly occasion_name: string | null;
  readonly occasion_place: string | null;
  /** Whether nobody has seen another source of it than our own piece. */
  readonly is_only_ours: SqlBool;
} & StatusColumns &
  Matched;

const COLUMNS = [
  ...(['id', 'text', 'language', 'form', 'ground_rule', 'speaker_id'] as const),
  ...(['said_on', 'said_on_min', 'said_on_max', 'created_at', 'updated_at'] as const),
] as const;
type Column = (typeof COLUMNS)[number];

const ROWS = 50;

/** Reads what speakers said, as one viewer may see it. */
export class StatementReader extends ViewerReader {
  /** The claims of these speakers by date, newest first, those without one last. */
  async of(speakerIds: readonly number[], after: string | null): Promise<Page<Statement>> {
    const query = this.statements().where('claims.speaker_id', 'in', speakerIds);
    const keys = ['claims.said_on_min', 'claims.id'] as const;
    const page = await pageOf(query, { after, limit: ROWS, direction: 'desc', keys });
    return { ...page, rows: await this.checked(page.rows) };
  }

  /** What this speaker said that is wrongly credited to somebody else, newest first. */
  async miscredited(speakerId: number): Promise<Statement[]> {
    const rows = await this.statements()
      .where('claims.id', 'in', (eb) =>
        eb
          .selectFrom('findings')
          .innerJoin('claim_status', 'claim_status.finding_id', 'findings.id')
          .select('findings.claim_id')
          .where('findings.actual_speaker_id', '=', speakerId)
          .where('claim_status.status', '=', 'misattributed'),
      )
      .orderBy('claims.said_on_min', 'desc')
      .orderBy('claims.id', 'desc')
      .limit(ROWS)
      .execute();
    return this.checked(rows);
  }

  private statements() {
    return this.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .leftJoin('occasions', 'occasions.id', 'claims.occasion_id')
      .select(COLUMNS.map((column) => `claims.${column}` as const))
      .select(['speakers.name as speaker_name'])
      .select(['occasions.name as occasion_name', 'occasions.place as occasion_place'])
      .select(isSeenOnlyInOwnPieces(sql.ref('claims.id')).as('is_only_ours'))
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
  }

  private async checked<Row extends { readonly id: number }>(rows: readonly Row[]) {
    return withMatch(this.db, this.viewer, await withStatus(this.db, this.viewer, rows));
  }
}
