import { CHECK_FAILURES } from '../../vocabulary.js';
import type { SourceCheck } from './check-store.js';

/** The last fetch of a source as JSON; `reason` is a key, and null unless the fetch failed. */
export function checkJson(check: SourceCheck | null) {
  if (check === null) return null;
  const { checked_at: at, outcome, snapshot_id, reason } = check;
  return { at, outcome, snapshot_id, reason };
}

/** The result of the last fetch; null where there was none, or the viewer may not see it. */
export function checkedWords(check: SourceCheck | null, counts: string | null) {
  // A failure is shown beside the copies at any time.
  if (check === null || check.outcome === 'failed') return null;
  if (check.outcome === 'same')
    return { icon: 'check', text: 'Fetched again: no change. No new copy was saved.' };
  const became = counts === null ? '' : ` Quoted and annotated passages: ${counts}.`;
  return { icon: 'kept', text: `Fetched again: the text has changed. A new copy was saved.${became}` };
}

/** That the last fetch failed, and why; null where it succeeded. */
export function failedCheck(check: SourceCheck | null) {
  if (check?.outcome !== 'failed') return null;
  return { at: check.checked_at, why: check.reason === null ? null : CHECK_FAILURES[check.reason] };
}
