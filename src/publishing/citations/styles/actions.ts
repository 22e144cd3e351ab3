import { hash } from 'node:crypto';
import { addRow, changeRow, restoreRow, trashRow } from '../../../people/activity/row-store.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { Db } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { SentStyle } from './input.js';
import type { CslFacts } from './model/csl-facts.js';
import { type PrintFailure, sourcesOf, whyOf } from './model/failures.js';
import { keyTaken, titleOfProgram } from './program-key-store.js';
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
  return older !== undefined && isUnseen(older, hash('sha256', csl, 'hex'), replaces) ? older : null;
}

/**
 * Adds a style that was checked. The one with its key goes to the trash; the same file again adds nothing.
 * @throws AppError not_now where it would replace a file that the sender has not seen
 */
export async function addStyle(change: WriteContext, facts: CslFacts, sent: SentStyle): Promise<AddedStyle> {
  const { csl, replaces } = sent;
  const sha256 = hash('sha256', csl, 'hex');
  const older = await new StyleReader(change.tx).byKey(facts.key);
  if (older !== undefined && isUnseen(older, sha256, replaces))
    throw new AppError(
      'not_now',
      'Someone else has just replaced this style. Send the file again to compare.',
    );
  if (older?.sha256 === sha256) return older;
  if (older !== undefined) await trashStyle(change, older.id, null);
  const { authors, ...columns } = facts;
  return addRow(change, 'styles', { ...columns, authors: JSON.stringify(authors), csl, sha256 });
}

function isUnseen(older: AddedStyle, sha256: string, replaces: string | null): boolean {
  return ![sha256, replaces].includes(older.sha256);
}

/** Nothing uses it until somebody tries it again. Does nothing where it is set aside already, or gone. */
export async function setAsideStyle(
  change: WriteContext,
  id: number,
  failures: readonly PrintFailure[],
): Promise<void> {
  const style = await new StyleReader(change.tx).byId(id);
  if (style === undefined || style.set_aside_at !== null) return;
  const sources = JSON.stringify(sourcesOf(failures));
  const reasons = {
    set_aside_at: change.at,
    set_aside_why: whyOf(failures),
    set_aside_sources: sources,
  };
  await changeRow(change, 'styles', id, null, reasons, { action: 'set_aside' });
}

/** Uses a style again that was tried. `unchanged` where it is in use. */
export async function useStyleAgain(change: WriteContext, id: number): Promise<RowChange<'styles'>> {
  const inUse = { set_aside_at: null, set_aside_why: null, set_aside_sources: null };
  return changeRow(change, 'styles', id, null, inUse, { action: 'used_again' });
}

export async function trashStyle(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'styles'>> {
  return trashRow(change, 'styles', id, version);
}

/** The style in use that a restored one would replace, unless the sender has seen it; null for none. */
export async function unseenOnRestore(
  db: Db,
  style: AddedStyle,
  replaces: string | null,
): Promise<AddedStyle | null> {
  const inUse = await replacedBy(db, style);
  return inUse !== null && isUnseen(inUse, style.sha256, replaces) ? inUse : null;
}

/**
 * The style that has its key meanwhile goes to the trash.
 * @param replaces the SHA-256 of that style, which the sender has seen; null for none
 * @throws AppError not_now where its key is one of the program, or where it would replace a file that the sender has not seen
 */
export async function restoreStyle(
  change: WriteContext,
  style: AddedStyle,
  replaces: string | null,
): Promise<RowChange<'styles'>> {
  const { id, key, sha256 } = style;
  const ofProgram = await titleOfProgram(key);
  if (ofProgram !== null) throw new AppError('not_now', `${keyTaken(key, ofProgram)}.`);
  const inUse = await replacedBy(change.tx, style);
  if (inUse !== null && isUnseen(inUse, sha256, replaces))
    throw new AppError(
      'not_now',
      `Another file of this style is in use. Restore this one on its own page, /styles/${id}, to compare them.`,
    );
  if (inUse !== null) await trashStyle(change, inUse.id, null);
  return restoreRow(change, 'styles', id, null);
}

/** @throws AppError not_now where lists would print nothing in place of what they print now */
async function replacedBy(
  db: Db | WriteContext['tx'],
  { id, key, set_aside_at }: AddedStyle,
): Promise<AddedStyle | null> {
  const inUse = await new StyleReader(db).byKey(key);
  if (inUse === undefined || inUse.id === id) return null;
  if (set_aside_at === null) return inUse;
  throw new AppError(
    'not_now',
    `This file was set aside, because it failed twice. To try it again, move the file in use (/styles/${inUse.id}) to the trash first.`,
  );
}
