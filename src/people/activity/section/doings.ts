import type { SubjectKind } from '../../../platform/db/subjects.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { type CopyEffects, type EventsRead, isCopyKept, refOf } from '../events-model.js';
import { BARE, introductionOf, type Marks, marked, nameIn, type RecordNames } from '../names-model.js';
import type { ActivityEvent } from '../store.js';
import { didWords, isOfWhole, verbOf } from './words.js';

/** What one person did at one time: one entry per request or command. */
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
  /** The noun for such a record, from `names-model.ts`; empty where the action is on the whole database. */
  readonly noun: string;
  /** `changed the quotation`, with the name to follow. */
  readonly did: string;
  readonly name: string | null;
  readonly href: string | null;
  readonly lang: string | null;
  readonly marks: Marks;
  /** Further effects, in words: for a saved copy, what became of passages anchored in older ones. */
  readonly more: string | null;
}

/** Events, newest first, grouped by change. */
export function doingsOf({ events, names, copies }: EventsRead): Doing[] {
  return [...grouped(events, (event) => event.change_id)].map(([changeId, together]) => ({
    changeId,
    who: together[0]?.actor ?? '',
    at: together[0]?.at ?? '',
    lines: linesOf(together.toReversed(), names, copies),
  }));
}

/** In order of time. A change right after the addition of the same record is merged into it. */
function linesOf(events: readonly ActivityEvent[], names: RecordNames, copies: CopyEffects): Line[] {
  const seen = new Set<string>();
  const meant = withoutImplied(events);
  const isReplacing = meant.length < events.length && replacedStyle(events) !== null;
  return meant.flatMap((event) => {
    const verb = isReplacing && event.subject_kind === 'style' ? REPLACED[event.action] : undefined;
    const line = lineOf(event, names, copies, { findings: findingsWith(event, meant), verb });
    const about = refOf(event);
    const again = [
      `${line.did} ${about.kind}:${about.id}`,
      `added ${event.subject_kind}:${event.subject_id}`,
    ];
    if (seen.has(again[0] ?? '') || (event.action === 'changed' && seen.has(again[1] ?? ''))) return [];
    seen.add(again[0] ?? '');
    if (event.action === 'added') seen.add(again[1] ?? '');
    return [line];
  });
}

/** A finding adds its evidence and replaces another finding; both are implied and omitted. So is the style that another replaces. */
function withoutImplied(all: readonly ActivityEvent[]): readonly ActivityEvent[] {
  const replaced = replacedStyle(all);
  const events = all.filter((event) => event !== replaced);
  const isFound = events.some(
    ({ subject_kind: kind, action }) => kind === 'finding' && (action === 'added' || action === 'agreed'),
  );
  return isFound ? events.filter((event) => !isImplied(event)) : events;
}

/** The file of a style that went to the trash as another one came; null where none did. */
function replacedStyle(events: readonly ActivityEvent[]): ActivityEvent | null {
  const styles = events.filter(({ subject_kind: kind }) => kind === 'style');
  const came = styles.find(({ action }) => action === 'added' || action === 'restored');
  const gone = styles.find(({ action }) => action === 'trashed');
  return came !== undefined && styles.length === 2 ? (gone ?? null) : null;
}

function isImplied({ subject_kind: kind, action }: ActivityEvent): boolean {
  return (
    (kind === 'finding_evidence' && action === 'added') || (kind === 'finding' && action === 'superseded')
  );
}

/** How many findings the same change recorded on the same claim: they are one line. */
function findingsWith(event: ActivityEvent, events: readonly ActivityEvent[]): number {
  if (event.subject_kind !== 'finding' || event.action !== 'added') return 1;
  const about = refOf(event).id;
  return events.filter(
    (other) => other.subject_kind === 'finding' && other.action === 'added' && refOf(other).id === about,
  ).length;
}

/** The verbs where the style takes the place of another file. */
const REPLACED: Readonly<Record<string, string>> = {
  added: 'replaced the file of',
  restored: 'restored an earlier file of',
};

interface LineOptions {
  readonly findings: number;
  /** In place of that of the action. */
  readonly verb: string | undefined;
}

function lineOf(
  event: ActivityEvent,
  names: RecordNames,
  copies: CopyEffects,
  { findings, verb: other }: LineOptions,
): Line {
  const ref = refOf(event);
  const isWhole = isOfWhole(event.action);
  const name = isWhole ? null : nameIn(names, ref);
  const one = verbOf(event.action, event.subject_kind);
  const verb = other ?? (findings === 1 ? one : one.replace('a finding', `${findings} findings`));
  const noun = isWhole ? '' : (name?.noun ?? introductionOf(ref.kind));
  return {
    seq: event.seq,
    kind: event.subject_kind,
    id: event.subject_id,
    action: event.action,
    verb,
    noun,
    did: isWhole ? verb : didWords(verb, noun, name !== null),
    name: name?.text ?? null,
    href: name?.href ?? null,
    lang: name?.lang ?? null,
    marks: name?.marks ?? BARE,
    more: isCopyKept(event) ? (copies.get(event.subject_id) ?? null) : null,
  };
}

/** `kept the copy of The visit: 3 unchanged, 1 gone`: a line on its own, for JSON, CSV and feeds. */
export function lineWords({ did, name, marks, more }: Line): string {
  return `${name === null ? did : `${did} ${marked(name, marks)}`}${more === null ? '' : `: ${more}`}`;
}

/** Changes as JSON. */
export function doingsJson(doings: readonly Doing[]) {
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
