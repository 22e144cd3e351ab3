import { AppError } from '../lib/errors.js';
import { reaches, type Viewer } from '../viewer.js';

/**
 * The record, if this viewer may see it. Editors get one in the trash, since they can restore it.
 * @throws AppError not_found for none, or for a hidden one (the same answer); gone for one in the trash; merged, with
 * the new record, for a merged one
 */
export function orNotFound<
  T extends { readonly trashed_at: string | null; readonly merged_into_id?: number | null },
>(row: T | undefined, what: string, viewer: Viewer): T {
  if (row === undefined) throw new AppError('not_found', `There is no ${what} at this address.`);
  if (row.merged_into_id) throw mergedInto(what, row.merged_into_id);
  if (row.trashed_at !== null && !reaches(viewer.role, 'editor')) {
    throw new AppError('gone', `This ${what} is in the trash. An editor can restore it.`);
  }
  return row;
}

function mergedInto(what: string, into: number): AppError {
  return new AppError(
    'merged',
    `This ${what} was merged into ${what} ${into}. Change that one, or undo the merge.`,
    { into },
  );
}
