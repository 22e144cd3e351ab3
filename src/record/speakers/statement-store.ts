import type { Selectable } from 'kysely';
import type { Matched } from '../../derived/match/model/claim-match.js';
import { withMatch } from '../../derived/match/store.js';
import type { StatusColumns } from '../../derived/status/model/reason.js';
import { withStatus } from '../../derived/status/status-store.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { ClaimsTable, Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

/** A claim of the speaker, or of a body of which it is a member. */
export type Statement = Pick<
  Selectable<ClaimsTable>,
  | 'id'
  | 'text'
  | 'language'
  | 'form'
  | 'said_on'
  | 'said_on_min'
  | 'said_on_max'
  | 'ground_rule'
  | 'speaker_id'
> &
  StatusColumns &
  Matched;

/** A statement that is credited to somebody else. */
export type MiscreditedStatement = Statement & { readonly speaker_name: string };

const ROWS = 50;

const COLUMNS = [
  'claims.id',
  'claims.text',
  'claims.language',
  'claims.form',
  'claims.said_on',
  'claims.said_on_min',
  'claims.said_on_max',
  'claims.ground_rule',
  'claims.speaker_id',
] as const;

/** Reads what speakers said, as one viewer may see it. */
export class StatementReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  /** The claims of these speakers by date, newest first, those without one last. */
  async of(speakerIds: readonly number[], after: string | null): Promise<Page<Statement>> {
    const query = this.db
      .selectFrom('claims')
      .select(COLUMNS)
      .where('claims.speaker_id', 'in', speakerIds)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    const keys = ['claims.said_on_min', 'claims.id'] as const;
    const page = await pageOf(query, { after, limit: ROWS, direction: 'desc', keys });
    return {
      ...page,
      rows: await withMatch(this.db, this.viewer, await withStatus(this.db, this.viewer, page.rows)),
    };
  }

  /** What this speaker said that is wrongly credited to somebody else, newest first. */
  async miscredited(speakerId: number): Promise<MiscreditedStatement[]> {
    const rows = await this.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(COLUMNS)
      .select('speakers.name as speaker_name')
      .where('claims.id', 'in', (eb) =>
        eb
          .selectFrom('findings')
          .innerJoin('claim_status', 'claim_status.finding_id', 'findings.id')
          .select('findings.claim_id')
          .where('findings.actual_speaker_id', '=', speakerId)
          .where('claim_status.status', '=', 'misattributed'),
      )
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('claims.said_on_min', 'desc')
      .orderBy('claims.id', 'desc')
      .limit(ROWS)
      .execute();
    return withMatch(this.db, this.viewer, await withStatus(this.db, this.viewer, rows));
  }
}
