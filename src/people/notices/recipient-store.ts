import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import { isMailAddress } from '../../platform/mail/mail-settings.js';

export class RecipientReader extends UnfilteredReader {
  /** The addresses of the admins who can sign in, as far as mail can be sent to them. */
  async admins(): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('users')
      .select('email')
      .where('kind', '=', 'person')
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null)
      .where('password_hash', 'is not', null)
      .orderBy('id')
      .execute();
    return rows.flatMap(({ email }) => (email !== null && isMailAddress(email) ? [email] : []));
  }
}
