import { type SqlBool, sql } from 'kysely';
import { UnfilteredReader } from '../../../platform/db/queries/reader.js';
import type { Role } from '../../../vocabulary.js';

/** A user without the password hash, for everything but the sign-in. */
export interface User {
  readonly id: number;
  readonly kind: 'person' | 'system';
  readonly name: string;
  /** Null for the two system users alone. */
  readonly email: string | null;
  readonly role: Role;
  readonly disabled_at: string | null;
  readonly created_at: string;
  readonly version: number;
  readonly has_password: boolean;
  /** When the second factor was enabled; null where it is not. */
  readonly second_factor_at: string | null;
  readonly recovery_codes_left: number | null;
  readonly time_zone: string | null;
  /** The id of a citation style. */
  readonly citation_style: string | null;
}

/** What a sign-in needs. */
export interface SignInUser {
  readonly id: number;
  readonly password_hash: string | null;
  readonly disabled_at: string | null;
}

/** A user cannot be in the trash. One whom somebody has changed since then is in use. */
const IS_LISTED = sql<SqlBool>`users.version > 1 OR NOT EXISTS (SELECT 1 FROM import_ranges AS r
  WHERE r.table_name = 'users' AND r.hidden = 0 AND r.first_id <= users.id AND r.last_id >= users.id)`;

export class UserReader extends UnfilteredReader {
  async byId(id: number): Promise<User | undefined> {
    const row = await this.users().where('id', '=', id).executeTakeFirst();
    return row && toUser(row);
  }

  /** @param email in lower case, as stored */
  async byEmail(email: string): Promise<User | undefined> {
    const row = await this.users().where('email', '=', email).executeTakeFirst();
    return row && toUser(row);
  }

  /** All users by name, the two system users last; without those that an import wrote and withdrew. */
  async all(): Promise<User[]> {
    const rows = await this.users().where(IS_LISTED).orderBy('kind').orderBy('name').orderBy('id').execute();
    return rows.map(toUser);
  }

  async forSignIn(email: string): Promise<SignInUser | undefined> {
    return this.db
      .selectFrom('users')
      .select(['id', 'password_hash', 'disabled_at'])
      .where('email', '=', email)
      .executeTakeFirst();
  }

  async passwordHash(id: number): Promise<string | null> {
    const row = await this.db
      .selectFrom('users')
      .select('password_hash')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.password_hash ?? null;
  }

  /** The style in which a user copies citations; null where they chose none. */
  async citationStyle(id: number): Promise<string | null> {
    const query = this.db.selectFrom('users').select('citation_style').where('id', '=', id);
    return (await query.executeTakeFirst())?.citation_style ?? null;
  }

  /** Whether anybody can sign in with a password. */
  async anyPassword(): Promise<boolean> {
    const row = await this.db
      .selectFrom('users')
      .select('id')
      .where('password_hash', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The number of other admins who are not disabled. */
  async otherAdmins(id: number): Promise<number> {
    const { count } = await this.db
      .selectFrom('users')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('kind', '=', 'person')
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null)
      .where('id', '!=', id)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Whether nobody on this instance can be a second person. */
  async isOnePersonDesk(): Promise<boolean> {
    const { rows } = await sql<{ alone: 0 | 1 }>`SELECT ${isOnePersonDesk()} AS alone`.execute(this.db);
    return rows[0]?.alone === 1;
  }

  private users() {
    return this.db
      .selectFrom('users')
      .select(['id', 'kind', 'name', 'email', 'role', 'disabled_at', 'created_at', 'version'])
      .select(['second_factor_at', 'recovery_codes_left', 'time_zone', 'citation_style'])
      .select((eb) => eb('password_hash', 'is not', null).as('has_password'));
  }
}

function toUser<T extends { readonly has_password: unknown }>(
  row: T,
): T & { readonly has_password: boolean } {
  return { ...row, has_password: Boolean(row.has_password) };
}

/** Whether fewer than two people may check, so that nobody can agree to another's finding. */
export function isOnePersonDesk() {
  return sql<0 | 1>`((select count(*) from users where kind = 'person' and disabled_at is null
    and role in ('checker', 'editor', 'admin')) < 2)`;
}
