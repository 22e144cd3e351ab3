import { createHash } from 'node:crypto';
import { migrations } from '../../migrations/index.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { migrate } from '../../src/platform/db/migrate.js';
import { fakeClock } from './database.js';

/** Of how many migrations it is, of those there are. */
export const OLD_MIGRATIONS = 4;
export const OLD_CLAIMS = 3_000;

const AT = '2026-01-01T00:00:00.000Z';
const TEXT = Array.from({ length: 200 }, (_, at) => `Words ${at} of a copy, in a line.`).join('\n');

/** Makes a desk as an earlier version left it: before findings, searching and comparing, with rows for all three. */
export async function oldDesk(file: string): Promise<void> {
  const old = Object.fromEntries(Object.entries(migrations).slice(0, OLD_MIGRATIONS));
  await migrate({ file, clock: fakeClock(), migrations: old });
  const connection = openConnection(file, 'write');
  const made = {
    at: AT,
    sha: createHash('sha256').update(TEXT).digest('hex'),
    text: TEXT,
    claims: OLD_CLAIMS,
  };
  connection.exec('BEGIN');
  for (const statement of STATEMENTS) connection.prepare(statement).run(pick(made, statement));
  connection.exec('COMMIT');
  connection.close();
}

const NUMBERS = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :claims)';
const STATEMENTS = [
  `INSERT INTO speakers (kind, name, created_at, created_by, updated_at) VALUES ('person', 'Wang Yi', :at, 1, :at)`,
  `${NUMBERS} INSERT INTO sources (type, title, created_at, created_by, updated_at)
   SELECT 'article-newspaper', 'Article ' || i, :at, 1, :at FROM n WHERE i <= 50`,
  `INSERT INTO snapshots (source_id, captured_at, captured_by, how, media_type, text, text_sha256, raw_sha256)
   SELECT id, :at, 1, 'paste', 'text/plain', :text, :sha, :sha FROM sources`,
  `INSERT INTO snapshot_bytes (snapshot_id, bytes) SELECT id, CAST(text AS BLOB) FROM snapshots`,
  `${NUMBERS} INSERT INTO claims (text, form, speaker_id, created_at, created_by, updated_at)
   SELECT 'Words ' || (i % 200) || ' of a copy, in a line', 'direct', 1, :at, 1, :at FROM n`,
  `INSERT INTO attributions (claim_id, source_id, wording, created_at, created_by, updated_at)
   SELECT id, 1 + id % 50, text, :at, 1, :at FROM claims`,
];

/** A statement is given what it names, and nothing else. */
function pick(values: Readonly<Record<string, unknown>>, statement: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => statement.includes(`:${name}`)));
}
