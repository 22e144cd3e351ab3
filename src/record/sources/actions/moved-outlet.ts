import { actsAsEditor } from '../../../people/accounts/actions/acting-role.js';
import type { Patch } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { OutletReader } from '../../outlets/store.js';
import type { SourceEdit } from '../input.js';
import type { SourceRow } from '../store.js';

// Our own piece is not a source. By another outlet it would count as one, or a source would count no more, so that only
// an editor moves them.

/** The error where a checker moves our own piece to another outlet, or a source to an outlet of ours. */
export async function movedOutletFaults(
  change: WriteContext,
  before: SourceRow,
  { outlet_id: id }: Patch<'sources'>,
  { outlet }: SourceEdit,
): Promise<FieldError[]> {
  if (id === undefined || id === before.outlet_id) return [];
  const path = outlet ? 'outlet.name' : 'outlet_id';
  const next = await new OutletReader(change.tx, DESK).byId(id ?? 0);
  const [was, is] = [before.outlet_is_ours === 1, next?.is_ours === 1];
  if (!(was || is) || (await actsAsEditor(change))) return [];
  return [{ path, message: was ? LEAVES : COMES }];
}

const LEAVES =
  'This piece is our own, so it is not a source. Only an editor or admin may change its outlet: ask one';
const COMES =
  'That outlet is ours, so its pieces are not sources. Only an editor or admin may move a source there: ask one';
