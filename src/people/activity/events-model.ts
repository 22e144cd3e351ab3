import type { Row } from '../../platform/db/transact.js';
import { type RecordNames, type Ref, recordOf } from './names-model.js';
import type { ActivityEvent } from './store.js';

// Which records events are about.

/** By copy: its effect on passages anchored in older ones, in words. */
export type CopyEffects = ReadonlyMap<number, string>;

/** Events, newest first, with what their sentences need. */
export interface EventsRead {
  readonly events: readonly ActivityEvent[];
  readonly names: RecordNames;
  readonly copies: CopyEffects;
}

/** The copies that these events saved. */
export function copiesKeptIn(events: readonly ActivityEvent[]): number[] {
  return events.filter(isCopyKept).map(({ subject_id: id }) => id);
}

/** Only this makes passages of older copies be looked for again. */
export function isCopyKept({ subject_kind: kind, action }: ActivityEvent): boolean {
  return kind === 'snapshot' && action === 'added';
}

/** The records that these events name. */
export function recordsOf(events: readonly ActivityEvent[]): Ref[] {
  return events.map(refOf).filter(({ id }) => id > 0);
}

/** The record that an event names. */
export function refOf({ subject_kind, subject_id, after, before }: ActivityEvent): Ref {
  const text = after ?? before;
  return recordOf(subject_kind, subject_id, text === null ? null : (JSON.parse(text) as Row));
}
