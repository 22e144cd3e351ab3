import { sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { ClaimEntriesTable } from '../../platform/db/schema.js';
import { entryNow } from './entry-store.js';
import { ClaimIndexWriter, INSERT_ENTRIES } from './index-writer-store.js';

// Derives index entries apart from the full-text index: for a check, and where stored entries differ from what they
// should be.

export class EntriesApart extends InTransaction {
  /**
   * Writes the entries of claims that have none here.
   * @param stored their stored entries: notes that are indexed later stay as they are there
   */
  async derive(claimIds: readonly number[], stored: readonly StoredNotes[]): Promise<void> {
    await sql`${INSERT_ENTRIES} AND ${among('claims.id', claimIds)}`.execute(this.tx);
    await sql`UPDATE claim_entries SET notes = n.value ->> 'notes' FROM json_each(${JSON.stringify(stored)}) AS n
      WHERE claim_id = n.value ->> 'claim_id'`.execute(this.tx);
  }

  /**
   * Derives the entries of these claims again. The full-text index forgets an entry by its stored words: where these
   * were changed by hand and the index still has the right ones, it is left alone.
   */
  async restore(claimIds: readonly number[]): Promise<void> {
    const indexed = new Set<number>();
    for (const id of claimIds) if (await this.isIndexed(id)) indexed.add(id);
    await new ClaimIndexWriter(this.tx).refresh(claimIds.filter((id) => !indexed.has(id)));
    const ids = [...indexed];
    const stored = await this.lateNotes(ids);
    await this.tx.deleteFrom('claim_entries').where(among('claim_id', ids)).execute();
    await this.derive(ids, stored);
  }

  /** Whether the full-text index has what the entry of a claim should be; nothing, where it should have none. */
  private async isIndexed(claimId: number): Promise<boolean> {
    const [entry] = await entryNow(this.tx, { claimId }, 'only');
    const stored = this.tx.selectFrom('claim_entries').select('entry').where('claim_id', '=', claimId);
    const rowid = entry?.entry ?? (await stored.executeTakeFirst())?.entry ?? 0;
    const wanted = entry === undefined ? quoted('_all') : wordsOf(entry);
    const { rows } = await sql`SELECT 1 FROM claim_index WHERE claim_index MATCH ${wanted}
      AND rowid = ${rowid}`.execute(this.tx);
    return rows.length > 0 === (entry !== undefined);
  }

  /** The notes in the stored entries of these claims, of which some are indexed later. */
  async lateNotes(claimIds: readonly number[]): Promise<StoredNotes[]> {
    const { rows } = await sql<StoredNotes>`SELECT e.claim_id, e.notes FROM main.claim_entries AS e
      WHERE ${among('e.claim_id', claimIds)} AND e.claim_id IN (
        SELECT coalesce(n.claim_id, a.claim_id) FROM annotations AS n
        LEFT JOIN attributions AS a ON a.id = n.attribution_id
        WHERE n.id > (SELECT up_to FROM notes_indexed))`.execute(this.tx);
    return rows;
  }

  /** Counts the facets of all entries again. */
  async recount(): Promise<void> {
    await sql`DELETE FROM entry_facets`.execute(this.tx);
    await sql`DELETE FROM facet_combos`.execute(this.tx);
    await sql`INSERT INTO facet_combos (facets, year, claims, hidden)
      SELECT facets, ${YEAR}, sum(${IS_SEEN}), sum(NOT ${IS_SEEN}) FROM claim_entries AS e GROUP BY 1, 2`.execute(
      this.tx,
    );
    await sql`INSERT INTO entry_facets (entry, combo_id)
      SELECT e.entry, c.id FROM claim_entries AS e JOIN facet_combos AS c ON c.facets = e.facets AND c.year = ${YEAR}`.execute(
      this.tx,
    );
  }
}

/** Finds an entry with the same words in every column. */
function wordsOf(entry: ClaimEntriesTable): string {
  const phrases = (['words', 'wordings', 'names', 'sources'] as const).flatMap((column) =>
    entry[column] === '' ? [] : `${column} : ${quoted(entry[column])}`,
  );
  const tokens = entry.tokens.split(' ').map((token) => `tokens : ${quoted(token)}`);
  return [...phrases, ...tokens].join(' AND ');
}

function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}

interface StoredNotes {
  readonly claim_id: number;
  readonly notes: string;
}

// NOTE: as the triggers of claim_entries have them.
const YEAR = sql.raw(
  `CASE WHEN e.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (e.entry >> 31) + 1721058.5) AS INTEGER) END`,
);
const IS_SEEN = sql.raw(
  `(e.claim_id > coalesce((SELECT last_id FROM import_ranges WHERE hidden = 1 AND table_name = 'claims'
    AND first_id <= e.claim_id ORDER BY first_id DESC LIMIT 1), -1))`,
);

export class FacetCounts extends UnfilteredReader {
  /** Whether every entry counts where its facets and its year say, and each number is that of its entries. */
  async areRight(): Promise<boolean> {
    const { rows } = await sql<{ wrong: number }>`
      SELECT EXISTS (SELECT 1 FROM claim_entries AS e LEFT JOIN entry_facets AS f ON f.entry = e.entry
          LEFT JOIN facet_combos AS c ON c.id = f.combo_id AND c.facets = e.facets AND c.year = ${YEAR}
          WHERE c.id IS NULL)
        OR EXISTS (SELECT 1 FROM facet_combos AS c LEFT JOIN (
          SELECT f.combo_id, sum(${IS_SEEN}) AS claims, sum(NOT ${IS_SEEN}) AS hidden
          FROM entry_facets AS f JOIN claim_entries AS e ON e.entry = f.entry GROUP BY f.combo_id
        ) AS n ON n.combo_id = c.id
          WHERE coalesce(n.claims, 0) <> c.claims OR coalesce(n.hidden, 0) <> c.hidden)
        OR EXISTS (SELECT 1 FROM entry_facets AS f WHERE NOT EXISTS (
          SELECT 1 FROM claim_entries AS e WHERE e.entry = f.entry)) AS wrong`.execute(this.db);
    return rows[0]?.wrong === 0;
  }
}
