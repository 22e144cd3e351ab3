import { createHash, hash } from 'node:crypto';
import type { Connection } from '../connection/open.js';

// Compares every saved copy, every citation style that was added, every edition of a list and the text of every draft
// of a capture with the SHA-256 of its row, one copy or line in memory at a time.

export interface CopyFault {
  readonly id: number;
  readonly what: 'text' | 'bytes' | 'missing_bytes' | 'kept_bytes' | 'style' | 'edition' | 'draft';
}

interface CopyRow {
  readonly id: number;
  readonly text: string | null;
  readonly text_sha256: string;
  readonly raw_sha256: string;
  readonly erased_by: number | null;
  readonly bytes: Uint8Array | null;
}

/** @returns the number of copies */
export function compareCopies(connection: Connection, onFault: (fault: CopyFault) => void): number {
  const next = connection.prepare(
    `SELECT s.id, text, text_sha256, raw_sha256, erased_by, bytes FROM snapshots AS s
     LEFT JOIN snapshot_bytes ON snapshot_id = s.id WHERE s.id > ? ORDER BY s.id LIMIT 1`,
  );
  let last = Number.MIN_SAFE_INTEGER;
  for (let count = 0; ; count += 1) {
    const copy = next.get(last) as CopyRow | undefined;
    if (copy === undefined) return count;
    const what = faultOf(copy);
    if (what !== null) onFault({ id: copy.id, what });
    last = copy.id;
  }
}

/** A style without a file was erased. */
export function compareStyles(connection: Connection, onFault: (fault: CopyFault) => void): void {
  const next = connection.prepare(`SELECT id, csl, sha256 FROM styles WHERE id > ? ORDER BY id LIMIT 1`);
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const style = next.get(last) as { id: number; csl: string; sha256: string } | undefined;
    if (style === undefined) return;
    const isAsSaved = style.csl === '' || hash('sha256', style.csl, 'hex') === style.sha256;
    if (!isAsSaved) onFault({ id: style.id, what: 'style' });
    last = style.id;
  }
}

interface EditionRow {
  readonly id: number;
  readonly whole: string;
  readonly open: string;
  readonly is_one: 0 | 1;
}

/** An erasure leaves the SHA-256 of what is left. */
export function compareEditions(connection: Connection, onFault: (fault: CopyFault) => void): void {
  const next = connection.prepare(
    `SELECT id, coalesce(left_sha256, sha256) AS whole, coalesce(open_left_sha256, open_sha256) AS open,
     sha256 = open_sha256 AS is_one FROM list_editions WHERE id > ? ORDER BY id LIMIT 1`,
  );
  const lines = connection
    .prepare('SELECT line FROM list_edition_lines WHERE edition_id = ? AND audience = ? ORDER BY position')
    .pluck();
  const sha256Of = (id: number, audience: 0 | 1) => {
    const file = createHash('sha256');
    for (const line of lines.iterate(id, audience)) file.update(`${line}\n`);
    return file.digest('hex');
  };
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const edition = next.get(last) as EditionRow | undefined;
    if (edition === undefined) return;
    const { id, whole, open, is_one } = edition;
    const isAsKept = sha256Of(id, 0) === open && (is_one === 1 || sha256Of(id, 1) === whole);
    if (!isAsKept) onFault({ id, what: 'edition' });
    last = id;
  }
}

interface DraftRow {
  readonly id: number;
  readonly text: string;
  readonly text_sha256: string;
  readonly bytes: Uint8Array | null;
  readonly raw_sha256: string | null;
  /** Of the saved copy that it is of, or that is saved with it. */
  readonly copy_sha256: string | null;
}

/** A draft is of a saved copy, or of one that is saved with it. */
export function compareDrafts(connection: Connection, onFault: (fault: CopyFault) => void): void {
  const next = connection.prepare(
    `SELECT c.id, c.text, c.text_sha256, c.bytes, c.copy ->> 'raw_sha256' AS raw_sha256, coalesce(s.text_sha256, c.copy ->> 'text_sha256') AS copy_sha256
     FROM captures AS c LEFT JOIN snapshots AS s ON s.id = c.snapshot_id WHERE c.id > ? ORDER BY c.id LIMIT 1`,
  );
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const draft = next.get(last) as DraftRow | undefined;
    if (draft === undefined) return;
    if (!isAsBegun(draft)) onFault({ id: draft.id, what: 'draft' });
    last = draft.id;
  }
}

function isAsBegun({ text, text_sha256, bytes, raw_sha256, copy_sha256 }: DraftRow): boolean {
  if (hash('sha256', text, 'hex') !== text_sha256) return false;
  if (copy_sha256 !== null && copy_sha256 !== text_sha256) return false;
  return bytes === null || hash('sha256', bytes, 'hex') === raw_sha256;
}

function faultOf({ text, text_sha256, raw_sha256, erased_by, bytes }: CopyRow): CopyFault['what'] | null {
  if (erased_by !== null) return bytes === null ? null : 'kept_bytes';
  if (text === null || hash('sha256', text, 'hex') !== text_sha256) return 'text';
  if (bytes === null) return 'missing_bytes';
  return hash('sha256', bytes, 'hex') === raw_sha256 ? null : 'bytes';
}
