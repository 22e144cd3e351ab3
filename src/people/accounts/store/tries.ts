import { InTransaction } from '../../../platform/db/queries/reader.js';

/** The account and the origin of a sign-in attempt: hashes and networks, nothing that was typed. */
export interface Try {
  readonly account: string;
  readonly address: string;
}

/** Sign-in attempts that failed or are pending. They leave no event. */
export class TryWriter extends InTransaction {
  /** The time of the nth latest attempt like this one; null where there are fewer. */
  async nthLatest(like: Partial<Try>, n: number): Promise<string | null> {
    let query = this.tx.selectFrom('sign_in_failures').select('at');
    if (like.account !== undefined) query = query.where('account', '=', like.account);
    if (like.address !== undefined) query = query.where('address', '=', like.address);
    const row = await query
      .orderBy('at', 'desc')
      .offset(n - 1)
      .limit(1)
      .executeTakeFirst();
    return row?.at ?? null;
  }

  async note(tried: Try, at: string): Promise<void> {
    await this.tx
      .insertInto('sign_in_failures')
      .values({ ...tried, at })
      .execute();
  }

  /** After a success. */
  async clear({ account, address }: Try): Promise<void> {
    await this.tx
      .deleteFrom('sign_in_failures')
      .where('account', '=', account)
      .where('address', '=', address)
      .execute();
  }

  /** Deletes those older than a time (ISO 8601, UTC). */
  async forget(before: string): Promise<void> {
    await this.tx.deleteFrom('sign_in_failures').where('at', '<=', before).execute();
  }
}
