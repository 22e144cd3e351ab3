import type { Db } from '../../../platform/db/schema.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { Styles } from '../../citations/styles-pool.js';
import {
  CHANGES_IN_PART,
  type Change,
  type ChangeKind,
  changesSince,
  type KeptEntry,
} from './changes-model.js';
import { type EditionEntry, type EditionLine, type EditionView, readLine } from './model.js';
import { printFor } from './print-job.js';
import { type Edition, EditionReader, trashedAmong } from './store.js';

// Prints the list again as an edition was printed, and compares. A style may number and distinguish entries by all of
// them, so the whole list is printed whatever part of the changes is asked for.

export interface ChangesRequest {
  readonly viewer: Viewer;
  readonly listId: number;
  readonly editionId: number;
  /** From 1. */
  readonly part: number;
  /** UTC ISO 8601. */
  readonly madeAt: string;
  readonly deskUrl: string | null;
}

export interface ChangesDone {
  readonly same: number;
  /** How many changes there are of each kind. */
  readonly counts: Readonly<Partial<Record<ChangeKind, number>>>;
  /** A part of them. */
  readonly changes: readonly Change[];
  readonly total: number;
  /** Whether the style is another now, under the same name. */
  readonly isOtherStyle: boolean;
}

/** @throws AppError not_found for an edition that is gone meanwhile; what `printEdition` throws */
export async function compareEdition(db: Db, request: ChangesRequest, styles: Styles): Promise<ChangesDone> {
  const { viewer, listId, editionId, part } = request;
  const reader = new EditionReader(db, viewer);
  const edition = await reader.byId(listId, editionId);
  if (edition === undefined) throw new AppError('not_found', 'This edition no longer exists.');
  const view = await reader.view(edition);
  const kept = await keptEntries(reader, edition, view);
  const ids = [...new Set(kept.flatMap(({ claimIds }) => claimIds))].filter((id) => id !== null);
  // Links are part of the text, and so are compared as they were then.
  const deskUrl = view.head === null ? request.deskUrl : view.head.address;
  const printed = await printNow(db, { ...request, deskUrl }, edition, ids, styles);
  const { same, changes } = changesSince(kept, {
    entries: printed.entries,
    trashed: await trashedAmong(db, ids),
  });
  const counts: Partial<Record<ChangeKind, number>> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  const from = (part - 1) * CHANGES_IN_PART;
  return {
    ...{ same, counts, total: changes.length },
    changes: changes.slice(from, from + CHANGES_IN_PART),
    isOtherStyle: printed.styleSha256 !== edition.style_sha256,
  };
}

async function keptEntries(
  reader: EditionReader,
  edition: Edition,
  { hiddenEntries }: EditionView,
): Promise<KeptEntry[]> {
  const kept: KeptEntry[] = [];
  for await (const batch of reader.all(edition, hiddenEntries === 0)) {
    for (const { part, line, claim_ids } of batch) {
      if (part !== 'entry') continue;
      kept.push({ entry: readLine<EditionEntry>(line), claimIds: JSON.parse(claim_ids) as number[] });
    }
  }
  return kept;
}

/** As the edition was printed, with the restricted claims that it has. */
async function printNow(
  db: Db,
  { viewer, listId, madeAt, deskUrl }: ChangesRequest,
  edition: Edition,
  restricted: readonly number[],
  styles: Styles,
) {
  const { name, kind, grouping, style, locale } = edition;
  const options = { name, kind, grouping, style, locale, restricted };
  const entries: EditionEntry[] = [];
  const request = { viewer, listId, options, madeAt, deskUrl };
  const { styleSha256 } = await printFor(db, viewer, request, styles, (piece) => {
    for (const json of piece.split('\n')) {
      const line = json === '' ? null : readLine<EditionLine>(json);
      if (line?.part === 'entry') entries.push(line);
    }
  });
  return { entries, styleSha256 };
}
