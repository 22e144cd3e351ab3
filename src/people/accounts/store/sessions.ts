import { prepared } from '../../../platform/db/queries/prepared.js';
import { InTransaction, UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { Role, Scope } from '../../../vocabulary.js';

// Sessions, keyed by hashes: secrets never get here. They leave no event.

/** The user of a session or a token. */
export interface Identified {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  /** When their second factor was enabled; null where it is not. */
  readonly secondFactorAt: string | null;
  readonly timeZone: string | null;
}

export interface KeptSession {
  readonly id_hash: string;
  readonly created_at: string;
  readonly seen_at: string;
}

/** A session is valid if it began after one time and was last used after another (UTC, ISO 8601). */
export interface Lasting {
  readonly begunAfter: string;
  readonly seenAfter: string;
}

export class SessionReader extends UnfilteredReader {
  /** Undefined where there is none, it has ended, or its user is disabled. */
  async find(
    idHash: string,
    lasting: Lasting,
  ): Promise<(Identified & { readonly seenAt: string; readonly visitedAt: string | null }) | undefined> {
    const [row] = await lastingSession(this.db, { idHash, ...lasting }, 'only');
    return row && { ...row, scope: 'write' };
  }

  /** The number of valid sessions of users who are not disabled. */
  async count(lasting: Lasting): Promise<number> {
    const { count } = await this.db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('sessions.created_at', '>', lasting.begunAfter)
      .where('sessions.seen_at', '>', lasting.seenAfter)
      .where('users.disabled_at', 'is', null)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Whether it existed; an ended session is kept for some days. */
  async wasKnown(idHash: string): Promise<boolean> {
    const row = await this.db
      .selectFrom('sessions')
      .select('id_hash')
      .where('id_hash', '=', idHash)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** A user's valid sessions, the most recently used first. */
  async byUser(userId: number, lasting: Lasting): Promise<KeptSession[]> {
    return this.db
      .selectFrom('sessions')
      .select(['id_hash', 'created_at', 'seen_at'])
      .where('user_id', '=', userId)
      .where('created_at', '>', lasting.begunAfter)
      .where('seen_at', '>', lasting.seenAfter)
      .orderBy('seen_at', 'desc')
      .orderBy('id_hash')
      .execute();
  }
}

export class SessionWriter extends InTransaction {
  async begin(idHash: string, userId: number, at: string): Promise<void> {
    await this.tx
      .insertInto('sessions')
      .values({ id_hash: idHash, user_id: userId, created_at: at, seen_at: at })
      .execute();
  }

  async end(idHash: string): Promise<void> {
    await this.tx.deleteFrom('sessions').where('id_hash', '=', idHash).execute();
  }

  async endAll(userId: number): Promise<void> {
    await this.tx.deleteFrom('sessions').where('user_id', '=', userId).execute();
  }

  /** Deletes ended sessions. */
  async forget({ begunAfter, seenAfter }: Lasting): Promise<void> {
    await this.tx
      .deleteFrom('sessions')
      .where((eb) => eb.or([eb('created_at', '<=', begunAfter), eb('seen_at', '<=', seenAfter)]))
      .execute();
  }

  /** Never backwards: two requests may come at once. */
  async touch(idHash: string, at: string): Promise<void> {
    await this.tx
      .updateTable('sessions')
      .set({ seen_at: at })
      .where('id_hash', '=', idHash)
      .where('seen_at', '<', at)
      .execute();
  }
}

const lastingSession = prepared((db, asked: { idHash: string; begunAfter: string; seenAfter: string }) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('visits', 'visits.user_id', 'users.id')
    .select(['users.id', 'users.name', 'users.role', 'sessions.seen_at as seenAt'])
    .select(['visits.seen_at as visitedAt', 'users.second_factor_at as secondFactorAt'])
    .select('users.time_zone as timeZone')
    .where('sessions.id_hash', '=', asked.idHash)
    .where('sessions.created_at', '>', asked.begunAfter)
    .where('sessions.seen_at', '>', asked.seenAfter)
    .where('users.disabled_at', 'is', null),
);
