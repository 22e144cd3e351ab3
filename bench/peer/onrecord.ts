import { hashSecret, newSecret } from '../../src/platform/credentials/secrets.js';
import { withConnection } from '../../src/platform/db/connection/open.js';
import { startDesk } from '../ground/programs.js';
import type { Server } from './send.js';

/** The server on a desk, asked by a script with the token of an editor, who may import. */
export async function startOnrecord(file: string): Promise<Server> {
  const headers = { authorization: `Bearer ${addToken(file)}` };
  return { program: await startDesk(file), headers };
}

function addToken(file: string): string {
  const secret = newSecret();
  const now = new Date();
  const until = new Date(now.getTime() + 86_400_000);
  withConnection(file, 'write', (connection) => {
    const editor = connection.prepare("select id from users where role = 'editor'").pluck().get();
    connection
      .prepare(
        'insert into tokens (user_id, name, scope, token_hash, created_at, expires_at) values (?, ?, ?, ?, ?, ?)',
      )
      .run(editor, 'bench', 'write', hashSecret(secret), now.toISOString(), until.toISOString());
  });
  return secret;
}
