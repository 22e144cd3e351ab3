import { type Kysely, sql } from 'kysely';

// Fewer comparison keys for each claim, in a table without a second index and without a foreign key: both made an import
// slower with every claim that was there already. The keys are derived; `onrecord reindex` rebuilds them.

const STATEMENTS = [
  'DROP TABLE claim_shingles',
  `CREATE TABLE claim_shingles (
    shingle INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    PRIMARY KEY (shingle, claim_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT OR IGNORE INTO claim_shingles (shingle, claim_id)
    SELECT keys.value, claims.id FROM claims, json_each(comparison_keys('claim', claims.text)) AS keys
    WHERE claims.erased_by IS NULL ORDER BY 1, 2`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
