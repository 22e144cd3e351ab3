import { type Kysely, sql } from 'kysely';

// How many claims of each year have each combination of status, match, form and language, kept by triggers, so that the
// numbers beside the filters of a list need not be counted. `facets` is the part of an entry's tokens before its speaker; the
// language moves there.

const LANGUAGE = `substr(tokens, instr(tokens, ' _la_'), instr(substr(tokens, instr(tokens, ' _la_') + 1) || ' ', ' '))`;
const SPEAKER = `instr(tokens, ' _sp_')`;

/** The number of an entry begins with the day, counted from the year 0; 0 stands for no date. */
const yearOf = (entry: string) =>
  `CASE WHEN ${entry} >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (${entry} >> 31) + 1721058.5) AS INTEGER) END`;

const ADDED = `
  INSERT INTO facet_combos (facets, year, claims) VALUES (NEW.facets, ${yearOf('NEW.entry')}, 1)
    ON CONFLICT (facets, year) DO UPDATE SET claims = claims + 1;
  INSERT INTO entry_facets (entry, combo_id)
    SELECT NEW.entry, id FROM facet_combos WHERE facets = NEW.facets AND year = ${yearOf('NEW.entry')};`;
const REMOVED = `
  UPDATE facet_combos SET claims = claims - 1 WHERE id = (SELECT combo_id FROM entry_facets WHERE entry = OLD.entry);
  DELETE FROM entry_facets WHERE entry = OLD.entry;`;

const STATEMENTS = [
  `UPDATE claim_entries SET tokens = substr(tokens, 1, ${SPEAKER} - 1) || ${LANGUAGE}
      || replace(substr(tokens, ${SPEAKER}), ${LANGUAGE}, '') WHERE instr(tokens, ' _la_') > 0`,
  `ALTER TABLE claim_entries ADD COLUMN facets TEXT NOT NULL AS (substr(tokens, 1, instr(tokens, ' _sp_') - 1)) VIRTUAL`,
  `CREATE TABLE facet_combos (
    id INTEGER PRIMARY KEY,
    facets TEXT NOT NULL,
    year INTEGER NOT NULL,
    claims INTEGER NOT NULL CHECK (claims >= 0),
    UNIQUE (facets, year)
  ) STRICT`,
  `CREATE TABLE entry_facets (
    entry INTEGER PRIMARY KEY,
    combo_id INTEGER NOT NULL REFERENCES facet_combos (id)
  ) STRICT`,
  `INSERT INTO facet_combos (facets, year, claims)
    SELECT facets, ${yearOf('entry')}, count(*) FROM claim_entries GROUP BY 1, 2`,
  `INSERT INTO entry_facets (entry, combo_id)
    SELECT e.entry, c.id FROM claim_entries e JOIN facet_combos c ON c.facets = e.facets AND c.year = ${yearOf('e.entry')} ORDER BY e.entry`,
  `CREATE TRIGGER claim_entries_added AFTER INSERT ON claim_entries BEGIN${ADDED} END`,
  `CREATE TRIGGER claim_entries_removed AFTER DELETE ON claim_entries BEGIN${REMOVED} END`,
  `CREATE TRIGGER claim_entries_changed AFTER UPDATE OF entry, tokens ON claim_entries
    WHEN OLD.facets <> NEW.facets OR OLD.entry <> NEW.entry BEGIN${REMOVED}${ADDED} END`,
  `DROP TABLE claim_terms`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
