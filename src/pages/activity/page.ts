import { type Doing, toldJson } from '../../people/activity/section/doings.js';
import { daysOf } from '../../people/activity/section/sentences.js';

interface Place {
  /** The person whose events are shown; null for everybody's. */
  readonly user: number | null;
  readonly nextHref: string | null;
  readonly isFirst: boolean;
}

export function activityPage(doings: readonly Doing[], { user, nextHref, isFirst }: Place) {
  return {
    days: daysOf(doings, nextHref !== null),
    // A person without visible events is not named.
    by: user === null ? null : (doings[0]?.who ?? `user ${user}`),
    firstHref: isFirst ? null : `/activity${user === null ? '' : `?user=${user}`}`,
    nextHref,
  };
}

export function activityJson(doings: readonly Doing[], next: string | null) {
  return { changes: toldJson(doings), next };
}
