import { CHECK_FAILURES } from '../../vocabulary.js';
import type { SourceCheck } from './check-store.js';

/** The last look at a source as JSON; `reason` is a key, and null unless nothing came. */
export function checkJson(check: SourceCheck | null) {
  if (check === null) return null;
  const { checked_at: at, outcome, snapshot_id, reason } = check;
  return { at, outcome, snapshot_id, reason };
}

/** What came of fetching it again last; null where nobody did, or where nothing of it may be seen. */
export function checkedWords(check: SourceCheck | null, counts: string | null) {
  // Why nothing came stands beside the copies, whether somebody just looked or not.
  if (check === null || check.outcome === 'failed') return null;
  if (check.outcome === 'same')
    return { icon: 'check', text: 'Fetched again: no change. No new copy was saved.' };
  const became = counts === null ? '' : ` Quoted and annotated passages: ${counts}.`;
  return { icon: 'kept', text: `Fetched again: the text has changed. A new copy was saved.${became}` };
}

/** That nothing came when it was looked at last, and why: null where something did. */
export function failedCheck(check: SourceCheck | null) {
  if (check?.outcome !== 'failed') return null;
  return { at: check.checked_at, why: check.reason === null ? null : CHECK_FAILURES[check.reason] };
}
