import { addRow } from '../../../people/activity/row-store.js';
import type { RowOf } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { linesInFile } from '../../../platform/lib/lines-in-file.js';
import type { Viewer } from '../../../platform/viewer.js';
import { ListReader } from '../store.js';
import { type EditionEntry, type EditionLine, readLine } from './model.js';
import type { EditionOptions, PrintedEdition, PrintedFile } from './print-job.js';

/** What was printed, in a file that stays open until it is kept. */
export interface ToKeep {
  readonly options: EditionOptions;
  readonly madeAt: string;
  readonly printed: PrintedEdition;
  readonly fd: number;
}

/**
 * Keeps what was printed, with its event. Null where the list has changed since it was printed.
 * @param change its lines are thousands of rows, between which others are answered
 */
export async function keepEdition(
  change: WriteContext,
  { listId, viewer }: { readonly listId: number; readonly viewer: Viewer },
  { options, madeAt, printed, fd }: ToKeep,
): Promise<RowOf<'list_editions'> | null> {
  const list = await new ListReader(change.tx, viewer).byId(listId);
  const { open, whole } = printed;
  if (list === undefined || list.version !== whole.version) return null;
  const { name, kind, grouping, style, locale } = options;
  const edition = await addRow(change, 'list_editions', {
    ...{ list_id: listId, name, kind, grouping, style, style_sha256: whole.styleSha256, locale },
    ...{ list_version: whole.version, open_list_version: open.version },
    ...{ sha256: whole.sha256, open_sha256: open.sha256, left_sha256: null, open_left_sha256: null },
    ...{ made_at: madeAt, made_by: change.actor.id, erased_by: null },
  });
  await keepLines(change, { edition_id: edition.id, audience: 0 }, linesInFile(fd, 0, open.bytes));
  if (!isOneFile(printed))
    await keepLines(
      change,
      { edition_id: edition.id, audience: 1 },
      linesInFile(fd, open.bytes, whole.bytes),
    );
  return edition;
}

function isOneFile({ open, whole }: { readonly open: PrintedFile; readonly whole: PrintedFile }): boolean {
  return open.sha256 === whole.sha256;
}

async function keepLines(
  change: WriteContext,
  of: { readonly edition_id: number; readonly audience: 0 | 1 },
  lines: Iterable<string>,
): Promise<void> {
  let position = 0;
  for (const line of lines) {
    change.rows.insertBare('list_edition_lines', { ...of, position, ...columnsOf(line) });
    position += 1;
    const pause = change.rows.yieldIfDue();
    if (pause !== null) await pause;
  }
}

function columnsOf(line: string) {
  const read = readLine<EditionLine>(line);
  if (read === null) throw new Error('A line of an edition was erased before it was kept.');
  const entry: EditionEntry | null = read.part === 'entry' ? read : null;
  const claims = entry?.claims.map(({ id }) => id) ?? [];
  return { part: read.part, outcome: entry?.outcome ?? null, claim_ids: JSON.stringify(claims), line };
}
