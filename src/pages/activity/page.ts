import { type Doing, doingsJson, type Line, lineWords } from '../../people/activity/section/doings.js';
import { daysOf } from '../../people/activity/section/sentences.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';

interface Place {
  /** The person whose events are shown; null for everybody's. */
  readonly user: number | null;
  readonly nextHref: string | null;
  readonly isFirst: boolean;
  /** Of its days; null for UTC. */
  readonly zone: string | null;
}

export function activityPage(doings: readonly Doing[], { user, nextHref, isFirst, zone }: Place) {
  return {
    days: daysOf(doings, nextHref !== null, zone),
    // A person without visible events is not named.
    by: user === null ? null : (doings[0]?.who ?? `user ${user}`),
    firstHref: isFirst ? null : `/activity${user === null ? '' : `?user=${user}`}`,
    nextHref,
  };
}

export function activityJson(doings: readonly Doing[], next: string | null) {
  return { changes: doingsJson(doings), next };
}

/** One thing that was done, with its author and time. */
type DoneRow = Line & Pick<Doing, 'changeId' | 'who' | 'at'>;

export const ACTIVITY_COLUMNS: Columns<DoneRow> = {
  seq: ({ seq }) => seq,
  at: ({ at }) => at,
  who: ({ who }) => who,
  change_id: ({ changeId }) => changeId,
  action: ({ action }) => action,
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  words: lineWords,
  address: ({ href }) => href,
};

/** Changes as rows, one for each thing that was done. */
export function doneRows(doings: readonly Doing[]): DoneRow[] {
  return doings.flatMap(({ changeId, who, at, lines }) =>
    lines.map((line) => ({ ...line, changeId, who, at })),
  );
}
