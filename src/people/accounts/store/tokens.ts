import type { Selectable } from 'kysely';
import { prepared } from '../../../platform/db/queries/prepared.js';
import { InTransaction, UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { Schema } from '../../../platform/db/schema.js';
import type { Identified } from './sessions.js';

/** A token as its owner sees it: without its hash. */
export type KeptToken = Omit<Selectable<Schema['tokens']>, 'token_hash'>;

export class TokenReader extends UnfilteredReader {
  /** Undefined where there is none, it was revoked or has expired, or its owner is disabled. */
  async find(
    tokenHash: string,
    now: string,
  ): Promise<(Identified & { readonly tokenId: number; readonly lastUsedAt: string | null }) | undefined> {
    const [found] = await validToken(this.db, { tokenHash, now }, 'only');
    return found;
  }

  /** A user's unrevoked tokens, including expired ones, the newest first. */
  async byUser(userId: number): Promise<KeptToken[]> {
    return this.db
      .selectFrom('tokens')
      .select(['id', 'user_id', 'name', 'scope', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'])
      .where('user_id', '=', userId)
      .where('revoked_at', 'is', null)
      .orderBy('id', 'desc')
      .execute();
  }
}

const validToken = prepared((db, { tokenHash, now }: { tokenHash: string; now: string }) =>
  db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .select(['users.id', 'users.name', 'users.role', 'tokens.scope'])
    .select(['tokens.id as tokenId', 'tokens.last_used_at as lastUsedAt'])
    .select(['users.second_factor_at as secondFactorAt', 'users.time_zone as timeZone'])
    .where('tokens.token_hash', '=', tokenHash)
    .where('tokens.revoked_at', 'is', null)
    .where('tokens.expires_at', '>', now)
    .where('users.disabled_at', 'is', null),
);

export class TokenWriter extends InTransaction {
  /** Records its use. No event: it says nothing about what anybody did. */
  async touch(id: number, at: string): Promise<void> {
    await this.tx.updateTable('tokens').set({ last_used_at: at }).where('id', '=', id).execute();
  }
}
