import { NOTICE_KINDS, type NoticeKind } from './kinds.js';

// When a notice is made: at once, then once a day while the failure lasts, and once when it is over. A failure that
// comes and goes all day makes two, and one when it is over.

/** `add`: a new notice. `count`: there is a recent one, so only its count grows. `none`: nothing changed. */
export type Repetition = 'add' | 'count' | 'none';

export interface PastNotice {
  readonly outcome: 'failing' | 'well';
  readonly created_at: string;
}

/** The newest notices of one cause. */
export interface LastNotices {
  readonly latest: PastNotice | null;
  readonly latestWell: PastNotice | null;
}

/** @param now UTC, ISO 8601 */
export function decideNotice(
  kind: NoticeKind,
  outcome: PastNotice['outcome'],
  last: LastNotices,
  now: string,
): Repetition {
  const { latest, latestWell } = last;
  if (outcome === 'well') {
    if (latest?.outcome !== 'failing') return 'none';
    return isRecent(kind, latestWell, now) ? 'none' : 'add';
  }
  return latest?.outcome === 'failing' && isRecent(kind, latest, now) ? 'count' : 'add';
}

/** In either direction: a clock that was wrong at that time must not silence a failure for long. */
function isRecent(kind: NoticeKind, said: PastNotice | null, now: string): boolean {
  return (
    said !== null && Math.abs(Date.parse(now) - Date.parse(said.created_at)) < NOTICE_KINDS[kind].repeatMs
  );
}
