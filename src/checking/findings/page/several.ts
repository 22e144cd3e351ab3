import { claimTitle } from '../../../derived/status/model/claim-title.js';
import { accuses } from '../../../derived/status/model/second.js';
import { ALL_FACETS, valueWords } from '../../../derived/status/model/values.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import { readId } from '../../../platform/lib/fields/values.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { ATTRIBUTION_STATUSES, FACETS, FINDING_VALUES, type FindingValue } from '../../../vocabulary.js';
import { EACH_EVIDENCE } from '../input.js';

// The form for one finding on several claims, with evidence that each of them has. Values that need a second person are
// not offered.

export interface SeveralForm {
  readonly claims: readonly ClaimRow[];
  /** What all of the claims have. */
  readonly sources: readonly { readonly id: number; readonly title: string }[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The list that the claims were ticked in; null where it is not known. */
  readonly next: string | null;
}

export function severalPage({ claims, sources, typed, errors, next }: SeveralForm) {
  const shown = errors.map((error) => ({ ...error, path: FIELDS[error.path] ?? '' }));
  const field = fieldsWith(typed, shown);
  // By value, since a form sends the ticked boxes alone and their places shift.
  const ticked = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('evidence_each') ? value : [],
  );
  return {
    title: 'Record a finding on several quotations',
    action: next === null ? '/findings' : `/findings?${new URLSearchParams({ next })}`,
    cancelHref: next ?? '/claims',
    errors: shown,
    recorded:
      typed.recorded === undefined ? null : `Recorded on ${howMany(Number(typed.recorded), 'quotation')}.`,
    claims: claims.map((claim, at) => ({
      name: `claim_ids.${at}`,
      label: claimTitle(claim, 80),
      kind: 'checkbox' as const,
      checked: String(claim.id),
      value: String(claim.id),
      hint: `${ATTRIBUTION_STATUSES[claim.status]}. Quotation ${claim.id}`,
      error: null,
    })),
    fields: [
      field('finding', 'Finding', { kind: 'select', options: OPTIONS }),
      field('rationale', 'Reason', {
        kind: 'textarea',
        hint: 'Required if it changes an earlier finding or leaves something open.',
      }),
    ],
    evidence: {
      error: shown.find(({ path }) => path === 'evidence_each')?.message ?? null,
      fields: Object.entries(EACH_EVIDENCE).map(([value, label], at) => ({
        ...field(`evidence_each.${at}`, label, { kind: 'checkbox', checked: value }),
        value: ticked.includes(value) ? value : null,
        error: null,
      })),
      source:
        sources.length === 0
          ? null
          : field('source_id', 'A source they share', {
              kind: 'select',
              options: [
                { value: '', label: 'None' },
                ...sources.map(({ id, title }) => ({ value: String(id), label: title })),
              ],
            }),
    },
  };
}

/** The distinct claims that a form or an address names. */
export function numbersIn(typed: Typed): number[] {
  const given = Object.entries(typed).flatMap(([name, value]) =>
    name === 'claim_ids' || name.startsWith('claim_ids.') ? value.split(',') : [],
  );
  const ids = given.flatMap((one) => readId(one.trim()) ?? []);
  return [...new Set(ids)].slice(0, MAX_CLAIMS);
}

/** Maximum number of claims of one write. */
const MAX_CLAIMS = 200;

/** The fields at which errors are shown: facet and value are chosen in one. */
const FIELDS: Readonly<Record<string, string>> = {
  finding: 'finding',
  facet: 'finding',
  value: 'finding',
  rationale: 'rationale',
  evidence: 'evidence_each',
  evidence_each: 'evidence_each',
  source_id: 'source_id',
};

const OPTIONS = [
  { value: '', label: 'Choose one' },
  ...ALL_FACETS.flatMap((facet) =>
    (Object.keys(FINDING_VALUES[facet]) as FindingValue[])
      .filter((value) => !accuses(value))
      .map((value) => ({
        value: `${facet}:${value}`,
        label: `${FACETS[facet]}: ${valueWords(facet, value)}`,
      })),
  ),
];
