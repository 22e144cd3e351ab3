import type { Db, Tx } from '../db/schema.js';
import type { Role, Scope } from '../vocabulary.js';

/** A user as a session or a token finds them. */
export interface Identified {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
}

/** Looks secrets up by their hashes; nothing here ever sees a secret. */
export class SessionReader {
  protected readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** The user of a session that began after `begunAfter` and was last seen after `seenAfter` (ISO 8601). */
  async bySession(
    idHash: string,
    begunAfter: string,
    seenAfter: string,
  ): Promise<(Identified & { readonly seenAt: string }) | undefined> {
    const row = await this.db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['users.id', 'users.name', 'users.role', 'sessions.seen_at as seenAt'])
      .where('sessions.id_hash', '=', idHash)
      .where('sessions.created_at', '>', begunAfter)
      .where('sessions.seen_at', '>', seenAfter)
      .where('users.disabled_at', 'is', null)
      .executeTakeFirst();
    return row && { ...row, scope: 'write' };
  }

  async byToken(
    tokenHash: string,
    now: string,
  ): Promise<(Identified & { readonly tokenId: number; readonly lastUsedAt: string | null }) | undefined> {
    return this.db
      .selectFrom('tokens')
      .innerJoin('users', 'users.id', 'tokens.user_id')
      .select([
        'users.id',
        'users.name',
        'users.role',
        'tokens.scope',
        'tokens.id as tokenId',
        'tokens.last_used_at as lastUsedAt',
      ])
      .where('tokens.token_hash', '=', tokenHash)
      .where('tokens.revoked_at', 'is', null)
      .where('tokens.expires_at', '>', now)
      .where('users.disabled_at', 'is', null)
      .executeTakeFirst();
  }
}
