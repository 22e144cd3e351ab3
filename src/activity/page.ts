import { type Doing, toldJson } from './doings.js';
import { daysOf } from './sentences.js';

export function activityPage(doings: readonly Doing[], nextHref: string | null, isFirst: boolean) {
  return { days: daysOf(doings, nextHref !== null), nextHref, isFirst };
}

export function activityJson(doings: readonly Doing[], next: string | null) {
  return { changes: toldJson(doings), next };
}
