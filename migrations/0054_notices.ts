import { type Kysely, sql } from 'kysely';

// Notices for admins, and to whom each is sent. They hold no text of the record and leave no events.

const STATEMENTS = [
  `CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    cause TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('failing', 'well')),
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    since TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1 CHECK (times > 0),
    last_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    addressed_at TEXT
  ) STRICT`,
  'CREATE INDEX notices_said ON notices (kind, cause, outcome, id)',
  'CREATE INDEX notices_unaddressed ON notices (id) WHERE addressed_at IS NULL',
  `CREATE TABLE notice_deliveries (
    id INTEGER PRIMARY KEY,
    notice_id INTEGER NOT NULL REFERENCES notices (id),
    recipient TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'given_up')),
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    queued_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    ended_at TEXT,
    answer TEXT,
    UNIQUE (notice_id, recipient),
    CHECK ((state IN ('sent', 'given_up')) = (ended_at IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX notice_deliveries_open ON notice_deliveries (due_at, id) WHERE state IN ('waiting', 'sending')`,
  `CREATE INDEX notice_deliveries_given_up ON notice_deliveries (id) WHERE state = 'given_up'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
