import type { FindingRow } from '../../../derived/status/findings-store.js';
import { whoAgrees } from '../../../derived/status/model/second.js';
import { ALL_FACETS, valueWords } from '../../../derived/status/model/values.js';
import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { pickFields } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { FACET_QUESTIONS, FACETS, type Facet, FINDING_VALUES } from '../../../vocabulary.js';
import type { Candidate } from '../evidence-store.js';
import { isLeftAlone, rowOf, type TypedRow } from '../form-input.js';
import type { EvidenceOffer } from '../model/offer.js';
import type { Held } from '../model/suggest.js';
import { findingLine, staleWords } from '../section.js';
import { mayAgree, type Shown, unacceptedWords } from './agreement.js';
import { boxField, type EvidenceLine, evidenceLines, lineFields } from './evidence.js';
import { atItsField, type Row } from './form-errors.js';
import { type OpenedRow, openedRow } from './opened-rows.js';

// The form of the six facets: one row each, and one button.

export interface FindingsForm {
  readonly claim: { readonly id: number; readonly version: number };
  readonly as: Shown;
  /** The findings that are not superseded. */
  readonly standing: readonly FindingRow[];
  /** The values sent; null where the form is newly opened. */
  readonly sent: readonly TypedRow[] | null;
  /** The claim's version when the form was opened. */
  readonly claimVersion: string;
  readonly errors: readonly FieldError[];
  /** All attributions of the claim, for suggestions. */
  readonly held: readonly Held[];
  readonly offer: EvidenceOffer;
}

interface OpenedLines extends Row {
  readonly opened: OpenedRow;
}

export function findingsFormPage(form: FindingsForm) {
  const { claim, standing, as, sent, offer } = form;
  const { candidates } = as;
  const rows = ALL_FACETS.map((facet) => {
    const opened = openedRow(facet, standing, { candidates, held: form.held });
    const typed = sent?.find((row) => row.facet === facet) ?? opened.typed;
    return { opened, typed, lines: evidenceLines(typed.evidence, offeredFor(facet, typed, candidates)) };
  });
  const kept = (sent ?? []).filter((row) => !isLeftAlone(row));
  const errors = form.errors.map((error) => atItsField(error, kept, rows));
  return {
    action: `/claims/${claim.id}/findings`,
    cancelHref: `/claims/${claim.id}`,
    claimVersion: form.claimVersion,
    errors: errors.map(namingItsFacet),
    parts: partLinks(claim.id, offer),
    rows: rows.map((row) => rowPage(row, { errors, as, offer })),
  };
}

/** Links to the parts of the evidence; null where it has one. */
function partLinks(claimId: number, { part, from, to, of, isLast }: EvidenceOffer) {
  if (from === 0 && isLast) return null;
  const at = (number: number) => `/claims/${claimId}/findings?evidence=${number}#check`;
  return {
    words: `Evidence ${from + 1} to ${to} of ${of} is offered, with what is ticked. Choose the part first.`,
    previous: part > 1 ? at(part - 1) : null,
    next: isLast ? null : at(part + 1),
  };
}

/** A source that nobody has seen is not offered as evidence of the wording, unless it was ticked before. */
function offeredFor(facet: Facet, typed: TypedRow, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(
    (one) =>
      facet !== 'wording' ||
      one.kind !== 'attribution' ||
      one.wording !== null ||
      typed.evidence.some(({ ref }) => ref === `attribution:${one.id}`),
  );
}

/** In the summary an error names its facet, since the six rows have the same fields. */
function namingItsFacet({ path, ...error }: FieldError): FieldError {
  const facet = ALL_FACETS.find((one) => path.startsWith(`findings.${rowOf(one)}.`));
  if (facet === undefined) return { path, ...error };
  const [first = '', rest] = [error.message.charAt(0), error.message.slice(1)];
  return { path, ...error, message: `${FACETS[facet]}: ${first.toLowerCase()}${rest}` };
}

function rowPage(
  { opened, typed, lines }: OpenedLines,
  { errors, as, offer }: Pick<FindingsForm, 'errors' | 'as' | 'offer'>,
) {
  const { facet } = typed;
  const at = `findings.${rowOf(facet)}`;
  const { current, pending } = opened;
  const stale = current === null ? null : staleWords(current.causes);
  return {
    key: facet,
    facet: FACETS[facet],
    question: FACET_QUESTIONS[facet],
    now: current === null ? null : findingLine(current),
    stale,
    secondHint: facet === 'wording' ? secondHint(as) : null,
    pending: pending === null ? null : pendingNote(pending, as),
    again: againBox(`${at}.again`, typed, opened, as),
    isSuggested: opened.isSuggested && typed.was === '',
    hidden: [
      { name: `${at}.facet`, value: facet },
      { name: `${at}.supersedes`, value: typed.supersedes },
      { name: `${at}.was`, value: typed.was },
    ],
    fields: ownFields(at, typed, errors, {
      isKept: current !== null && stale === null,
      isStale: stale !== null,
      hint: facet === 'record' ? searchHint(offer) : null,
    }),
    evidence: evidenceBox(`${at}.evidence`, typed, lines, errors),
    misattribution: facet === 'speaker' ? misattribution(at, typed, errors) : null,
  };
}

/** The requirements of “No record found”, stated before it is chosen. */
function searchHint({ hasVainSearch }: EvidenceOffer): string {
  return hasVainSearch
    ? 'For “No record found”, tick a search that found nothing.'
    : '“No record found” needs a search that found nothing. Log one first.';
}

/** Shown while the wording differs from a copy and nobody has accepted that. */
function secondHint({ match: { standing } }: Shown): string | null {
  return standing === null || standing === 'accepted'
    ? null
    : 'The wording differs from our copy. A finding that accepts it needs a reason and a second person.';
}

function pendingNote(pending: FindingRow, as: Shown) {
  return {
    waits: as.isAlone ? 'Recorded by one person' : `Waiting for ${whoAgrees(pending)}`,
    line: findingLine(pending),
    agree: mayAgree(pending, as) ? `#finding-${pending.id}` : null,
  };
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

/** Checkboxes for the evidence; expanded where there is an error in it. */
function evidenceBox(
  at: string,
  typed: TypedRow,
  lines: readonly EvidenceLine[],
  errors: readonly FieldError[],
) {
  return {
    id: `f-${at.replaceAll('.', '-')}`,
    error: errors.find(({ path }) => path === at)?.message ?? null,
    ticked: typed.evidence.length,
    isOpen: errors.some(({ path }) => path.startsWith(at)),
    lines: lines.map((line, place) => lineFields(line, `${at}.${place}`, errors)),
  };
}

function ownFields(
  at: string,
  typed: TypedRow,
  errors: readonly FieldError[],
  shown: { readonly isKept: boolean; readonly isStale: boolean; readonly hint: string | null },
) {
  const { facet, value, rationale } = typed;
  const field = fieldsWith({ [`${at}.value`]: value, [`${at}.rationale`]: rationale }, errors);
  // An effective finding can be changed but not withdrawn, so there is no empty choice.
  const empty = shown.isStale ? 'Not checked again yet' : 'Not checked yet';
  const options = optionsOf(FINDING_VALUES[facet], shown.isKept && value !== '' ? undefined : empty);
  const known = value === '' || options.some((option) => option.value === value);
  return [
    field(`${at}.value`, `${FACETS[facet]}: finding`, {
      kind: 'select',
      hint: shown.hint,
      options: known ? options : [...options, { value, label: valueWords(facet, value as never) }],
    }),
    field(`${at}.rationale`, 'Reason', { kind: 'textarea', rows: 2, hint: null }),
  ];
}

/** The fields for the origin of a misattribution, and the actual speaker. */
function misattribution(at: string, typed: TypedRow, errors: readonly FieldError[]) {
  const sent: Typed = {
    [`${at}.mechanism`]: typed.mechanism,
    [`${at}.actual_speaker.name`]: typed.speaker.name,
    [`${at}.actual_speaker.id`]: typed.speaker.id,
  };
  const fields = [
    fieldsWith(sent, errors)(`${at}.mechanism`, 'How the misattribution happened', {
      kind: 'textarea',
      rows: 2,
    }),
    ...pickFields(sent, errors, {
      at: `${at}.actual_speaker`,
      label: 'Who said it',
      noun: 'speaker',
      optional: true,
      hint: 'Leave this empty if that is not known.',
    }),
  ];
  const isOpen =
    typed.value === 'misattributed' || fields.some(({ value, error }) => error !== null || value !== '');
  return { isOpen, fields };
}
