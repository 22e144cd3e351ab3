import { isSourceRestrictedNow } from '../../../derived/visibility/rule-store.js';
import type { ReadContext } from '../../../platform/db/transact.js';
import { errorsAt } from '../../../platform/lib/fields/picks.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { GroundRule } from '../../../vocabulary.js';
import type { AttributionEdit, NewAttribution } from '../input.js';
import { sourcePath } from './resolve.js';

// A source that only quotations under a ground rule use is hidden from readers, with whoever was promised that. One
// quotation on the record would show it to everybody, so that is done on purpose or not at all.

/** The sources that an attribution is to cite. */
interface Citing {
  /** Null where it cited that source before. */
  readonly columns: { readonly source_id: number | null };
  /** One that is only named as the origin of the words. */
  readonly named_source_id?: number | null | undefined;
}

/** The errors of a new or moved attribution by which a quotation under this rule would show a hidden source. */
export async function revealedBy(
  read: ReadContext,
  rule: GroundRule | undefined,
  attribution: AttributionEdit & Partial<Pick<NewAttribution, 'relayed_from'>>,
  { columns, named_source_id: named = null }: Citing,
): Promise<FieldError[]> {
  if ((rule ?? 'on_record') !== 'on_record') return [];
  const { relayed_from: origin } = attribution;
  return [
    ...(await hiddenSourceFaults(read, columns.source_id, sourcePath(attribution))),
    ...(origin ? errorsAt('relayed_from', await hiddenSourceFaults(read, named, sourcePath(origin))) : []),
  ];
}

/** The error where a quotation on the record would show this source; none for null. */
export async function hiddenSourceFaults(
  read: ReadContext,
  sourceId: number | null,
  path: string,
): Promise<FieldError[]> {
  const isHidden = sourceId !== null && (await isSourceRestrictedNow(read.tx, sourceId));
  return isHidden ? [{ path, message: HIDDEN }] : [];
}

const HIDDEN =
  'Every quotation from this source has a ground rule, so readers do not see the source; a quotation on the record would show it to them. Choose a ground rule, or put the others on the record first';
