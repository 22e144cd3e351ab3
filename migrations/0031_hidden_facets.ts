import { type Kysely, sql } from 'kysely';

// Counts the claims of a running import beside those that readers see, so that the end of an import only adds the two,
// however many claims it has.

const YEAR = `CASE WHEN NEW.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (NEW.entry >> 31) + 1721058.5) AS INTEGER) END`;
const isSeen = (
  id: string,
) => `${id} > coalesce((SELECT last_id FROM import_ranges WHERE hidden = 1 AND table_name = 'claims'
      AND first_id <= ${id} ORDER BY first_id DESC LIMIT 1), -1)`;

const ADDED = `
  INSERT INTO facet_combos (facets, year, claims, hidden)
    SELECT NEW.facets, ${YEAR}, seen, NOT seen FROM (SELECT ${isSeen('NEW.claim_id')} AS seen) WHERE true
    ON CONFLICT (facets, year) DO UPDATE SET claims = claims + excluded.claims, hidden = hidden + excluded.hidden;
  INSERT INTO entry_facets (entry, combo_id)
    SELECT NEW.entry, id FROM facet_combos WHERE facets = NEW.facets AND year = ${YEAR};`;
const REMOVED = `
  UPDATE facet_combos SET claims = claims - seen, hidden = hidden - (NOT seen)
    FROM (SELECT ${isSeen('OLD.claim_id')} AS seen)
    WHERE id = (SELECT combo_id FROM entry_facets WHERE entry = OLD.entry);
  DELETE FROM entry_facets WHERE entry = OLD.entry;`;

const STATEMENTS = [
  'ALTER TABLE facet_combos ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden >= 0)',
  'DROP TRIGGER claim_entries_added',
  'DROP TRIGGER claim_entries_removed',
  'DROP TRIGGER claim_entries_changed',
  `CREATE TRIGGER claim_entries_added AFTER INSERT ON claim_entries BEGIN${ADDED} END`,
  `CREATE TRIGGER claim_entries_removed AFTER DELETE ON claim_entries BEGIN${REMOVED} END`,
  `CREATE TRIGGER claim_entries_changed AFTER UPDATE OF entry, tokens ON claim_entries
    WHEN OLD.facets <> NEW.facets OR OLD.entry <> NEW.entry BEGIN${REMOVED}${ADDED} END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
