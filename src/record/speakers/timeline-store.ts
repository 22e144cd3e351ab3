import type { StatusColumns } from '../../derived/status/model/reason.js';
import { withStatus } from '../../derived/status/status-store.js';
import { among } from '../../platform/db/queries/among.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Form } from '../../vocabulary.js';

/** A statement with a date, as the line of time needs it. */
export interface DatedStatement extends StatusColumns {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  /** EDTF. */
  readonly said_on: string;
  /** The first day it may mean, YYYY-MM-DD. */
  readonly said_on_min: string;
  readonly speaker_name: string;
}

export interface Timeline {
  /** Latest first. */
  readonly statements: readonly DatedStatement[];
  /** Whether there are earlier ones, too. */
  readonly isCut: boolean;
  /** Pairs that somebody linked as the same quotation. */
  readonly same: readonly (readonly [number, number])[];
}

/** The most statements of a line of time: a hundred marks fit, and the rest is counted. */
const MAX_STATEMENTS = 200;

/** Reads when somebody said what, as one viewer may see it. */
export class TimelineReader extends ViewerReader {
  /** Those with a date, of these speakers. */
  async of(speakerIds: readonly number[]): Promise<Timeline> {
    const rows = await this.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['claims.id', 'claims.text', 'claims.language', 'claims.form'])
      .select((eb) => [
        eb.ref('claims.said_on').$notNull().as('said_on'),
        eb.ref('claims.said_on_min').$notNull().as('said_on_min'),
        eb.ref('speakers.name').as('speaker_name'),
      ])
      .where('claims.speaker_id', 'in', speakerIds)
      .where('claims.said_on_min', 'is not', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('claims.said_on_min', 'desc')
      .orderBy('claims.id', 'desc')
      .limit(MAX_STATEMENTS + 1)
      .execute();
    const shown = rows.slice(0, MAX_STATEMENTS);
    return {
      statements: await withStatus(this.db, this.viewer, shown),
      isCut: rows.length > MAX_STATEMENTS,
      same: await this.sameAmong(shown.map(({ id }) => id)),
    };
  }

  private async sameAmong(ids: readonly number[]): Promise<(readonly [number, number])[]> {
    const links = await this.db
      .selectFrom('claim_links')
      .select(['claim_id', 'other_claim_id'])
      .where(among('claim_id', ids))
      .where('kind', '=', 'same_statement_as')
      .where('trashed_at', 'is', null)
      .execute();
    return links.map(({ claim_id, other_claim_id }) => [claim_id, other_claim_id]);
  }
}
