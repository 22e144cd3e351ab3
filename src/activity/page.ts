import { type Doing, toldJson } from './doings.js';

export function activityPage(doings: readonly Doing[], nextHref: string | null, isFirst: boolean) {
  return { doings, nextHref, isFirst };
}

export function activityJson(doings: readonly Doing[], next: string | null) {
  return { changes: toldJson(doings), next };
}
