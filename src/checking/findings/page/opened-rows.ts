import type { Evidence, FindingRow } from '../../../derived/status/findings-store.js';
import { isCurrent, isPending } from '../../../derived/status/model/values.js';
import type { Facet } from '../../../vocabulary.js';
import type { Candidate, Named } from '../evidence-store.js';
import { emptyRow, markOf, type TypedEvidence, type TypedRow } from '../form-input.js';
import { type Held, suggestRecord, suggestWording } from '../model/suggest.js';

// The initial rows of the form: effective findings, or suggestions where there are none. A stale value is not
// preselected: the row stays empty until a person chooses.

export interface OpenedRow {
  readonly typed: TypedRow;
  readonly current: FindingRow | null;
  readonly pending: FindingRow | null;
  /** Whether it is a suggestion that nobody has recorded. */
  readonly isSuggested: boolean;
}

/** What the rows are made of. */
export interface OnClaim {
  /** The evidence that is cited or offered. */
  readonly candidates: readonly Candidate[];
  /** All attributions of the claim. */
  readonly held: readonly Held[];
}

/** The initial row of a facet. `standing` holds the findings that are not superseded. */
export function openedRow(
  facet: Facet,
  standing: readonly FindingRow[],
  { candidates, held }: OnClaim,
): OpenedRow {
  const own = standing.filter((one) => one.facet === facet);
  const current = own.find(isCurrent) ?? null;
  const pending = own.find(isPending) ?? null;
  // A new finding supersedes the newest one; if that is pending it is withdrawn.
  const supersedes = String(pending?.id ?? current?.id ?? '');
  const suggested = own.length === 0 ? suggestedRow(facet, held) : null;
  if (suggested) return { typed: suggested, current, pending, isSuggested: true };
  const filled = current ? filledRow(current, candidates) : emptyRow(facet);
  return { typed: { ...filled, supersedes, was: markOf(filled) }, current, pending, isSuggested: false };
}

function filledRow(row: FindingRow, candidates: readonly Candidate[]): TypedRow {
  const isHere = ({ kind, id }: Evidence) => candidates.some((one) => one.kind === kind && one.id === id);
  return {
    ...emptyRow(row.facet),
    value: row.causes.length > 0 ? '' : row.value,
    rationale: row.rationale ?? '',
    mechanism: row.mechanism ?? '',
    speaker: { name: row.actual_speaker ?? '', id: String(row.actual_speaker_id ?? '') },
    evidence: row.evidence.filter(isHere).map(typedEvidence),
  };
}

function typedEvidence({ kind, id, selector }: Evidence): TypedEvidence {
  const { exact = '', ...rest } = selector ?? {};
  const around = Object.entries(rest).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)] as const],
  );
  return { ref: `${kind}:${id}`, exact, around: Object.fromEntries(around) };
}

const SUGGESTED = { record: suggestRecord, wording: suggestWording } as const;

/** The evidence of the suggestions. */
export function suggestedEvidence(standing: readonly FindingRow[], held: readonly Held[]): Named[] {
  const open = (['record', 'wording'] as const).filter((facet) =>
    standing.every((one) => one.facet !== facet),
  );
  const ids = open.flatMap((facet) => SUGGESTED[facet](held)?.attributions ?? []);
  return ids.map((id) => ({ kind: 'attribution', id }));
}

function suggestedRow(facet: Facet, held: readonly Held[]): TypedRow | null {
  const suggestion = facet === 'record' || facet === 'wording' ? SUGGESTED[facet](held) : null;
  if (suggestion === null) return null;
  const { value, rationale, attributions } = suggestion;
  const evidence = attributions.map((id) => ({ ref: `attribution:${id}`, exact: '', around: {} }));
  return { ...emptyRow(facet), value, rationale, evidence };
}
