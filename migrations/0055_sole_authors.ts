import { type Kysely, sql } from 'kysely';

// Another name that one person added makes no copy agree until a second person agrees to it. Names that are there
// already were in force for the matches, and stay so.

const STATEMENTS = [
  'ALTER TABLE speaker_names ADD COLUMN sole_author_id INTEGER REFERENCES users (id)',
  // Who voices the words of a person makes no copy agree any more: those matches are derived again with the comparison.
  `INSERT INTO comparisons_due (source_id, attribution_id)
    SELECT attributions.source_id, attributions.id FROM attributions
    JOIN claims ON claims.id = attributions.claim_id
    JOIN speakers ON speakers.id = claims.speaker_id
    WHERE attributions.voiced_by_id IS NOT NULL AND attributions.wording IS NOT NULL AND speakers.kind = 'person'
    ON CONFLICT DO NOTHING`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
