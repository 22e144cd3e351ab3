import type { SourceCheck } from './check-store.js';

/** The last look at a source as JSON; `reason` is a key, and null unless nothing came. */
export function checkJson(check: SourceCheck | null) {
  if (check === null) return null;
  const { checked_at: at, outcome, snapshot_id, reason } = check;
  return { at, outcome, snapshot_id, reason };
}
