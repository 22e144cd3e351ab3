import { grouped } from '../../../platform/lib/grouped.js';
import type { Facet, StaleCause } from '../../../vocabulary.js';

// When a finding is stale: which change affects which finding. Changes of tags, notes or a summary affect none; nor
// does a rank, which orders attributions and changes no words.

/** What a finding is based on. */
export interface Rests {
  readonly id: number;
  readonly facet: Facet;
  readonly claim_id: number;
  /** The attribution that was the claim's reference at the time; null where there was none. */
  readonly reference_id: number | null;
  readonly evidence: readonly { readonly kind: string; readonly id: number }[];
}

/** The parts of an event that may make a finding stale; null where its words were erased. */
export interface Happened {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: number;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** An occasion of a claim, and the events between which it was that: a merge changes its id. */
export interface Held {
  readonly id: number;
  readonly after: number;
  readonly until: number;
}

/** A finding that is not superseded, with the occasions of its claim and the event that recorded it. */
export interface StandsSince extends Rests {
  readonly occasions: readonly Held[];
  readonly since: number;
}

/** An event with its sequence number. */
export interface EventSince extends Happened {
  readonly seq: number;
}

/** A record, and the event after which its changes count. */
export interface Since {
  readonly kind: string;
  readonly id: number;
  readonly seq: number;
}

/** Which event made a finding stale, and why. */
export interface Mark {
  readonly finding_id: number;
  readonly seq: number;
  readonly cause: StaleCause;
}

const WORDS: readonly Facet[] = ['wording', 'context', 'translation'];

/** Columns of a claim, and the facets based on them. */
const OF_CLAIM: readonly (readonly [column: string, cause: StaleCause, facets: readonly Facet[]])[] = [
  ['text', 'text', WORDS],
  ['reference_attribution_id', 'reference', WORDS],
  ['speaker_id', 'speaker', ['speaker']],
  ['occasion_id', 'occasion', ['occasion']],
  ['said_on', 'said_on', ['occasion']],
];

/** Columns whose change makes no finding stale. */
const NOT_EVIDENCE: readonly string[] = [
  'note',
  'rank',
  'version',
  'updated_at',
  'edited_at',
  'resolved_at',
  'resolved_by',
  'relayed_from_id',
  'motivation',
];

const OCCASION = ['date', 'time_zone', 'place'] as const;

/** The stale marks that events cause: only by events after the finding that change what it is based on. */
export function marksOf(standing: readonly StandsSince[], events: readonly EventSince[]): Mark[] {
  if (standing.length === 0) return [];
  const about = grouped(events, ({ subjectKind, subjectId }) => `${subjectKind}:${subjectId}`);
  return standing.flatMap((finding) =>
    restsOn(finding)
      .flatMap(({ kind, id, after, until }) =>
        (about.get(`${kind}:${id}`) ?? []).filter(({ seq }) => seq > after && seq <= until),
      )
      // A finding is based on earlier changes of the same transaction.
      .filter(({ seq }) => seq > finding.since)
      .flatMap((event) =>
        causesOf(event, finding).map((cause) => ({ finding_id: finding.id, seq: event.seq, cause })),
      ),
  );
}

/** Everything that findings are based on, without duplicates, with the first event from which changes count. */
export function sinceOf(standing: readonly StandsSince[]): Since[] {
  const records = new Map<string, Since>();
  for (const finding of standing)
    for (const { kind, id, after } of restsOn(finding)) {
      const since = Math.max(finding.since, after);
      const seq = Math.min(since, records.get(`${kind}:${id}`)?.seq ?? since);
      records.set(`${kind}:${id}`, { kind, id, seq });
    }
  return [...records.values()];
}

/** The records whose changes can make a finding stale. */
function restsOn(finding: StandsSince): (Held & { readonly kind: string })[] {
  const { id, claim_id, reference_id, occasions, evidence } = finding;
  const always = [
    { kind: 'finding', id },
    { kind: 'claim', id: claim_id },
    ...(reference_id === null ? [] : [{ kind: 'attribution', id: reference_id }]),
    ...evidence.filter((one) => one.kind !== 'attribution' || one.id !== reference_id),
  ];
  return [
    ...always.map((one) => ({ ...one, after: 0, until: Number.POSITIVE_INFINITY })),
    ...occasions.map((one) => ({ ...one, kind: 'occasion' })),
  ];
}

/** The successive occasions of a claim. @param moves by merges alone, oldest first */
export function occasionsHeld(
  current: number | null,
  moves: readonly { readonly seq: number; readonly from: number | null }[],
): Held[] {
  const ends = [...moves, { seq: Number.POSITIVE_INFINITY, from: current }];
  return ends.flatMap(({ seq, from }, at) =>
    from === null ? [] : [{ id: from, after: moves[at - 1]?.seq ?? 0, until: seq }],
  );
}

/** Which relevant parts of a record an event changed. */
export function causesOf(event: Happened, finding: Rests): StaleCause[] {
  const { subjectKind: kind, subjectId: id } = event;
  if (isByMerge(event)) return [];
  if (kind === 'finding') return id === finding.id && event.action === 'brought_stale' ? ['brought'] : [];
  if (kind === 'claim') return id === finding.claim_id ? claimCauses(event, finding.facet) : [];
  if (kind === 'occasion')
    return finding.facet === 'occasion' && differs(event, OCCASION) ? ['occasion'] : [];
  if (kind === 'snapshot') return cites(finding, kind, id) && isGone(event) ? ['snapshot'] : [];
  if (!isMaterial(event)) return [];
  const causes: StaleCause[] = [];
  if (kind === 'attribution' && id === finding.reference_id && WORDS.includes(finding.facet))
    causes.push('reference');
  if (isEvidence(kind) && cites(finding, kind, id)) causes.push(kind);
  return causes;
}

/** A merge changes ids only, not what the row says. */
function isByMerge({ action }: Happened): boolean {
  return action === 'repointed' || action === 'returned';
}

function claimCauses(event: Happened, facet: Facet): StaleCause[] {
  const wasErased = event.action === 'erased';
  return OF_CLAIM.flatMap(([column, cause, facets]) =>
    facets.includes(facet) && (wasErased ? column === 'text' : differs(event, [column])) ? [cause] : [],
  );
}

function isEvidence(kind: string): kind is 'attribution' | 'annotation' | 'search' | 'contact' {
  return ['attribution', 'annotation', 'search', 'contact'].includes(kind);
}

function cites({ evidence }: Rests, kind: string, id: number): boolean {
  return evidence.some((one) => one.kind === kind && one.id === id);
}

function isGone({ action }: Happened): boolean {
  return action === 'trashed' || action === 'erased';
}

function isMaterial(event: Happened): boolean {
  if (event.before === null || event.after === null) return isGone(event);
  const columns = new Set([...Object.keys(event.before), ...Object.keys(event.after)]);
  return differs(
    event,
    [...columns].filter((column) => !NOT_EVIDENCE.includes(column)),
  );
}

function differs({ before, after }: Happened, columns: readonly string[]): boolean {
  if (before === null || after === null) return false;
  return columns.some((column) => before[column] !== after[column]);
}
