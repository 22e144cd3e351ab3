import { type Kysely, sql } from 'kysely';

// Files of reference managers are imported in portions too, which changes the CHECK of `imports`; SQLite needs the table
// to be created again for that.

const STATEMENTS = [
  `CREATE TABLE imports_anew (
    id INTEGER PRIMARY KEY,
    change_id TEXT NOT NULL UNIQUE,
    actor_id INTEGER NOT NULL REFERENCES users (id),
    format TEXT NOT NULL CHECK (format IN ('csv', 'onrecord-json', 'csl-json', 'ris', 'bibtex')),
    kind TEXT NOT NULL CHECK (kind IN ('claims', 'sources', 'records')),
    name TEXT,
    state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'withdrawn')),
    rows_done INTEGER NOT NULL DEFAULT 0,
    rows_total INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    first_seq INTEGER,
    last_seq INTEGER,
    cancelled_by INTEGER REFERENCES users (id),
    reason TEXT CHECK (reason IN ('cancelled', 'stopped', 'changed', 'failed')),
    pid INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    CHECK ((state = 'running') = (ended_at IS NULL))
  ) STRICT`,
  `INSERT INTO imports_anew SELECT * FROM imports`,
  `DROP TABLE imports`,
  `ALTER TABLE imports_anew RENAME TO imports`,
  `CREATE UNIQUE INDEX imports_running ON imports (state) WHERE state = 'running'`,
  `CREATE UNIQUE INDEX imports_first_seq ON imports (first_seq)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
