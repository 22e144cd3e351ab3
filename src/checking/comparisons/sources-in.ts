import type { RecordedEvent } from '../../platform/db/transact.js';

/** The sources that a change affects: failed comparisons of these are tried again. */
export function sourcesIn(events: readonly RecordedEvent[]): number[] {
  return events.flatMap(({ subjectKind, subjectId, before, after }) => {
    const of = subjectKind === 'source' ? subjectId : (after ?? before)?.source_id;
    return typeof of === 'number' ? [of] : [];
  });
}
