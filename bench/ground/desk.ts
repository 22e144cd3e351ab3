import { constants, copyFileSync } from 'node:fs';
import { hashSecret, newSecret } from '../../src/platform/credentials/secrets.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { deskOf } from '../desk/make.js';
import { removeDesk } from '../desk/remove.js';
import type { Desk } from './figure.js';

/** A copy of the generated desk, with a checker signed in. Remove it afterwards. */
export async function openBenchDesk(claims: number, tell: Desk['tell']): Promise<Desk> {
  const made = await deskOf(claims, tell);
  const file = `${made}.run.db`;
  removeDesk(file);
  copyFileSync(made, file, constants.COPYFILE_FICLONE);
  const { cookie, userId } = signIn(file, 'checker');
  return { file, claims, tell, cookie, checkerId: userId };
}

/** The Cookie header of a new session. */
export function signIn(file: string, role: 'checker' | 'editor'): { cookie: string; userId: number } {
  const connection = openConnection(file, 'write');
  const userId = connection.prepare('select id from users where role = ?').pluck().get(role) as number;
  const [secret, now] = [newSecret(), new Date().toISOString()];
  connection
    .prepare('insert into sessions (id_hash, user_id, created_at, seen_at) values (?, ?, ?, ?)')
    .run(hashSecret(secret), userId, now, now);
  connection.close();
  return { cookie: `onrecord=${secret}`, userId };
}
