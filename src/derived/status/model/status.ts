import type { AttributionStatus, Facet, FindingValue } from '../../../vocabulary.js';
import { checksCode } from './checks.js';
import { ALL_FACETS, isCurrent, isPending, isSettled, type Standing } from './values.js';

/** The columns of a finding on which its claim's status depends. */
export interface Weighed extends Standing {
  readonly id: number;
  readonly facet: Facet;
  readonly value: FindingValue;
  /** Whether its basis changed since: then its facet counts as open. */
  readonly stale: boolean;
  /** Whether it lacks what its value requires: then it is not conclusive. */
  readonly lacking: boolean;
}

export interface Status {
  readonly status: AttributionStatus;
  /** The decisive finding; the last one where none alone is decisive; null where none is in effect. */
  readonly finding_id: number | null;
  /** The number of facets with an effective finding. */
  readonly checked: number;
  /** The number of facets with a conclusive finding. */
  readonly settled: number;
  /** The number of findings that would be in effect if they were not stale. */
  readonly stale: number;
  /** The number of pending findings. */
  readonly pending: number;
  /** How far each check is, as checks.ts reads it. */
  readonly checks: string;
}

/** Values that make a claim disputed, whatever else was found. */
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
 * The status of a claim, by its current findings and its match alone: the first row that applies.
 *
 * | a finding that counts says | status |
 * |---|---|
 * | misattributed or fabricated, and a second person agreed | misattributed |
 * | one of `DISPUTING` | disputed |
 * | not in the record, or no record found | not traced |
 * | all six facets are settled on what that requires, and no mismatch is left that nobody accepted | attribution confirmed |
 * | anything | partly checked |
 * | – | open |
 *
 * The order of the findings does not matter; superseded ones may be among them.
 * @param mismatched whether the wording differs from a saved copy, and no two people accepted that
 */
export function statusOf(findings: readonly Weighed[], mismatched: boolean): Status {
  const current = findings.filter(isCurrent).sort((one, other) => one.id - other.id);
  const counting = current.filter(({ stale }) => !stale);
  const conclusive = counting.filter(isConclusive);
  const settled = conclusive.length;
  const { status, finding } = decide(counting, settled === ALL_FACETS.length && !mismatched);
  return {
    status,
    finding_id: finding?.id ?? null,
    checked: counting.length,
    settled,
    stale: current.length - counting.length,
    pending: findings.filter(isPending).length,
    checks: checksCode(counting, conclusive),
  };
}

/** Whether its value leaves nothing open, and it has what that requires. */
function isConclusive({ facet, value, lacking }: Weighed): boolean {
  return isSettled(facet, value) && !lacking;
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
