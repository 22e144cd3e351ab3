import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { Delivery } from './delivery-store.js';
import type { NoticeWords } from './model/message.js';

/** A mail of a notice, as it is listed. */
export type ListedMail = Pick<Delivery, 'recipient' | 'state' | 'tries' | 'due_at' | 'ended_at' | 'answer'>;

/** A notice with its mails. */
export interface ListedNotice extends NoticeWords {
  readonly last_at: string;
  /** When a notice said that it works again; null where none did, or it is such a notice itself. */
  readonly resolved_at: string | null;
  readonly mails: readonly ListedMail[];
}

export class NoticeListReader extends UnfilteredReader {
  /** Newest first. */
  async page(after: string | null, limit: number): Promise<Page<ListedNotice>> {
    const wanted = { after, limit, direction: 'desc', keys: ['notices.id'] } as const;
    const { rows, next } = await pageOf(this.#notices(), wanted);
    const mails = await this.#mailsOf(rows.map(({ id }) => id));
    const withMails = rows.map((row) => ({
      ...row,
      mails: mails.filter(({ notice_id }) => notice_id === row.id).map(({ notice_id: _, ...mail }) => mail),
    }));
    return { rows: withMails, next };
  }

  /** The recipients whose last mail was given up. */
  async unreached(): Promise<readonly string[]> {
    // SQLite takes `state` from the row that has the maximum.
    const rows = await this.db
      .selectFrom('notice_deliveries')
      .select((eb) => ['recipient', 'state', eb.fn.max('ended_at').as('ended_at')])
      .where('ended_at', 'is not', null)
      .groupBy('recipient')
      .execute();
    return rows.filter(({ state }) => state === 'given_up').map(({ recipient }) => recipient);
  }

  #notices() {
    const columns = ['id', 'kind', 'outcome', 'subject', 'detail', 'since', 'times'] as const;
    return this.db
      .selectFrom('notices')
      .select(columns.map((column) => `notices.${column}` as const))
      .select(['notices.last_at', 'notices.created_at'])
      .select((eb) =>
        eb
          .selectFrom('notices as well')
          .select((of) => of.fn.min('well.created_at').as('at'))
          .whereRef('well.kind', '=', 'notices.kind')
          .whereRef('well.cause', '=', 'notices.cause')
          .where('well.outcome', '=', 'well')
          .where('notices.outcome', '=', 'failing')
          .whereRef('well.id', '>', 'notices.id')
          .as('resolved_at'),
      );
  }

  #mailsOf(notices: readonly number[]) {
    return this.db
      .selectFrom('notice_deliveries')
      .select(['notice_id', 'recipient', 'state', 'tries', 'due_at', 'ended_at', 'answer'])
      .where('notice_id', 'in', notices)
      .orderBy('notice_id')
      .orderBy('id')
      .execute();
  }
}
