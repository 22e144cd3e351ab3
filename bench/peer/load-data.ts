import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPlain } from '../../src/platform/db/connection/open.js';
import { makeCollections } from './collections.js';
import { bootstrapDirectus, startDirectus } from './directus.js';
import { PEER_FOLDER } from './install.js';

// The claims of a desk in a database of Directus, with every index that its queries can use.

/** A database of Directus with the claims of this desk, made where there is none or the desk is newer. */
export async function directusOf(
  desk: string,
  claims: number,
  tell: (line: string) => void,
): Promise<string> {
  const file = join(PEER_FOLDER, `${claims}.db`);
  if (existsSync(file) && statSync(file).mtimeMs > statSync(desk).mtimeMs) return file;
  const part = `${file}.part.db`;
  for (const ending of ['', '-journal']) rmSync(part + ending, { force: true });
  tell('Directus: making its database');
  bootstrapDirectus(part);
  const program = await startDirectus(part);
  await makeCollections(program).finally(() => program.stop());
  tell('Directus: copying the claims');
  copyClaims(desk, part);
  renameSync(part, file);
  return file;
}

/** NOTE: Directus keeps dates in SQLite as milliseconds since 1970. */
const COPY = [
  `insert into speakers (id, kind, name, sort_name, language, description)
   select id, kind, name, sort_name, language, description from desk.speakers`,
  `insert into claims (id, text, language, form, status, ground_rule, said_on, summary, note, speaker)
   select id, text, language, form, coalesce(status, 'open'), ground_rule,
          unixepoch(said_on) * 1000, summary, note, speaker_id
   from desk.claims left join desk.claim_status on claim_id = id where trashed_at is null`,
  `insert into annotations (id, motivation, body, created_at, claim)
   select id, motivation, body, unixepoch(created_at) * 1000, claim_id
   from desk.annotations where trashed_at is null and claim_id in (select id from claims)`,
];

const INDEXED: readonly (readonly [table: string, column: string])[] = [
  ...(['speaker', 'status', 'language', 'form', 'said_on'] as const).map((one) => ['claims', one] as const),
  ['annotations', 'claim'],
];

function copyClaims(desk: string, file: string): void {
  const connection = openPlain(file);
  connection.exec('PRAGMA foreign_keys = OFF');
  connection.prepare('attach database ? as desk').run(desk);
  connection.exec(['BEGIN', ...COPY, 'COMMIT', 'DETACH DATABASE desk'].join(';\n'));
  for (const [table, column] of INDEXED)
    connection.exec(`create index ${table}_by_${column} on ${table} (${column})`);
  connection.exec('ANALYZE');
  connection.close();
}
