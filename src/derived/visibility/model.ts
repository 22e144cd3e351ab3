import type { PublicKind, SubjectKind } from '../../platform/db/subjects.js';
import type { RecordedEvent } from '../../platform/db/transact.js';

// Which records a change may show or hide, by its events.

/** Kinds of records that claims use. */
export type UsedKind = 'speaker' | 'occasion' | 'source' | 'outlet' | 'tag' | 'list';

/** A new use: it hides a record that is shown only if the claim is restricted, and shows a hidden one only if not. */
export interface Use {
  readonly kind: UsedKind;
  readonly id: number;
  readonly claimId: number;
}

/** Numbers of records, by what has to be looked up for them. */
export interface Touched {
  /** Those that may be shown or hidden themselves. */
  readonly records: Readonly<Record<PublicKind, Set<number>>>;
  readonly uses: Use[];
  /** Claims that are newly shown or hidden, with everything that they use. */
  readonly claims: Set<number>;
  /** Those of them whose ground rule changed: the copies of their sources may be shown or hidden. */
  readonly ruled: Set<number>;
  /** Claims that cite another source: where one is restricted, it hides the copies of that. */
  readonly citing: Set<number>;
  /** Saved copies that are another source's now. */
  readonly moved: Set<number>;
  /** Whether any speaker may be concerned: an erased finding does not say which it named. */
  anySpeaker: boolean;
  /** Whether a view may name something else now. */
  anyView: boolean;
}

export function touchedBy(events: readonly RecordedEvent[]): Touched {
  const touched: Touched = {
    records: {
      speaker: new Set(),
      occasion: new Set(),
      source: new Set(),
      copies: new Set(),
      outlet: new Set(),
      tag: new Set(),
      annotation: new Set(),
      list: new Set(),
      view: new Set(),
    },
    uses: [],
    claims: new Set(),
    ruled: new Set(),
    citing: new Set(),
    moved: new Set(),
    anySpeaker: false,
    anyView: false,
  };
  for (const event of events) TOUCH[event.subjectKind]?.(touched, event);
  return touched;
}

const TOUCH: Partial<Record<SubjectKind, (touched: Touched, event: RecordedEvent) => void>> = {
  claim: touchClaim,
  attribution: touchAttribution,
  claim_tag: (touched, event) => used(touched, event, ['tag_id', 'tag']),
  list_item: (touched, event) => used(touched, event, ['list_id', 'list']),
  finding: touchFinding,
  speaker: ({ records }, event) => touchMergeable(records.speaker, event),
  occasion: ({ records }, event) => touchMergeable(records.occasion, event),
  outlet: ({ records }, event) => touchMergeable(records.outlet, event),
  source({ records }, event) {
    touchMergeable(records.source, event);
    if (isOther(event, 'shown') || isOther(event, 'merged_into_id')) records.source.add(event.subjectId);
    for (const id of otherNumbers(event, 'outlet_id')) records.outlet.add(id);
    if (event.before === null) records.copies.add(event.subjectId);
  },
  tag(touched, event) {
    touchMergeable(touched.records.tag, event);
    touched.anyView = true;
  },
  snapshot({ moved }, event) {
    if (event.before !== null && isOther(event, 'source_id')) moved.add(event.subjectId);
  },
  annotation: ({ records }, { subjectId }) => void records.annotation.add(subjectId),
  list: ({ records }, { subjectId }) => void records.list.add(subjectId),
  view: ({ records }, { subjectId }) => void records.view.add(subjectId),
};

function touchMergeable(ids: Set<number>, event: RecordedEvent): void {
  if (isOther(event, 'merge_restricted')) ids.add(event.subjectId);
}

/** What uses a new claim has events of its own. */
function touchClaim(touched: Touched, event: RecordedEvent): void {
  used(touched, event, ['speaker_id', 'speaker'], ['occasion_id', 'occasion']);
  if (isNew(event)) return;
  if (isOther(event, 'ground_rule')) touched.ruled.add(event.subjectId);
  if (isOther(event, 'ground_rule') || isOther(event, 'trashed_at')) touched.claims.add(event.subjectId);
}

function touchAttribution(touched: Touched, event: RecordedEvent): void {
  used(
    touched,
    event,
    ...(['speaker_id', 'voiced_by_id', 'recounted_by_id'] as const).map(
      (column) => [column, 'speaker'] as const,
    ),
    ['occasion_id', 'occasion'],
    ['source_id', 'source'],
  );
  if (!isNew(event) && isOther(event, 'trashed_at'))
    for (const id of numbers(event, 'source_id')) touched.records.source.add(id);
  if (!isOther(event, 'source_id')) return;
  if (event.claimId !== null) touched.citing.add(event.claimId);
  if (typeof event.before?.source_id === 'number') touched.records.copies.add(event.before.source_id);
}

function touchFinding(touched: Touched, event: RecordedEvent): void {
  if (isOther(event, 'agreed_at') || isOther(event, 'actual_speaker_id'))
    for (const id of numbers(event, 'actual_speaker_id')) touched.records.speaker.add(id);
  if (event.action === 'erased') touched.anySpeaker = true;
}

/** Adds the records that some columns of a claim's row name. */
function used(
  { records, uses }: Touched,
  event: RecordedEvent,
  ...columns: readonly (readonly [column: string, kind: UsedKind])[]
): void {
  const { claimId } = event;
  for (const [column, kind] of columns)
    for (const id of otherNumbers(event, column))
      if (isNew(event) && claimId !== null) uses.push({ kind, id, claimId });
      else records[kind].add(id);
}

/** NOTE: an erased row has no row before, either. */
function isNew({ action, before }: RecordedEvent): boolean {
  return before === null && action !== 'erased';
}

/** Whether a column changed; of a new or erased row, any may have. */
function isOther({ before, after }: RecordedEvent, column: string): boolean {
  return before === null || before[column] !== after?.[column];
}

/** The numbers that a column had and has, where it changed. */
function otherNumbers(event: RecordedEvent, column: string): number[] {
  return isOther(event, column) ? numbers(event, column) : [];
}

function numbers({ before, after }: RecordedEvent, column: string): number[] {
  return [before?.[column], after?.[column]].filter((one) => typeof one === 'number');
}
