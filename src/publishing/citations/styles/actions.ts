import { hash } from 'node:crypto';
import { addRow, restoreRow, trashRow } from '../../../people/activity/row-store.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { Db } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { SentStyle } from './input.js';
import type { CslFacts } from './model/csl-facts.js';
import { type AddedStyle, StyleReader } from './store.js';

// The file of a style never changes: another version is another style, and of those with one key only one is in use, so
// that an export can be traced to the file that it was printed with.

/** The style in use that a file would replace, unless the sender has seen it; null for none, and for the same file. */
export async function unseenIn(
  db: Db,
  key: string,
  { csl, replaces }: SentStyle,
): Promise<AddedStyle | null> {
  const older = await new StyleReader(db).byKey(key);
  return older === undefined || [hash('sha256', csl, 'hex'), replaces].includes(older.sha256) ? null : older;
}

/**
 * Adds a style that was checked. The one with its key goes to the trash; the same file again adds nothing.
 * @throws AppError not_now where it would replace a file that the sender has not seen
 */
export async function addStyle(change: WriteContext, facts: CslFacts, sent: SentStyle): Promise<AddedStyle> {
  if ((await unseenIn(change.tx, facts.key, sent)) !== null)
    throw new AppError(
      'not_now',
      'Someone else has just replaced this style. Send the file again to compare.',
    );
  const { csl } = sent;
  const sha256 = hash('sha256', csl, 'hex');
  const older = await new StyleReader(change.tx).byKey(facts.key);
  if (older?.sha256 === sha256) return older;
  if (older !== undefined) await trashStyle(change, older.id, null);
  const { authors, ...columns } = facts;
  return addRow(change, 'styles', { ...columns, authors: JSON.stringify(authors), csl, sha256 });
}

export async function trashStyle(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'styles'>> {
  return trashRow(change, 'styles', id, version);
}

/** The style that has its key meanwhile goes to the trash. */
export async function restoreStyle(
  change: WriteContext,
  { id, key }: AddedStyle,
): Promise<RowChange<'styles'>> {
  const inUse = await new StyleReader(change.tx).byKey(key);
  if (inUse !== undefined && inUse.id !== id) await trashStyle(change, inUse.id, null);
  return restoreRow(change, 'styles', id, null);
}
