import type { ReadContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { ANONYMOUS, DESK } from '../../../platform/viewer.js';
import type { GroundRule } from '../../../vocabulary.js';
import { SourceReader } from '../../sources/store.js';

// A source that only quotations under a ground rule use is hidden from readers, with whoever was promised that. One
// quotation on the record would show it to everybody, so that is done on purpose or not at all.

/** The error at a field by which a quotation on the record would reveal a source; none for any other. */
export async function hiddenSourceFaults(
  read: ReadContext,
  sourceId: number,
  { rule, path }: { readonly rule: GroundRule; readonly path: string },
): Promise<FieldError[]> {
  if (rule !== 'on_record') return [];
  const [known, shown] = [new SourceReader(read.tx, DESK), new SourceReader(read.tx, ANONYMOUS)];
  if ((await known.byId(sourceId)) === undefined || (await shown.byId(sourceId)) !== undefined) return [];
  return [{ path, message: HIDDEN }];
}

const HIDDEN =
  'Every quotation from this source has a ground rule, so readers do not see the source; a quotation on the record would show it to them. Choose a ground rule, or put the others on the record first';
