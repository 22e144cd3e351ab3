import type { Schema } from '../../../platform/db/schema.js';
import { TABLES, type TableName } from '../../../platform/db/subjects.js';
import { OMITTED_COLUMNS } from '../../activity/event-store.js';

// The columns and tables that are not compared with events, with reasons. All others are.

/** Columns of recorded tables that are written without an event, or that events omit. */
export const UNRECORDED_COLUMNS: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  users: { password_hash: 'a secret: compared by its SHA-256, which the event holds' },
  tokens: {
    token_hash: 'a secret: compared by its SHA-256, which the event holds',
    last_used_at: 'written at each use, which is no change of the token',
  },
  snapshots: { text: 'compared by its SHA-256, which the event holds' },
  styles: { csl: 'compared by its SHA-256, which the event holds' },
};

/** Tables whose rows leave no events. */
export const UNRECORDED_TABLES: Readonly<Record<Exclude<keyof Schema, TableName>, string>> = {
  events: 'checked by the hash chain',
  event_payloads: 'checked by the hash chain',
  list_edition_lines: 'compared by the SHA-256 of their file, which the event of the edition holds',
  snapshot_bytes: 'compared by their SHA-256, which the event of the snapshot holds',
  anchors: 'derived: found again within thirty days',
  capture_quotations: 'a draft of its owner, no record before it is saved',
  captures: 'a draft of its owner, whose text is compared by its SHA-256',
  saved_captures: 'for a while, where a draft went',
  claim_entries: 'derived: compared with what it derives to',
  claim_match: 'derived: compared with what it derives to',
  claim_shingles: 'derived: reindex rebuilds it',
  claim_status: 'derived: compared with what it derives to',
  comparisons: 'derived: compared again within thirty days',
  comparisons_due: 'derived: reindex rebuilds it',
  entry_facets: 'derived: compared with claim_entries, whose triggers keep it',
  facet_combos: 'derived: compared with claim_entries, whose triggers keep it',
  derived_as: 'derived: by which rules',
  notes_indexed: 'derived: up to which note the index is complete',
  public_records: 'derived: compared with what it derives to',
  record_keys: 'derived: reindex rebuilds it',
  stale_findings: 'derived: compared with what it derives to',
  standing_set_asides: 'derived: compared with what it derives to',
  imports: 'how far an import is: its rows leave events',
  import_ranges: 'which rows an import wrote, as its events say',
  integrity_checks: 'what the check itself found',
  notices: 'what admins are told of the program itself',
  notice_deliveries: 'how far their mails are',
  pending_sign_ins: 'ways in, which end by themselves',
  recovery_codes: 'secrets: events do not hold them, but that they were made or used',
  second_factors: 'secrets: events do not hold them, but that one was switched on or off',
  sessions: 'ways in, which end by themselves',
  sign_in_failures: 'counted for a while, to slow down guessing',
  sign_in_links: 'ways in, which end by themselves',
  source_checks: 'the last time an address was fetched: the next fetch replaces it',
  submissions: 'kept for a while, so that a form sent twice is one change',
  visits: 'when somebody was last here: each visit replaces it',
};

/** The columns of a table that are not compared. */
export function unrecordedColumns(table: TableName): string[] {
  const leftOut = OMITTED_COLUMNS[TABLES[table].kind] ?? [];
  return [...new Set([...leftOut, ...Object.keys(UNRECORDED_COLUMNS[table] ?? {})])];
}
