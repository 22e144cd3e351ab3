import { sightOf } from './model.js';
import type { AttributionRow } from './store.js';

/** An attribution as JSON, by itself and within its claim. */
export function attributionJson(one: AttributionRow) {
  const {
    created_at,
    created_by,
    updated_at,
    trashed_at,
    trashed_by,
    erased_by,
    source_title,
    source_type,
    source_language,
    outlet_name,
    source_id,
    ...rest
  } = one;
  const {
    selector_exact,
    selector_prefix,
    selector_suffix,
    selector_start_utf16,
    selector_end_utf16,
    held,
    ...plain
  } = rest;
  const selector = {
    exact: selector_exact,
    prefix: selector_prefix,
    suffix: selector_suffix,
    start_utf16: selector_start_utf16,
    end_utf16: selector_end_utf16,
  };
  return {
    ...plain,
    source: { id: source_id, title: source_title, type: source_type, outlet: outlet_name },
    selector: selector_exact === null && selector_start_utf16 === null ? null : selector,
    sight: sightOf({ wording: one.wording, held }),
  };
}
