import type { RecordedEvent } from '../../../platform/db/transact.js';

/** The speakers against whose names credits are held otherwise after these events. */
export function renamedBy(events: readonly RecordedEvent[]): number[] {
  return [...new Set(events.flatMap(speakersIn))];
}

function speakersIn({ subjectKind, subjectId, action, before, after }: RecordedEvent): number[] {
  if (subjectKind === 'speaker_name') return owners('speaker_id', before, after);
  if (subjectKind === 'speaker_member') return owners('body_id', before, after);
  if (subjectKind !== 'speaker' || action === 'added') return [];
  return before?.name === after?.name && before?.kind === after?.kind ? [] : [subjectId];
}

/** Of a row that a merge moved: both. */
function owners(column: string, ...rows: readonly RecordedEvent['before'][]): number[] {
  return rows.flatMap((row) => (typeof row?.[column] === 'number' ? [row[column]] : []));
}
