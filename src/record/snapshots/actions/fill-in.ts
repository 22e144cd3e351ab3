import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { Result } from '../../../platform/lib/result.js';
import { editSource } from '../../sources/actions.js';
import { parseSourceEdit } from '../../sources/input.js';
import type { Taken } from '../input.js';
import { OFFERED, type Offers } from '../model/found.js';

/** The taken readings as an edit of the source. */
export function editOf(offers: Offers, taken: Taken): Readonly<Record<string, unknown>> {
  const values = OFFERED.flatMap((field) => {
    const value = offers[field][taken[field] ?? -1]?.value;
    if (value === undefined) return [];
    return [[field, field === 'outlet' ? { name: value } : value] as const];
  });
  return Object.fromEntries(values);
}

/** Fills empty fields of a source with what its page says: an edit like any other, of the version that was seen. */
export async function fillIn(
  change: WriteContext,
  source: { readonly id: number; readonly version: number },
  edit: Readonly<Record<string, unknown>>,
): Promise<Result<RowChange<'sources'>>> {
  const parsed = parseSourceEdit('json', edit);
  return parsed.ok ? editSource(change, source.id, source.version, parsed.value) : parsed;
}
