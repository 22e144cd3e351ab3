import type { ComparisonRow } from './store.js';

/** A comparison as its attribution shows it: positions are UTF-16 code units, end exclusive. */
export function comparisonJson({
  snapshot_id,
  captured_at,
  verdict,
  flags,
  spans,
  alignment,
}: ComparisonRow) {
  return { snapshot_id, captured_at, verdict, flags, spans, alignment };
}
