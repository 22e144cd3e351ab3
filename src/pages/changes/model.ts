import type { SubjectKind } from '../../platform/db/subjects.js';
import type { Row } from '../../platform/db/transact.js';

// What a change did to each record, and how that is undone: pure functions over its events.

/** The most events of a change that can be undone. A larger one is an import, which has a withdrawal of its own. */
export const MAX_EVENTS = 2_000;
/** How long a page confirms a change to the person who made it. */
export const MAX_CONFIRMED_MINUTES = 10;
/** How long people below an editor may undo their own changes; the refusal says “an hour”. */
export const MAX_OWN_MINUTES = 60;

/** An event as it is stored, with its rows. */
export interface ChangeEvent {
  readonly seq: number;
  readonly action: string;
  readonly subject_kind: SubjectKind;
  readonly subject_id: number;
  readonly claim_id: number | null;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** What the events of a change together did to one row. */
export interface NetChange {
  readonly kind: SubjectKind;
  readonly id: number;
  readonly claimId: number | null;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Why a change as a whole cannot be undone, with the way that leads on instead. */
export interface NotUndone {
  readonly words: string;
  readonly instead: { readonly label: string; readonly href: string } | null;
}

/** @param rows as JSON; null where there is none, and where it was erased */
export function eventOf<Event extends { readonly before: string | null; readonly after: string | null }>(
  rows: Event,
) {
  return { ...rows, before: rowOf(rows.before), after: rowOf(rows.after) };
}

function rowOf(json: string | null): Row | null {
  return json === null ? null : (JSON.parse(json) as Row);
}

/** Whether a change can have undone an earlier one, for all that its events tell: it begins with one of its records. */
export function isUndoOf(events: readonly ChangeEvent[], undone: readonly ChangeEvent[]): boolean {
  const [first] = events;
  if (first === undefined || undone.length === 0 || undone.some(({ seq }) => seq >= first.seq)) return false;
  const before = new Set(undone.flatMap(recordsOf));
  return recordsOf(first).some((record) => before.has(record));
}

/** The row itself and the records it belongs to. */
function recordsOf({ subject_kind: kind, subject_id: id, before, after }: ChangeEvent): string[] {
  const row = after ?? before ?? {};
  const parents = Object.entries(parentsOf(kind)).map(([column, parent]) => `${parent}:${row[column]}`);
  return [`${kind}:${id}`, ...parents];
}

/** One entry for each row that the events changed, in the order of their first events. */
export function netChanges(events: readonly ChangeEvent[]): NetChange[] {
  return rowsOf(events).flatMap((of) => {
    const [first, last] = [of[0], of.at(-1)];
    if (!first || !last) return [];
    const { subject_kind: kind, subject_id: id, claim_id: claimId, before } = first;
    return [{ kind, id, claimId, before, after: last.after }];
  });
}

/** The events of each row. The number of a removed row may be that of a new one: this is another row. */
function rowsOf(events: readonly ChangeEvent[]): ChangeEvent[][] {
  const [rows, open] = [[] as ChangeEvent[][], new Map<string, ChangeEvent[]>()];
  for (const event of events) {
    const key = `${event.subject_kind}:${event.subject_id}`;
    const row = open.get(key) ?? [];
    if (row.push(event) === 1) rows.push(row);
    if (event.after === null) open.delete(key);
    else open.set(key, row);
  }
  return rows;
}

/** Null where a change may be undone, as far as its events tell. */
export function whyNotUndone(events: readonly ChangeEvent[]): NotUndone | null {
  if (events.length === 0 || events.length >= MAX_EVENTS) return NOT_HERE;
  const finding = events.find(({ subject_kind: kind }) => FINDINGS.has(kind));
  if (finding) return findingStays(finding);
  const merge = events.find(({ action }) => action === 'merged');
  if (merge) {
    const href = `/${merge.subject_kind}s/${merge.subject_id}/merge`;
    return {
      words: 'Undo a merge on the page of the merged record.',
      instead: { label: 'Undo the merge', href },
    };
  }
  return events.every(isUndoable) ? null : NOT_HERE;
}

const NOT_HERE: NotUndone = { words: 'This change cannot be undone.', instead: null };

const FINDINGS: ReadonlySet<SubjectKind> = new Set(['finding', 'finding_evidence', 'set_aside', 'contact']);
/** An edition stays: what it printed may be with others already. */
const NEVER_UNDONE: ReadonlySet<SubjectKind> = new Set(['user', 'token', 'list_edition', 'merge_proposal']);
const UNDOABLE: ReadonlySet<string> = new Set([
  'added',
  'changed',
  'described',
  'trashed',
  'restored',
  'removed',
  'resolved',
  'reopened',
]);

function findingStays({ claim_id: claimId }: ChangeEvent): NotUndone {
  return {
    words: 'Findings stay in the history: record another one instead.',
    instead: claimId === null ? null : { label: 'Change findings', href: `/claims/${claimId}#checks` },
  };
}

/** Who may see a quotation is decided on its form, never by a button. */
function isUndoable({ action, subject_kind: kind, before, after }: ChangeEvent): boolean {
  const isErased = before === null && after === null;
  if (isErased || !UNDOABLE.has(action) || NEVER_UNDONE.has(kind)) return false;
  return (
    kind !== 'claim' || !before || !after || !RESTRICTING.some((column) => differs(before, after, column))
  );
}

const RESTRICTING = ['ground_rule', 'embargoed_until', 'embargo_lifts_at'];

/** Columns that say who saved a row and when. */
const STAMPS: ReadonlySet<string> = new Set([
  'id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'open_version',
  'open_updated_at',
  'edited_at',
  'trashed_at',
  'trashed_by',
]);

/** The columns that a change wrote, with their values before. Stamps are left out. */
export function columnsBefore({ before, after }: Pick<NetChange, 'before' | 'after'>): Row {
  if (before === null || after === null) return {};
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => !STAMPS.has(name) && differs(before, after, name));
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null]));
}

/** A missing column is an empty one: events leave those out. */
export function differs(one: Row, other: Row, column: string): boolean {
  return (one[column] ?? null) !== (other[column] ?? null);
}

/** What became of a row: whether it came, went, was moved to the trash or out of it, or has other values. */
export function kindOfChange(net: NetChange): 'added' | 'removed' | 'trashed' | 'restored' | 'changed' {
  const { before, after } = net;
  if (before === null) return 'added';
  if (after === null) return 'removed';
  const [was, is] = [before.trashed_at ?? null, after.trashed_at ?? null];
  if (was === null && is !== null) return 'trashed';
  return was !== null && is === null ? 'restored' : 'changed';
}

/** Whether only the version and the time of a row differ, since rows that belong to it changed. */
export function isTouched(net: NetChange): boolean {
  return kindOfChange(net) === 'changed' && Object.keys(columnsBefore(net)).length === 0;
}

/** The columns by which a row belongs to a record, which takes it along to the trash. */
const PARENTS = { claim_id: 'claim', list_id: 'list', body_id: 'speaker', attribution_id: 'attribution' };

function parentsOf(kind: SubjectKind): Readonly<Record<string, string>> {
  const isOfSpeaker = kind === 'speaker_name' || kind === 'speaker_title';
  return isOfSpeaker ? { ...PARENTS, speaker_id: 'speaker' } : PARENTS;
}

/** Without the rows of records that the same change added. */
export function withoutParts(changes: readonly NetChange[]): NetChange[] {
  const added = new Set(
    changes.filter(({ before }) => before === null).map(({ kind, id }) => `${kind}:${id}`),
  );
  return changes.filter(({ kind, before, after }) => {
    const row = after ?? before ?? {};
    return !Object.entries(parentsOf(kind)).some(
      ([column, parent]) => kind !== parent && added.has(`${parent}:${row[column]}`),
    );
  });
}

/** Records that others are made with: they stay when a new quotation or attribution goes. */
export const SHARED_KINDS: readonly SubjectKind[] = ['source', 'occasion', 'speaker', 'outlet', 'tag'];

/** Without the speaker, source or tag that came with another record: it stays, since others may use it by now. */
export function withoutShared(changes: readonly NetChange[]): readonly NetChange[] {
  const came = ({ kind, before }: NetChange) => before === null && SHARED_KINDS.includes(kind);
  const hasOwn = changes.some((net) => !came(net) && !isTouched(net));
  return hasOwn ? changes.filter((net) => !came(net)) : changes;
}
