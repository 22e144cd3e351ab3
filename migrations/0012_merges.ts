import { type Kysely, sql } from 'kysely';

// A record that was merged into another stays as a row, so that its address redirects and the merge can be undone.
// `merge_moves` lists the ids of what moved and holds no text.

const MERGED = ['speakers', 'outlets', 'occasions', 'sources', 'tags'] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of MERGED) {
    await sql
      .raw(
        `ALTER TABLE ${table} ADD COLUMN merged_into_id INTEGER REFERENCES ${table} (id)
  CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND trashed_at IS NOT NULL))`,
      )
      .execute(db);
    await sql
      .raw(`ALTER TABLE ${table} ADD COLUMN merge_moves TEXT
  CHECK ((merge_moves IS NULL) = (merged_into_id IS NULL) AND (merge_moves IS NULL OR json_valid(merge_moves)))`)
      .execute(db);
    // Only restricted claims used it when it was merged, so its own data stays visible only to those who may see them.
    await sql
      .raw(`ALTER TABLE ${table} ADD COLUMN merge_restricted INTEGER NOT NULL DEFAULT 0
  CHECK (merge_restricted IN (0, 1))`)
      .execute(db);
    await sql
      .raw(`CREATE INDEX ${table}_merged ON ${table} (merged_into_id) WHERE merged_into_id IS NOT NULL`)
      .execute(db);
  }
  await sql`ALTER TABLE speaker_names ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1))`.execute(
    db,
  );
  await sql`DROP TRIGGER snapshots_never_change`.execute(db);
  await sql`CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots
    WHEN NOT (NEW.id = OLD.id AND NEW.captured_at = OLD.captured_at
    AND NEW.captured_by = OLD.captured_by AND NEW.how = OLD.how AND NEW.media_type = OLD.media_type
    AND NEW.text_sha256 = OLD.text_sha256 AND NEW.raw_sha256 = OLD.raw_sha256
    AND (NEW.source_id = OLD.source_id
      OR (SELECT merged_into_id FROM sources WHERE id = OLD.source_id) IS NEW.source_id
      OR (SELECT merged_into_id FROM sources WHERE id = NEW.source_id) IS OLD.source_id)
    AND ((NEW.text IS OLD.text AND NEW.typed_in_by IS OLD.typed_in_by AND NEW.original_name IS OLD.original_name
          AND NEW.final_url IS OLD.final_url AND NEW.headers IS OLD.headers AND NEW.erased_by IS OLD.erased_by)
      OR (OLD.erased_by IS NULL AND NEW.erased_by IS NOT NULL AND NEW.text IS NULL AND NEW.typed_in_by IS NULL
          AND NEW.original_name IS NULL AND NEW.final_url IS NULL AND NEW.headers IS NULL)))
    BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END`.execute(db);
}
