import { type Kysely, sql } from 'kysely';

// Comparisons of wordings with the saved copies of their sources, and the positions of passages in newer copies. All of
// it is derived from the record and can be rebuilt. The queue of comparisons is a table, so that a server that stopped
// continues with it.

const TABLES = [
  `CREATE TABLE comparisons (
    attribution_id INTEGER NOT NULL REFERENCES attributions (id),
    snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
    attribution_version INTEGER NOT NULL,
    engine INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('exact', 'elided', 'truncated', 'altered', 'spliced', 'not_found', 'not_compared')),
    flags TEXT NOT NULL CHECK (json_valid(flags)),
    spans TEXT NOT NULL CHECK (json_valid(spans)),
    alignment TEXT NOT NULL CHECK (json_valid(alignment)),
    PRIMARY KEY (attribution_id, snapshot_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX comparisons_snapshot ON comparisons (snapshot_id)`,
  `CREATE INDEX comparisons_engine ON comparisons (engine)`,
  `CREATE TABLE anchors (
    id INTEGER PRIMARY KEY,
    attribution_id INTEGER REFERENCES attributions (id),
    annotation_id INTEGER REFERENCES annotations (id),
    from_snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
    snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
    state TEXT NOT NULL CHECK (state IN ('same', 'moved', 'altered', 'gone')),
    start_utf16 INTEGER,
    end_utf16 INTEGER,
    flags TEXT NOT NULL CHECK (json_valid(flags)),
    CHECK ((attribution_id IS NOT NULL) + (annotation_id IS NOT NULL) = 1),
    CHECK ((start_utf16 IS NULL) = (end_utf16 IS NULL)),
    CHECK ((start_utf16 IS NULL) = (state = 'gone')),
    CHECK (start_utf16 <= end_utf16)
  ) STRICT`,
  `CREATE UNIQUE INDEX anchors_attribution ON anchors (attribution_id, snapshot_id) WHERE attribution_id IS NOT NULL`,
  `CREATE UNIQUE INDEX anchors_annotation ON anchors (annotation_id, snapshot_id) WHERE annotation_id IS NOT NULL`,
  `CREATE INDEX anchors_snapshot ON anchors (snapshot_id)`,
  `CREATE INDEX anchors_from ON anchors (from_snapshot_id)`,
  `CREATE INDEX anchors_changed ON anchors (snapshot_id) WHERE state IN ('altered', 'gone')`,
  `CREATE TABLE comparisons_due (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    attribution_id INTEGER REFERENCES attributions (id),
    annotation_id INTEGER REFERENCES annotations (id),
    CHECK ((attribution_id IS NOT NULL) + (annotation_id IS NOT NULL) = 1)
  ) STRICT`,
  `CREATE UNIQUE INDEX comparisons_due_attribution ON comparisons_due (attribution_id) WHERE attribution_id IS NOT NULL`,
  `CREATE UNIQUE INDEX comparisons_due_annotation ON comparisons_due (annotation_id) WHERE annotation_id IS NOT NULL`,
  `CREATE INDEX comparisons_due_source ON comparisons_due (source_id)`,
  // The last recheck of a source and its result. Not an event, because a nightly run would fill the history.
  `CREATE TABLE source_checks (
    source_id INTEGER PRIMARY KEY REFERENCES sources (id),
    checked_at TEXT NOT NULL,
    snapshot_id INTEGER REFERENCES snapshots (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('same', 'changed', 'failed')),
    reason TEXT
  ) STRICT`,
  // The text of saved copies in parts of 8,192 characters that overlap by 1,024, so that a long copy does not match
  // merely because each word occurs somewhere in it. A row's number is 2^52 if everybody may see the copy, plus 4,096
  // times the copy's id, plus the part's. Contentless: the text is stored in snapshots.text alone.
  `CREATE VIRTUAL TABLE snapshot_index USING fts5 (words, content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '_'")`,
  `CREATE INDEX attributions_snapshot ON attributions (snapshot_id) WHERE snapshot_id IS NOT NULL`,
];

// With FTS5's own secure-delete, adding one note rewrote every word of its claim in place: two thirds of the cost of the
// change. Erased words are overwritten all the same: an erasure merges the index, and SQLite overwrites freed pages.
const INDEX = [`INSERT INTO claim_index (claim_index, rank) VALUES ('secure-delete', 0)`];

// Existing quotations are queued, so that the server compares them when it starts.
const FILL = [
  `INSERT INTO comparisons_due (source_id, attribution_id)
   SELECT a.source_id, a.id FROM attributions a
   WHERE a.trashed_at IS NULL AND a.wording IS NOT NULL
     AND EXISTS (SELECT 1 FROM snapshots s WHERE s.source_id = a.source_id AND s.trashed_at IS NULL AND s.erased_by IS NULL)`,
  `INSERT INTO comparisons_due (source_id, annotation_id)
   SELECT s.source_id, n.id FROM annotations n JOIN snapshots s ON s.id = n.snapshot_id
   WHERE n.trashed_at IS NULL AND n.selector_exact IS NOT NULL AND s.erased_by IS NULL`,
  `INSERT INTO snapshot_index (rowid, words)
   WITH RECURSIVE parts (snapshot_id, part, size) AS (
     SELECT id, 0, length(text) FROM snapshots WHERE text IS NOT NULL AND trashed_at IS NULL
     UNION ALL
     SELECT snapshot_id, part + 1, size FROM parts WHERE (part + 1) * 7168 + 1024 < size AND part < 4095
   )
   SELECT
     CASE WHEN EXISTS (SELECT 1 FROM claims c JOIN attributions a ON a.claim_id = c.id
       WHERE c.ground_rule <> 'on_record' AND a.source_id = s.source_id) THEN 0 ELSE 4503599627370496 END
       + parts.snapshot_id * 4096 + parts.part,
     spaced_words(substr(s.text, parts.part * 7168 + 1, 8192))
   FROM parts JOIN snapshots s ON s.id = parts.snapshot_id
   ORDER BY 1`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...INDEX, ...FILL]) await sql.raw(statement).execute(db);
}
