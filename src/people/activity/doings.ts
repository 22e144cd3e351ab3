import type { SubjectKind } from '../../platform/db/subjects.js';
import type { Row } from '../../platform/db/transact.js';
import { BARE, type Marks, marked, NOUNS, nameIn, type RecordNames, type Ref, recordOf } from './names.js';
import type { ActivityEvent } from './store.js';
import { didWords, verbOf } from './words.js';

/** What one person did at one time: one entry for each request or command. */
export interface Doing {
  readonly changeId: string;
  readonly who: string;
  readonly at: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly seq: number;
  readonly kind: SubjectKind;
  readonly id: number;
  readonly action: string;
  readonly verb: string;
  /** The word for such a record, as `names.ts` has it. */
  readonly noun: string;
  /** `changed the quotation`, with the name to follow. */
  readonly did: string;
  readonly name: string | null;
  readonly href: string | null;
  readonly lang: string | null;
  readonly marks: Marks;
  /** What else it did, in words: of a kept copy, what became of what points into older ones. */
  readonly more: string | null;
}

/** By copy: what it did to what points into older ones, in words. */
export type CopiesTold = ReadonlyMap<number, string>;

/** The copies that a list of events tells of as kept. */
export function copiesKeptIn(events: readonly ActivityEvent[]): number[] {
  return events.filter(isCopyKept).map(({ subject_id: id }) => id);
}

function isCopyKept({ subject_kind: kind, action }: ActivityEvent): boolean {
  return kind === 'snapshot' && action === 'added';
}

/** The records that a list of events has to name. */
export function recordsOf(events: readonly ActivityEvent[]): Ref[] {
  return events.map(refOf).filter(({ id }) => id > 0);
}

/** Events, newest first, put together by the change they were made in. */
export function doingsOf(events: readonly ActivityEvent[], names: RecordNames, copies: CopiesTold): Doing[] {
  const changes = new Map<string, ActivityEvent[]>();
  for (const event of events) {
    const together = changes.get(event.change_id);
    if (together) together.push(event);
    else changes.set(event.change_id, [event]);
  }
  return [...changes].map(([changeId, together]) => ({
    changeId,
    who: together[0]?.actor ?? '',
    at: together[0]?.at ?? '',
    lines: linesOf(together.toReversed(), names, copies),
  }));
}

/** In the order it was done. What was changed again right after it was added is told once. */
function linesOf(events: readonly ActivityEvent[], names: RecordNames, copies: CopiesTold): Line[] {
  const told = new Set<string>();
  return withoutTrain(events).flatMap((event) => {
    const line = lineOf(event, names, copies);
    const about = refOf(event);
    const again = [
      `${line.did} ${about.kind}:${about.id}`,
      `added ${event.subject_kind}:${event.subject_id}`,
    ];
    if (told.has(again[0] ?? '') || (event.action === 'changed' && told.has(again[1] ?? ''))) return [];
    told.add(again[0] ?? '');
    if (event.action === 'added') told.add(again[1] ?? '');
    return [line];
  });
}

/** A finding brings its evidence along and takes the place of another: both go without saying beside it. */
function withoutTrain(events: readonly ActivityEvent[]): readonly ActivityEvent[] {
  const isFound = events.some(
    ({ subject_kind: kind, action }) => kind === 'finding' && (action === 'added' || action === 'agreed'),
  );
  return isFound ? events.filter((event) => !isTrain(event)) : events;
}

function isTrain({ subject_kind: kind, action }: ActivityEvent): boolean {
  return (
    (kind === 'finding_evidence' && action === 'added') || (kind === 'finding' && action === 'superseded')
  );
}

function lineOf(event: ActivityEvent, names: RecordNames, copies: CopiesTold): Line {
  const ref = refOf(event);
  const name = nameIn(names, ref);
  const verb = verbOf(event.action, event.subject_kind);
  const noun = name?.noun ?? NOUNS[ref.kind];
  return {
    seq: event.seq,
    kind: event.subject_kind,
    id: event.subject_id,
    action: event.action,
    verb,
    noun,
    did: didWords(verb, noun, name !== null),
    name: name?.text ?? null,
    href: name?.href ?? null,
    lang: name?.lang ?? null,
    marks: name?.marks ?? BARE,
    more: isCopyKept(event) ? (copies.get(event.subject_id) ?? null) : null,
  };
}

function refOf(event: ActivityEvent): Ref {
  const text = event.after ?? event.before;
  return recordOf(event.subject_kind, event.subject_id, text === null ? null : (JSON.parse(text) as Row));
}

/** `kept the copy of The visit: 3 unchanged, 1 gone`: a line alone, as JSON, CSV and a feed have it. */
export function lineWords({ did, name, marks, more }: Line): string {
  return `${name === null ? did : `${did} ${marked(name, marks)}`}${more === null ? '' : `: ${more}`}`;
}

/** Changes as JSON tells them. */
export function toldJson(doings: readonly Doing[]) {
  return doings.map(({ changeId, who, at, lines }) => ({
    change_id: changeId,
    who,
    at,
    did: lines.map((line) => ({
      seq: line.seq,
      action: line.action,
      kind: line.kind,
      id: line.id,
      words: lineWords(line),
      href: line.href,
    })),
  }));
}
