import type { AttributionStatus, Facet, FindingValue } from '../../../vocabulary.js';
import { ALL_FACETS, isCurrent, isPending, isSettled, type Standing } from './values.js';

/** A finding as far as the status of its claim rests on it. */
export interface Weighed extends Standing {
  readonly id: number;
  readonly facet: Facet;
  readonly value: FindingValue;
  /** Whether what it rests on was changed since: then it counts as open. */
  readonly stale: boolean;
}

export interface Status {
  readonly status: AttributionStatus;
  /** The finding that decides; the last one where none does alone; null where none counts. */
  readonly finding_id: number | null;
  /** Facets with a finding that counts. */
  readonly checked: number;
  /** Facets with a finding that leaves nothing open. */
  readonly settled: number;
  /** Findings that would count, were they not stale. */
  readonly stale: number;
  /** Findings that wait for a second person. */
  readonly pending: number;
}

/** Values that put a claim in dispute, whatever else was found. */
export const DISPUTING: readonly FindingValue[] = [
  'denied',
  'disputed',
  'joined',
  'meaning_changed',
  'paraphrase_as_quotation',
  'reported_unfairly',
  'other_occasion',
  'cut_meaning_changed',
  'quoting_someone_else',
  'question_or_irony',
  'old_words_as_new',
  'meaning_differs',
];

const MISATTRIBUTED: readonly FindingValue[] = ['misattributed', 'fabricated'];
const NOT_TRACED: readonly FindingValue[] = ['not_in_record', 'none_found'];

/**
 * How the attribution of a claim stands, by its current findings and its match alone: the first row that applies.
 *
 * | a finding that counts says | status |
 * |---|---|
 * | misattributed or fabricated, and a second person agreed | misattributed |
 * | one of `DISPUTING` | disputed |
 * | not in the record, or no record found | not traced |
 * | all six facets are settled, and no mismatch is left that nobody accepted | attribution confirmed |
 * | anything | partly checked |
 * | – | open |
 *
 * The order of the findings does not matter; superseded ones may be among them.
 * @param mismatched whether the wording differs from a saved copy, and no two people accepted that
 */
export function statusOf(findings: readonly Weighed[], mismatched: boolean): Status {
  const current = findings.filter(isCurrent).sort((one, other) => one.id - other.id);
  const counting = current.filter(({ stale }) => !stale);
  const settled = counting.filter(({ facet, value }) => isSettled(facet, value)).length;
  const { status, finding } = decide(counting, settled === ALL_FACETS.length && !mismatched);
  return {
    status,
    finding_id: finding?.id ?? null,
    checked: counting.length,
    settled,
    stale: current.length - counting.length,
    pending: findings.filter(isPending).length,
  };
}

function decide(
  counting: readonly Weighed[],
  isConfirmed: boolean,
): { readonly status: AttributionStatus; readonly finding: Weighed | undefined } {
  const saying = (values: readonly FindingValue[]) =>
    ALL_FACETS.flatMap((facet) => counting.filter((one) => one.facet === facet)).find(({ value }) =>
      values.includes(value),
    );
  const rows = [
    ['misattributed', saying(MISATTRIBUTED)],
    ['disputed', saying(DISPUTING)],
    ['not_traced', saying(NOT_TRACED)],
  ] as const;
  for (const [status, finding] of rows) if (finding) return { status, finding };
  const last = counting.at(-1);
  if (isConfirmed) return { status: 'attribution_confirmed', finding: last };
  return { status: last ? 'partly_checked' : 'open', finding: last };
}
