import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../platform/db/queries/prepared.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import { ENTRIES_OF_CLAIMS, rewriteEntry, rewriteNotes } from './entry-store.js';
import { whole } from './span-store.js';

// Writes the index of claims, together with entry-store.ts, which it calls.

/** Claims refreshed by one statement, which blocks every request: 20 ms or so. */
const BATCH = 250;

export class ClaimIndexWriter extends InTransaction {
  /** Recomputes the entries of these claims. */
  async refresh(claimIds: readonly number[]): Promise<void> {
    for (let at = 0; at < claimIds.length; at += BATCH)
      await this.refreshBatch(claimIds.slice(at, at + BATCH));
  }

  private async refreshBatch(claimIds: readonly number[]): Promise<void> {
    const [first] = claimIds;
    if (first === undefined) return;
    if (claimIds.length === 1 && (await rewriteEntry(this.tx, first))) return;
    const [ids, how] =
      claimIds.length === 1 ? ([first, 'one'] as const) : ([JSON.stringify(claimIds), 'many'] as const);
    for (const step of REFRESH) await step(this.tx, { ids }, how);
  }

  /** The same where only notes changed. */
  async refreshNotes(claimIds: readonly number[]): Promise<void> {
    if (claimIds.length > 0) await rewriteNotes(this.tx, claimIds);
  }

  /** Counts the facets of the entries that were hidden from readers among those that are not. */
  async showHiddenFacets(): Promise<void> {
    await sql`UPDATE facet_combos SET claims = claims + hidden, hidden = 0 WHERE hidden > 0`.execute(this.tx);
  }

  /** Rebuilds the whole index; returns the number of entries. */
  async rebuild(): Promise<number> {
    await sql`DELETE FROM claim_entries`.execute(this.tx);
    await sql`${INSERT_ENTRIES} ORDER BY 1`.execute(this.tx);
    // NOTE: before any other command, which would read a damaged index.
    await sql`INSERT INTO claim_index (claim_index) VALUES ('delete-all')`.execute(this.tx);
    // During a rebuild, segments can be merged while they are written.
    await this.tell('automerge', 4);
    await sql`INSERT INTO claim_index (claim_index) VALUES ('rebuild')`.execute(this.tx);
    await this.tell('automerge', 0);
    await sql`UPDATE notes_indexed SET up_to = (SELECT coalesce(max(id), 0) FROM annotations)`.execute(
      this.tx,
    );
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM claim_entries`.execute(this.tx);
    return rows[0]?.n ?? 0;
  }

  /**
   * Merges some of the segments that changes have left.
   * @param pages how many pages of 4 KB to write at most
   * @returns whether there was anything to merge
   * @source SQLite, FTS5, the 'merge' command: a difference of one in total_changes() is its own row
   */
  async merge(pages: number): Promise<boolean> {
    const before = await this.written();
    await this.tell('merge', pages);
    return (await this.written()) - before > 1;
  }

  private async tell(what: 'automerge' | 'merge', rank: number): Promise<void> {
    await sql`INSERT INTO claim_index (claim_index, rank) VALUES (${what}, ${whole(rank)})`.execute(this.tx);
  }

  private async written(): Promise<number> {
    const { rows } = await sql<{ n: number }>`SELECT total_changes() AS n`.execute(this.tx);
    return rows[0]?.n ?? 0;
  }

  /** Merges the whole index into one segment, so that deleted content leaves the file. */
  async optimise(): Promise<void> {
    await sql`INSERT INTO claim_index (claim_index) VALUES ('optimize')`.execute(this.tx);
  }
}

/** More conditions on `claims` may be appended. */
export const INSERT_ENTRIES = sql.raw(`INSERT INTO claim_entries
  (entry, claim_id, public, wide_until, words, wordings, names, sources, notes, tokens)${ENTRIES_OF_CLAIMS}`);

/**
 * For entries that are new, removed or renumbered, and for several at once; built once, since building takes as long
 * as running.
 */
const REFRESH = [
  // NOTE: the index before the entries, from which it reads what to delete.
  step(
    (ids) =>
      sql`DELETE FROM claim_index WHERE rowid IN (SELECT entry FROM claim_entries WHERE claim_id IN ${ids})`,
  ),
  step((ids) => sql`DELETE FROM claim_entries WHERE claim_id IN ${ids}`),
  step((ids) => sql`${INSERT_ENTRIES} AND claims.id IN ${ids}`),
  // NOTE: in order, since FTS5 flushes to disk each time a rowid is below the one before.
  step(
    (ids) => sql`INSERT INTO claim_index (rowid, words, wordings, names, sources, notes, tokens)
      SELECT entry, words, wordings, names, sources, notes, tokens FROM claim_entries
      WHERE claim_id IN ${ids} ORDER BY entry`,
  ),
] as const;

// Most changes affect one claim, for which reading a list of ids costs as much as computing the entry.
function step(worded: (ids: RawBuilder<unknown>) => RawBuilder<unknown>) {
  return prepared((db, { ids }: { ids: string | number }, how: 'one' | 'many') => {
    const wording = worded(how === 'one' ? sql`(${ids})` : sql`(SELECT value FROM json_each(${ids}))`);
    return { compile: () => wording.compile(db) };
  });
}
