import type { Selectable } from 'kysely';
import { InTransaction, UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { SignInLinksTable } from '../../../platform/db/schema.js';

/** A one-time sign-in link, keyed by the hash of its secret. It leaves no event. */
export type Link = Selectable<SignInLinksTable>;

export class LinkReader extends UnfilteredReader {
  async find(linkHash: string, purpose: Link['purpose']): Promise<Link | undefined> {
    return this.db
      .selectFrom('sign_in_links')
      .selectAll()
      .where('link_hash', '=', linkHash)
      .where('purpose', '=', purpose)
      .executeTakeFirst();
  }
}

export class LinkWriter extends InTransaction {
  async keep(link: Link): Promise<void> {
    await this.tx.insertInto('sign_in_links').values(link).execute();
  }

  async use(linkHash: string, at: string): Promise<void> {
    await this.tx
      .updateTable('sign_in_links')
      .set({ used_at: at })
      .where('link_hash', '=', linkHash)
      .execute();
  }

  /** Deletes unused links: a user's, or those for the first admin. */
  async withdraw(userId: number | null): Promise<void> {
    await this.tx
      .deleteFrom('sign_in_links')
      .where('user_id', userId === null ? 'is' : '=', userId)
      .where('used_at', 'is', null)
      .execute();
  }

  /** Deletes links that expired before a time. */
  async forget(before: string): Promise<void> {
    await this.tx.deleteFrom('sign_in_links').where('expires_at', '<', before).execute();
  }
}
