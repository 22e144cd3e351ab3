import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { NoticeKind } from './model/kinds.js';
import type { NoticeWords } from './model/message.js';
import type { LastNotices, PastNotice } from './model/repetition.js';

/** Which failure, of which kind. */
export interface Cause {
  readonly kind: NoticeKind;
  readonly cause: string;
}

interface StoredNotice extends NoticeWords {
  readonly last_at: string;
  readonly addressed_at: string | null;
}

const COLUMNS = [
  ...(['id', 'kind', 'outcome', 'subject', 'detail', 'since', 'times', 'last_at', 'created_at'] as const),
  'addressed_at',
] as const;

export class NoticeReader extends UnfilteredReader {
  /** The newest notices of a cause. */
  async lastNotices(
    cause: Cause,
  ): Promise<LastNotices & { readonly latest: (PastNotice & StoredNotice) | null }> {
    const [failing, latestWell] = [await this.latest(cause, 'failing'), await this.latest(cause, 'well')];
    const latest = (failing?.id ?? 0) > (latestWell?.id ?? 0) ? failing : latestWell;
    return { latest, latestWell };
  }

  /** The causes of a kind whose newest notice is a failure. */
  async failing(kind: NoticeKind): Promise<readonly Cause[]> {
    const rows = await this.db
      .selectFrom('notices')
      .select(['cause', 'outcome'])
      .where('kind', '=', kind)
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('notices')
          .select((of) => of.fn.max('id').as('id'))
          .where('kind', '=', kind)
          .groupBy('cause'),
      )
      .execute();
    return rows.filter(({ outcome }) => outcome === 'failing').map(({ cause }) => ({ kind, cause }));
  }

  /** Notices without deliveries, made at this time or later, oldest first. */
  async unaddressed(since: string): Promise<readonly StoredNotice[]> {
    return this.db
      .selectFrom('notices')
      .select(COLUMNS)
      .where('addressed_at', 'is', null)
      .where('created_at', '>=', since)
      .orderBy('id')
      .execute();
  }

  /** The notice of a kind that was made at this time or later and has no mails yet, or mails that wait; null where there is none. */
  async idOfOpen(kind: NoticeKind, since: string): Promise<number | null> {
    const row = await this.db
      .selectFrom('notices')
      .select('id')
      .where('kind', '=', kind)
      .where('created_at', '>=', since)
      .where((eb) =>
        eb.or([
          eb('addressed_at', 'is', null),
          eb.exists(
            eb
              .selectFrom('notice_deliveries')
              .select('notice_deliveries.id')
              .whereRef('notice_id', '=', 'notices.id')
              .where('state', 'in', ['waiting', 'sending']),
          ),
        ]),
      )
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async byId(id: number): Promise<StoredNotice | undefined> {
    return this.db.selectFrom('notices').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  }

  private async latest({ kind, cause }: Cause, outcome: PastNotice['outcome']): Promise<StoredNotice | null> {
    const row = await this.db
      .selectFrom('notices')
      .select(COLUMNS)
      .where('kind', '=', kind)
      .where('cause', '=', cause)
      .where('outcome', '=', outcome)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  }
}

export interface NewNotice extends Cause {
  readonly outcome: PastNotice['outcome'];
  readonly subject: string;
  readonly detail: string;
  readonly since: string;
  readonly times: number;
}

export class NoticeWriter extends InTransaction {
  async add(notice: NewNotice, at: string): Promise<number> {
    const { id } = await this.tx
      .insertInto('notices')
      .values({ ...notice, last_at: at, created_at: at, addressed_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Counts a failure that has a recent notice. */
  async count(id: number, { detail }: Pick<NewNotice, 'detail'>, at: string): Promise<void> {
    await this.tx
      .updateTable('notices')
      .set((eb) => ({ times: eb('times', '+', 1), detail, last_at: at }))
      .where('id', '=', id)
      .execute();
  }

  async markAddressed(id: number, at: string): Promise<void> {
    await this.tx.updateTable('notices').set({ addressed_at: at }).where('id', '=', id).execute();
  }

  /** Deletes those last counted before a time, with their deliveries. */
  async forget(before: string): Promise<void> {
    const old = this.tx.selectFrom('notices').select('id').where('last_at', '<', before);
    await this.tx.deleteFrom('notice_deliveries').where('notice_id', 'in', old).execute();
    await this.tx.deleteFrom('notices').where('last_at', '<', before).execute();
  }
}
