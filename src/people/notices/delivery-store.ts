import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { DeliveryState } from './model/retries.js';

/** One mail of a notice to one address. */
export interface Delivery {
  readonly id: number;
  readonly notice_id: number;
  readonly recipient: string;
  readonly message_id: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'given_up';
  readonly tries: number;
  readonly queued_at: string;
  readonly due_at: string;
  readonly ended_at: string | null;
  readonly answer: string | null;
}

const COLUMNS = [
  ...(['id', 'notice_id', 'recipient', 'message_id', 'state', 'tries', 'queued_at', 'due_at'] as const),
  ...(['ended_at', 'answer'] as const),
];

export class DeliveryReader extends UnfilteredReader {
  /**
   * Those to try next.
   * @param until they are due up to this time
   * @param from and from this one on
   */
  async due(until: string, from: string, limit: number): Promise<readonly Delivery[]> {
    return this.db
      .selectFrom('notice_deliveries')
      .select(COLUMNS)
      .where('state', 'in', ['waiting', 'sending'])
      .where((eb) => eb.or([eb('due_at', '<=', until), eb('due_at', '>=', from)]))
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  async counts(): Promise<{ readonly waiting: number; readonly givenUp: number }> {
    const counted = (states: readonly Delivery['state'][]) =>
      this.db
        .selectFrom('notice_deliveries')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', 'in', states)
        .executeTakeFirstOrThrow();
    const waiting = await counted(['waiting', 'sending']);
    return { waiting: waiting.count, givenUp: (await counted(['given_up'])).count };
  }
}

export class DeliveryWriter extends InTransaction {
  async add(mail: Pick<Delivery, 'notice_id' | 'recipient' | 'message_id'>, at: string): Promise<void> {
    await this.tx
      .insertInto('notice_deliveries')
      .values({ ...mail, state: 'waiting', queued_at: at, due_at: at, ended_at: null, answer: null })
      .execute();
  }

  /** Before a mail is sent, so that one of which nothing more is known was perhaps sent. */
  async begin(id: number): Promise<void> {
    await this.tx
      .updateTable('notice_deliveries')
      .set((eb) => ({ state: 'sending', tries: eb('tries', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }

  async end(id: number, state: DeliveryState): Promise<void> {
    await this.tx.updateTable('notice_deliveries').set(state).where('id', '=', id).execute();
  }

  /** Queues what waits or was given up anew. Returns how many mails. */
  async retry(noticeId: number, at: string): Promise<number> {
    const { numUpdatedRows } = await this.tx
      .updateTable('notice_deliveries')
      .set({ state: 'waiting', tries: 0, queued_at: at, due_at: at, ended_at: null })
      .where('notice_id', '=', noticeId)
      .where('state', 'in', ['waiting', 'given_up'])
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }
}
