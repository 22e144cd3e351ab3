import type { ComparisonRow } from './store.js';

/** A comparison as its attribution has it: positions are UTF-16 code units, the end exclusive. */
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
