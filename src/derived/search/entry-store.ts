import { sql } from 'kysely';
import { prepared } from '../../platform/db/queries/prepared.js';
import type { ClaimEntriesTable, Tx } from '../../platform/db/schema.js';
import { ENTRIES_OF_CLAIMS, NOTES_OF_CLAIM } from './entries-sql.js';

// Updates the entry of a single claim, which is what most changes need. Writes only an entry that keeps its number,
// and only where its content changed; index.ts writes all others.

/** The part of an entry that a change can affect. */
export type Touched = 'all' | 'notes';

/**
 * Updates the entry in place. @returns false where it is new, removed or to be renumbered, and nothing was written
 */
export async function rewriteEntry(tx: Tx, claimId: number, touched: Touched): Promise<boolean> {
  const [before] = await standing(tx, { claimId }, 'only');
  if (before === undefined) return false;
  const [after] = await (touched === 'notes' ? notesNow : entryNow)(tx, { claimId }, 'only');
  const entry = { ...before, ...after };
  if (after === undefined || PLACE.some((column) => entry[column] !== before[column])) return false;
  if (FOUND_BY.every((column) => entry[column] === before[column])) return true;
  // NOTE: the index before the entry, from which it reads what to delete. One statement deletes and inserts together;
  // two would write nearly the same data to disk twice.
  await intoIndex(tx, entry, 'only');
  await intoEntry(tx, entry, 'only');
  return true;
}

const PLACE = ['entry', 'public', 'wide_until'] as const;
const FOUND_BY = ['words', 'wordings', 'names', 'sources', 'notes', 'tokens'] as const;

type Asked = { claimId: number };
type Written = Pick<ClaimEntriesTable, 'claim_id' | (typeof FOUND_BY)[number]>;

const standing = prepared((db, { claimId }: Asked) =>
  db.selectFrom('claim_entries').selectAll().where('claim_id', '=', claimId),
);

const entryNow = prepared((db, { claimId }: Asked) => {
  const query = sql<ClaimEntriesTable>`${sql.raw(ENTRIES_OF_CLAIMS)} AND claims.id = ${claimId}`;
  return { compile: () => query.compile(db) };
});

const notesNow = prepared((db, { claimId }: Asked) => {
  const query = sql<
    Pick<ClaimEntriesTable, 'notes'>
  >`SELECT ${sql.raw(NOTES_OF_CLAIM)} AS notes FROM claims WHERE id = ${claimId}`;
  return { compile: () => query.compile(db) };
});

const intoIndex = prepared((db, { claim_id, words, wordings, names, sources, notes, tokens }: Written) => {
  const query = sql`UPDATE claim_index
    SET words = ${words}, wordings = ${wordings}, names = ${names}, sources = ${sources}, notes = ${notes}, tokens = ${tokens}
    WHERE rowid = (SELECT entry FROM claim_entries WHERE claim_id = ${claim_id})`;
  return { compile: () => query.compile(db) };
});

const intoEntry = prepared((db, { claim_id, words, wordings, names, sources, notes, tokens }: Written) =>
  db
    .updateTable('claim_entries')
    .set({ words, wordings, names, sources, notes, tokens })
    .where('claim_id', '=', claim_id),
);
