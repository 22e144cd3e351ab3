import { type Kysely, sql } from 'kysely';

// The search index of claims: one entry for each claim that is not in the trash, and a full-text index over the entries.
// The number of an entry consists of the date and the claim's id, so that the index returns claims in order of date
// without sorting. The program separates the words by spaces, because SQLite's tokenizers do not segment Chinese.

const TABLES = [
  `CREATE TABLE claim_entries (
    entry INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL UNIQUE REFERENCES claims (id),
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    wide_until TEXT,
    words TEXT NOT NULL,
    wordings TEXT NOT NULL,
    names TEXT NOT NULL,
    sources TEXT NOT NULL,
    notes TEXT NOT NULL,
    tokens TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX claim_entries_public ON claim_entries (public)`,
  `CREATE INDEX claim_entries_wide ON claim_entries (wide_until) WHERE wide_until IS NOT NULL`,
  `CREATE VIRTUAL TABLE claim_index USING fts5 (words, wordings, names, sources, notes, tokens,
    content = 'claim_entries', content_rowid = 'entry', tokenize = "ascii tokenchars '_'", prefix = '2 3')`,
  `CREATE VIRTUAL TABLE claim_terms USING fts5vocab (claim_index, row)`,
  // Deleted words are overwritten in the file.
  `INSERT INTO claim_index (claim_index, rank) VALUES ('secure-delete', 1)`,
  `DROP TABLE claim_search`,
];

const FILL = [
  `INSERT INTO claim_entries (entry, claim_id, public, wide_until, words, wordings, names, sources, notes, tokens)
  SELECT
    coalesce(CAST(julianday(claims.said_on_min) - 1721058.5 AS INTEGER), 0) * 2147483648 + claims.id,
    claims.id,
    claims.ground_rule = 'on_record',
    CASE WHEN claims.said_on_min IS NOT claims.said_on_max THEN coalesce(claims.said_on_max, '9999-12-31') END,
    spaced_words(claims.text),
    spaced_words((SELECT group_concat(wording, char(31)) FROM (SELECT DISTINCT a.wording FROM attributions a
      WHERE a.claim_id = claims.id AND a.trashed_at IS NULL AND a.wording <> claims.text ORDER BY a.wording))),
    spaced_words((SELECT s.name FROM speakers s WHERE s.id = claims.speaker_id) || coalesce(char(31) ||
      (SELECT group_concat(name, char(31)) FROM (SELECT n.name FROM speaker_names n
        WHERE n.speaker_id = claims.speaker_id ORDER BY n.name)), '')),
    spaced_words((SELECT group_concat(title, char(31)) FROM (SELECT DISTINCT
        s.title || coalesce(char(31) || s.translated_title, '') || coalesce(char(31) || o.name, '') AS title
      FROM attributions a JOIN sources s ON s.id = a.source_id LEFT JOIN outlets o ON o.id = s.outlet_id
      WHERE a.claim_id = claims.id AND a.trashed_at IS NULL ORDER BY s.id))),
    spaced_words(coalesce(claims.summary, '') || char(31) || coalesce(claims.note, '') || coalesce(char(31) ||
      (SELECT group_concat(body, char(31)) FROM (SELECT n.body FROM annotations n
        LEFT JOIN annotations p ON p.id = n.parent_id
        LEFT JOIN attributions a ON a.id = n.attribution_id
        WHERE (n.claim_id = claims.id OR n.attribution_id IN (SELECT x.id FROM attributions x WHERE x.claim_id = claims.id))
          AND n.trashed_at IS NULL AND p.trashed_at IS NULL AND a.trashed_at IS NULL ORDER BY n.id)), '')),
    '_all' || CASE WHEN claims.ground_rule = 'on_record' THEN ' _public' ELSE '' END
      || ' _st_' || coalesce(claim_status.status, 'open')
      || CASE WHEN claim_status.stale > 0 THEN ' _stale' ELSE '' END
      || CASE WHEN claim_status.pending > 0 THEN ' _waiting' ELSE '' END
      || ' _fo_' || claims.form || ' _sp_' || claims.speaker_id
      || coalesce(' _oc_' || claims.occasion_id, '')
      || coalesce(' _la_' || replace(lower(claims.language), '-', '_'), '')
      || coalesce(' ' || (SELECT group_concat(DISTINCT '_so_' || a.source_id) FROM attributions a
          WHERE a.claim_id = claims.id AND a.trashed_at IS NULL), '')
      || coalesce(' ' || (SELECT group_concat(DISTINCT '_ou_' || s.outlet_id) FROM attributions a
          JOIN sources s ON s.id = a.source_id WHERE a.claim_id = claims.id AND a.trashed_at IS NULL), '')
      || coalesce(' ' || (SELECT group_concat(DISTINCT '_tg_' || t.tag_id) FROM claim_tags t
          WHERE t.claim_id = claims.id), '')
  FROM claims LEFT JOIN claim_status ON claim_status.claim_id = claims.id
  WHERE claims.trashed_at IS NULL`,
  `INSERT INTO claim_index (claim_index) VALUES ('rebuild')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...FILL]) await sql.raw(statement).execute(db);
}
