import type { Evidence, FindingRow } from '../../../derived/status/findings-store.js';
import { isCurrent, isPending } from '../../../derived/status/model/values.js';
import type { Facet } from '../../../vocabulary.js';
import type { Candidate } from '../evidence-store.js';
import { emptyRow, markOf, type TypedEvidence, type TypedRow } from '../form-input.js';
import { evidenceInView, type InView } from '../model/in-view.js';
import type { Filled, SecondHand } from '../model/second-hand.js';
import type { Held } from '../model/suggest.js';

// The initial rows of the checks: effective findings, or no finding with the evidence that is in view. A stale value is
// not preselected: the row stays empty until a person chooses.

export interface OpenedRow {
  readonly typed: TypedRow;
  readonly current: FindingRow | null;
  readonly pending: FindingRow | null;
}

/** What the rows are made of. */
export interface OnClaim {
  readonly claim: InView;
  /** The evidence that is cited or offered. */
  readonly candidates: readonly Candidate[];
  /** All attributions of the claim. */
  readonly held: readonly Held[];
  /** The findings to fill in where there is none; null where nothing is to be filled in. */
  readonly fill: SecondHand | null;
}

/** The initial row of a facet. `standing` holds the findings that are not superseded. */
export function openedRow(facet: Facet, standing: readonly FindingRow[], on: OnClaim): OpenedRow {
  const own = standing.filter((one) => one.facet === facet);
  const current = own.find(isCurrent) ?? null;
  const pending = own.find(isPending) ?? null;
  // A new finding supersedes the newest one; if that is pending it is withdrawn.
  const supersedes = String(pending?.id ?? current?.id ?? '');
  const bare = current ? rowWith(current, on.candidates) : rowInView(facet, on);
  const typed = { ...bare, supersedes, was: markOf(bare) };
  const filled = pending === null && bare.value === '' ? on.fill?.[facet] : undefined;
  return { typed: filled ? fillRow(typed, filled) : typed, current, pending };
}

/** A reason that somebody gave before stays. */
function fillRow(row: TypedRow, { value, rationale }: Filled): TypedRow {
  return { ...row, value, rationale: row.rationale === '' ? rationale : row.rationale };
}

function rowWith(row: FindingRow, candidates: readonly Candidate[]): TypedRow {
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

function rowInView(facet: Facet, { claim, candidates, held }: OnClaim): TypedRow {
  const isHere = (ref: string) => candidates.some(({ kind, id }) => `${kind}:${id}` === ref);
  const refs = evidenceInView(facet, claim, held).filter(isHere);
  return { ...emptyRow(facet), evidence: refs.map((ref) => ({ ref, exact: '', around: {} })) };
}

function typedEvidence({ kind, id, selector }: Evidence): TypedEvidence {
  const { exact = '', ...rest } = selector ?? {};
  const around = Object.entries(rest).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)] as const],
  );
  return { ref: `${kind}:${id}`, exact, around: Object.fromEntries(around) };
}
