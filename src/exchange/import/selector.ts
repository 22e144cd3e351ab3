import type { RecordOf } from '../input/shapes.js';

/** A selector as the columns of a row; all null where there is none. */
export function selectorColumns(selector: RecordOf<'annotations'>['selector']) {
  return {
    selector_exact: selector?.exact ?? null,
    selector_prefix: selector?.prefix ?? null,
    selector_suffix: selector?.suffix ?? null,
    selector_start_utf16: selector?.start_utf16 ?? null,
    selector_end_utf16: selector?.end_utf16 ?? null,
  };
}
