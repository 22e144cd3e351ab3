import type { ReadContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { SourceReader } from '../../sources/store.js';
import { OWN_PIECE } from '../model.js';
import { AttributionReader } from '../store.js';

// Our own text is evidence of nothing, so no new attribution is to a piece of an outlet that is ours. Those from before
// the outlet was marked as ours are kept.

/** The error at a field that names such a source; none for any other. */
export async function ownPieceFaults(
  read: ReadContext,
  sourceId: number,
  path: string,
): Promise<FieldError[]> {
  const source = await new SourceReader(read.tx, DESK).byId(sourceId);
  return source?.outlet_is_ours === 1 ? [{ path, message: OWN_PIECE }] : [];
}

/** The same for a saved attribution. */
export async function savedOwnPieceFaults(read: ReadContext, id: number): Promise<FieldError[]> {
  const one = await new AttributionReader(read.tx, DESK).byId(id);
  return one?.is_ours === 1 ? [{ path: 'source_id', message: OWN_PIECE }] : [];
}
