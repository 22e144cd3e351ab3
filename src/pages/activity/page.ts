import { type Doing, toldJson } from '../../people/activity/doings.js';
import { daysOf } from '../../people/activity/sentences.js';

interface Place {
  /** Whose doings alone are asked for; null for everybody's. */
  readonly user: number | null;
  readonly nextHref: string | null;
  readonly isFirst: boolean;
}

export function activityPage(doings: readonly Doing[], { user, nextHref, isFirst }: Place) {
  return {
    days: daysOf(doings, nextHref !== null),
    // Whom nothing is shown of here is not named either.
    by: user === null ? null : (doings[0]?.who ?? `user ${user}`),
    firstHref: isFirst ? null : `/activity${user === null ? '' : `?user=${user}`}`,
    nextHref,
  };
}

export function activityJson(doings: readonly Doing[], next: string | null) {
  return { changes: toldJson(doings), next };
}
