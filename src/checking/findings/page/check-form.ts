import { differenceLine, isOfRecord } from '../../../derived/match/model/sentence.js';
import { facetOf } from '../../../derived/match/model/state.js';
import { matchStrip } from '../../../derived/match/section.js';
import type { FindingRow } from '../../../derived/status/findings-store.js';
import { type Opposed, opposedBy, opposesMismatch } from '../../../derived/status/model/second.js';
import { ALL_FACETS, SETTLED, valueWords } from '../../../derived/status/model/values.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { FACETS, type Facet, type Form } from '../../../vocabulary.js';
import type { Candidate } from '../evidence-store.js';
import { isLeftAlone, type TypedRow } from '../form-input.js';
import type { InView } from '../model/in-view.js';
import type { EvidenceOffer } from '../model/offer.js';
import { type SecondHand, standardFinding } from '../model/second-hand.js';
import { type Held, suggestionOn } from '../model/suggest.js';
import { rowOf } from '../model/usual.js';
import { type Shown, unacceptedWords } from './agreement.js';
import { boxField, evidenceLines } from './evidence.js';
import { atItsField, type Row } from './form-errors.js';
import { type OpenedRow, openedRow } from './opened-rows.js';
import { choicesOf, evidenceBox, misattributionFields, reasonField } from './row-fields.js';

// The form of the six checks: a row each, and one button.

export interface CheckForm {
  readonly claim: InView & { readonly id: number; readonly version: number; readonly form: Form };
  readonly as: Shown;
  /** The findings that are not superseded. */
  readonly standing: readonly FindingRow[];
  /** The rows as sent; null where the form is newly opened. */
  readonly sent: readonly TypedRow[] | null;
  readonly errors: readonly FieldError[];
  readonly held: readonly Held[];
  readonly offer: EvidenceOffer;
  /** The usual findings on a second-hand quotation; null where it is none. */
  readonly secondHand: SecondHand | null;
  /** Whether to fill them in. */
  readonly isFilled: boolean;
}

interface OpenedLines extends Row {
  readonly opened: OpenedRow;
}

/** The errors at their fields, and what each row's form shows, by facet. */
export function checkForm(form: CheckForm) {
  const { candidates } = form.as;
  const fill = form.isFilled ? form.secondHand : null;
  const on = { claim: form.claim, candidates, held: form.held, fill };
  const rows = ALL_FACETS.map((facet) => {
    const opened = openedRow(facet, form.standing, on);
    const typed = form.sent?.find((row) => row.facet === facet) ?? opened.typed;
    const offered = offeredIn(typed, candidates, form.offer);
    return { opened, typed, lines: evidenceLines(typed.evidence, offered) };
  });
  const kept = (form.sent ?? []).filter((row) => !isLeftAlone(row));
  const errors = form.errors.map((error) => atItsField(error, kept, rows));
  return {
    errors: errors.map(namingItsFacet),
    rows: new Map(rows.map((row) => [row.typed.facet, rowForm(row, errors, form)])),
  };
}

/** What is ticked, and the part that is offered; a source that nobody has seen is not offered for the wording. */
function offeredIn(typed: TypedRow, candidates: readonly Candidate[], { refs }: EvidenceOffer) {
  const isTicked = (key: string) => typed.evidence.some(({ ref }) => ref === key);
  const isUnseen = (one: Candidate) => one.kind === 'attribution' && one.wording === null;
  return candidates.filter((one) => {
    const key = `${one.kind}:${one.id}`;
    return isTicked(key) || (refs.includes(key) && !(typed.facet === 'wording' && isUnseen(one)));
  });
}

/** In the summary an error names its check, since the six rows have the same fields. */
function namingItsFacet({ path, ...error }: FieldError): FieldError {
  const facet = ALL_FACETS.find((one) => path.startsWith(`findings.${rowOf(one)}.`));
  if (facet === undefined) return { path, ...error };
  const [first = '', rest] = [error.message.charAt(0), error.message.slice(1)];
  return { path, ...error, message: `${FACETS[facet]}: ${first.toLowerCase()}${rest}` };
}

export type RowForm = ReturnType<typeof rowForm>;

function rowForm({ opened, typed, lines }: OpenedLines, errors: readonly FieldError[], form: CheckForm) {
  const { facet } = typed;
  const at = `findings.${rowOf(facet)}`;
  const { current } = opened;
  const isFresh = current !== null && current.causes.length === 0;
  const opposed = opposedBy(form.as.match);
  const deciding = { form: form.claim.form, before: current?.value ?? null, opposed };
  const isChanged = !isLeftAlone(typed);
  const standard = standardFinding(facet, form.held);
  return {
    at,
    id: `f-${at.replaceAll('.', '-')}-value`,
    hidden: [
      { name: `${at}.facet`, value: facet },
      { name: `${at}.supersedes`, value: typed.supersedes },
      { name: `${at}.was`, value: typed.was },
      { name: `${at}.filled.value`, value: standard.value },
      { name: `${at}.filled.rationale`, value: standard.rationale },
    ],
    ...choicesOf(typed, deciding, !isFresh),
    error: errors.find(({ path }) => path === `${at}.value`)?.message ?? null,
    /** Whether the finding may be chosen without opening the row. */
    isDirect: !isFresh,
    isOpen: isChanged && (isFresh || errors.some(({ path }) => path.startsWith(`${at}.evidence`))),
    isChanged,
    reason: reasonField(at, typed, errors),
    isReasonShown: typed.rationale !== '' || errors.some(({ path }) => path === `${at}.rationale`),
    contradicts: isContradicted(facet, opposed) ? contradicted(facet, form.as) : null,
    again: againBox(`${at}.again`, typed, opened, form.as),
    suggestion: current === null ? suggestionWords(facet, form.held) : null,
    searchHint: facet === 'record' ? searchHint(form.offer) : null,
    fill: typed.value === '' && opened.pending === null ? (form.secondHand?.[facet] ?? null) : null,
    misattribution: facet === 'speaker' ? misattributionFields(at, typed, errors) : null,
    evidence: evidenceBox(`${at}.evidence`, typed, lines, errors),
  };
}

/** Whether a good finding on this check contradicts the mismatch that is shown. */
function isContradicted(facet: Facet, opposed: Opposed): boolean {
  return SETTLED[facet].some((value) => opposesMismatch(facet, value, opposed));
}

/**
 * What a finding would contradict, with the passage; on a check that the mismatch is not about, only where it is said.
 * Which copy has it stands above the checks.
 */
function contradicted(facet: Facet, { match }: Shown) {
  const about = facetOf(match.state);
  if (facet !== about)
    return {
      text: isOfRecord(match) ? 'A source credits someone else:' : 'Our copy says otherwise:',
      link: { href: `#check-${about}`, label: `see ${FACETS[about]}` },
    };
  const text = differenceLine(match);
  return text === null ? null : { text, link: matchStrip(match)?.link ?? null };
}

/** The requirements of “No record found”, stated before it is chosen. */
function searchHint({ hasVainSearch }: EvidenceOffer): string {
  return hasVainSearch
    ? 'For “No record found”, tick a search that found nothing.'
    : '“No record found” needs a search that found nothing. Log one first.';
}

function suggestionWords(facet: Facet, held: readonly Held[]): string | null {
  const suggestion = suggestionOn(facet, held);
  return suggestion && `Suggested: ${valueWords(facet, suggestion.value)}. ${suggestion.rationale}`;
}

/**
 * A checkbox for recording an unchanged row: to confirm another person's finding, or one's own while another is
 * pending. A stale row has no value, and a new one is recorded by choosing it.
 */
function againBox(name: string, { again }: TypedRow, { current, pending }: OpenedRow, as: Shown) {
  if (current === null || current.causes.length > 0) return null;
  const isOwn = current.author_id === as.viewer.userId;
  if (isOwn && pending === null && unacceptedWords(current, as) === null) return null;
  const label = `Confirm “${valueWords(current.facet, current.value)}”`;
  return boxField(name, label, 'on', again !== '');
}
