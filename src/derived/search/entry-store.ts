import { sql } from 'kysely';
import { prepared } from '../../platform/db/queries/prepared.js';
import type { ClaimEntriesTable, Tx } from '../../platform/db/schema.js';

// The content of index entries as one SQL query. A constant string, since it runs for one claim or a hundred
// thousand, without parameters.

/** The claim's own note fields, and the notes on it and its attributions, for a row of `claims`. */
const NOTES_OF_CLAIM = `spaced_words(coalesce(claims.summary, '') || char(31) || coalesce(claims.note, '') || coalesce(char(31) ||
      (SELECT group_concat(body, char(31)) FROM (SELECT n.body FROM annotations n
        LEFT JOIN annotations p ON p.id = n.parent_id
        LEFT JOIN attributions a ON a.id = n.attribution_id
        WHERE (n.claim_id = claims.id OR n.attribution_id IN (SELECT x.id FROM attributions x WHERE x.claim_id = claims.id))
          AND n.trashed_at IS NULL AND p.trashed_at IS NULL AND a.trashed_at IS NULL ORDER BY n.id)), ''))`;

/** Whether a question is open on a row of `claims`, or on one of its attributions. The indexes need these conditions as they are. */
const OPEN_QUESTION = `n.motivation = 'questioning' AND n.resolved_at IS NULL AND n.trashed_at IS NULL
      AND n.erased_by IS NULL`;
const HAS_QUESTIONS = `(EXISTS (SELECT 1 FROM annotations n WHERE n.claim_id = claims.id AND ${OPEN_QUESTION})
      OR EXISTS (SELECT 1 FROM attributions a CROSS JOIN annotations n ON n.attribution_id = a.id
        WHERE a.claim_id = claims.id AND a.trashed_at IS NULL AND ${OPEN_QUESTION}))`;

/** A row of claim_entries for every claim outside the trash. More conditions on `claims` may be appended. */
export const ENTRIES_OF_CLAIMS = `
  SELECT
    coalesce(CAST(julianday(claims.said_on_min) - 1721058.5 AS INTEGER), 0) * 2147483648 + claims.id AS entry,
    claims.id AS claim_id,
    claims.ground_rule = 'on_record' AS public,
    CASE WHEN claims.said_on_min IS NOT claims.said_on_max THEN coalesce(claims.said_on_max, '9999-12-31') END AS wide_until,
    spaced_words(claims.text) AS words,
    spaced_words((SELECT group_concat(wording, char(31)) FROM (SELECT DISTINCT a.wording FROM attributions a
      WHERE a.claim_id = claims.id AND a.trashed_at IS NULL AND a.wording <> claims.text ORDER BY a.wording))) AS wordings,
    spaced_words((SELECT s.name FROM speakers s WHERE s.id = claims.speaker_id) || coalesce(char(31) ||
      (SELECT group_concat(name, char(31)) FROM (SELECT n.name FROM speaker_names n
        WHERE n.speaker_id = claims.speaker_id AND n.awaits_since IS NULL AND (n.restricted = 0 OR claims.ground_rule <> 'on_record')
        ORDER BY n.name)), '')) AS names,
    spaced_words((SELECT group_concat(title, char(31)) FROM (SELECT DISTINCT
        s.title || coalesce(char(31) || s.translated_title, '') || coalesce(char(31) || o.name, '') AS title
      FROM attributions a JOIN sources s ON s.id = a.source_id LEFT JOIN outlets o ON o.id = s.outlet_id
      WHERE a.claim_id = claims.id AND a.trashed_at IS NULL ORDER BY s.id))) AS sources,
    ${NOTES_OF_CLAIM} AS notes,
    '_all' || CASE WHEN claims.ground_rule = 'on_record' THEN ' _public' ELSE '' END
      || ' _st_' || coalesce(claim_status.status, 'open')
      || ' _ma_' || coalesce((SELECT state FROM claim_match WHERE claim_id = claims.id AND audience = 1), 'not_compared')
      || ' _mp_' || coalesce((SELECT state FROM claim_match WHERE claim_id = claims.id AND audience = 0), 'not_compared')
      || CASE WHEN claim_status.stale > 0 THEN ' _stale' ELSE '' END
      || CASE WHEN claim_status.pending > 0 THEN ' _waiting' ELSE '' END
      || CASE WHEN ${HAS_QUESTIONS} THEN ' _ques' ELSE '' END
      || ' _fo_' || claims.form
      || coalesce(' _la_' || replace(lower(claims.language), '-', '_'), '')
      || ' _sp_' || claims.speaker_id
      || coalesce(' _oc_' || claims.occasion_id, '')
      || coalesce(' ' || (SELECT group_concat(DISTINCT '_so_' || a.source_id) FROM attributions a
          WHERE a.claim_id = claims.id AND a.trashed_at IS NULL), '')
      || coalesce(' ' || (SELECT group_concat(DISTINCT '_ou_' || s.outlet_id) FROM attributions a
          JOIN sources s ON s.id = a.source_id WHERE a.claim_id = claims.id AND a.trashed_at IS NULL), '')
      || coalesce(' ' || (SELECT group_concat(DISTINCT '_tg_' || t.tag_id) FROM claim_tags t
          WHERE t.claim_id = claims.id), '') AS tokens
  FROM claims LEFT JOIN claim_status ON claim_status.claim_id = claims.id
  WHERE claims.trashed_at IS NULL`;

// Updates the entry of a single claim, which is what most changes need. Writes only an entry that keeps its number,
// and only where its content changed; index-writer-store.ts writes all others.

/**
 * Updates the entry in place. @returns false where it is new, removed or to be renumbered, and nothing was written
 */
export async function rewriteEntry(tx: Tx, claimId: number): Promise<boolean> {
  const [before] = await standing(tx, { claimId }, 'only');
  if (before === undefined) return false;
  const [after] = await entryNow(tx, { claimId }, 'only');
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

/** The entry that a claim should have. */
export const entryNow = prepared((db, { claimId }: Asked) => {
  const query = sql<ClaimEntriesTable>`${sql.raw(ENTRIES_OF_CLAIMS)} AND claims.id = ${claimId}`;
  return { compile: () => query.compile(db) };
});

/** Updates the notes in the entries of these claims, where they changed. */
export async function rewriteNotes(tx: Tx, claimIds: readonly number[]): Promise<void> {
  const all = await notesNow(tx, { claims: JSON.stringify(claimIds) }, 'only');
  const differing = all.filter(({ before, notes }) => notes !== before);
  if (differing.length === 0) return;
  const entries = JSON.stringify(differing.map(({ entry, notes }) => ({ entry, notes })));
  // NOTE: one statement for all: at the start of each one FTS5 writes what it has to the disk. The index first, as above.
  for (const table of ['claim_index', 'claim_entries'] as const) await intoNotes(tx, { entries }, table);
}

const notesNow = prepared((db, { claims }: { claims: string }) => {
  const query = sql<{ entry: number; before: string; notes: string }>`
    SELECT e.entry, e.notes AS before, ${sql.raw(NOTES_OF_CLAIM)} AS notes
    FROM claim_entries e JOIN claims ON claims.id = e.claim_id
    WHERE e.claim_id IN (SELECT value FROM json_each(${claims})) ORDER BY e.entry`;
  return { compile: () => query.compile(db) };
});

const intoNotes = prepared((db, { entries }: { entries: string }, table: 'claim_index' | 'claim_entries') => {
  const query = sql`UPDATE ${sql.table(table)} SET notes = n.value ->> 'notes'
    FROM json_each(${entries}) AS n WHERE ${sql.table(table)}.rowid = n.value ->> 'entry'`;
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
