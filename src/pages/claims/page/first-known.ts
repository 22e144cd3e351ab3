import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';
import { sourceName } from './source-name.js';

// Which source had the words first, as far as dates and the chain tell.

type Dated = Pick<
  AttributionRow,
  | ('id' | 'relayed_from_id' | 'rank')
  | ('source_title' | 'outlet_name' | 'is_ours')
  | ('source_issued' | 'source_issued_min' | 'source_issued_max')
>;

/** `First known: CCTV: Report, 19 June 2023.`, or that it cannot be told. Null without sources. */
export function firstKnown(sources: readonly Dated[]): string | null {
  const usable = sources.filter(({ rank, is_ours }) => rank !== 'deprecated' && is_ours === 0);
  if (usable.length === 0) return null;
  const byId = new Map(usable.map((one) => [one.id, one]));
  const first = usable.find((one) => usable.every((other) => other === one || isLater(other, one, byId)));
  if (first !== undefined) {
    const day = first.source_issued === null ? '' : `, ${formatEdtf(first.source_issued)}`;
    return `First known: ${sourceName(first)}${day}.`;
  }
  const undated = usable.filter(({ source_issued_min: min }) => min === null).length;
  const why =
    undated === 0 ? 'the earliest dates overlap' : `no date for ${undated} of ${usable.length} sources`;
  return `Cannot tell who had it first: ${why}.`;
}

/** Whether it was published later than another, or got the words from it or from one that was. */
function isLater(one: Dated, than: Dated, byId: ReadonlyMap<number, Dated>): boolean {
  const [min, max] = [one.source_issued_min, than.source_issued_max];
  if (min !== null && max !== null && max < min) return true;
  const from = one.relayed_from_id === null ? undefined : byId.get(one.relayed_from_id);
  return from !== undefined && (from === than || isLater(from, than, byId));
}
