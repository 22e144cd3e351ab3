import { sightOf } from './model.js';
import type { AttributionRow } from './row-store.js';

/** An attribution as JSON, by itself and within its claim. */
export function attributionJson(one: AttributionRow) {
  const { selector_exact: exact, selector_start_utf16: start_utf16 } = one;
  const selector = {
    exact,
    prefix: one.selector_prefix,
    suffix: one.selector_suffix,
    start_utf16,
    end_utf16: one.selector_end_utf16,
  };
  const columns = Object.entries(one).filter(([column]) => !APART.has(column));
  return {
    ...Object.fromEntries(columns),
    source: { id: one.source_id, title: one.source_title, type: one.source_type, outlet: one.outlet_name },
    selector: exact === null && start_utf16 === null ? null : selector,
    sight: sightOf(one),
    own_piece: one.is_ours === 1,
  };
}

/** Columns that JSON names otherwise, or that the program maintains. */
const APART: ReadonlySet<string> = new Set([
  ...['source_id', 'source_title', 'source_type', 'source_language', 'outlet_name', 'held', 'copies'],
  ...['is_ours', 'recounted_by_name', 'voiced_by_name', 'credited_name', 'occasion_name', 'translates_title'],
  ...['source_authors', 'source_url', 'source_issued', 'source_issued_min', 'source_issued_max'],
  ...['selector_exact', 'selector_prefix', 'selector_suffix', 'selector_start_utf16', 'selector_end_utf16'],
  ...['created_at', 'created_by', 'updated_at', 'trashed_at', 'trashed_by', 'erased_by'],
]);
