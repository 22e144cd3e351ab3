import { accuses, type Opposed, opposesMismatch } from '../../../derived/status/model/second.js';
import { belongsTo, needsReason, valueWords } from '../../../derived/status/model/values.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import { pickFields } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { FACETS, type FindingValue, type Form } from '../../../vocabulary.js';
import type { TypedRow } from '../form-input.js';
import { otherValues, usualValues } from '../model/usual.js';
import { type EvidenceLine, lineFields } from './evidence.js';

// The fields of one check: its findings as radio buttons, the reason, the evidence, and what a misattribution needs.

/** What decides whether a finding needs a reason or a second person. */
export interface Deciding {
  readonly form: Form;
  /** The effective finding; null where there is none. */
  readonly before: FindingValue | null;
  /** The checks that answer a mismatch which nobody accepted. */
  readonly opposed: Opposed;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly needsReason: boolean;
  readonly needsSecond: boolean;
}

/** The usual findings, and the others. A row without an effective finding can be emptied again. */
export function choicesOf(row: TypedRow, deciding: Deciding, isEmptyOffered: boolean) {
  const { facet, value } = row;
  const choice = (one: FindingValue): Choice => {
    const opposes = opposesMismatch(facet, one, deciding.opposed);
    return {
      value: one,
      label: valueWords(facet, one),
      isChosen: one === value,
      needsReason: opposes || needsReason(facet, one, deciding.before),
      needsSecond: opposes || accuses(one),
    };
  };
  const others = otherValues(facet, deciding.form).map(choice);
  const unknown = value !== '' && !belongsTo(facet, value) ? [choice(value as FindingValue)] : [];
  return {
    usual: usualValues(facet, deciding.form).map(choice),
    others: [...others, ...unknown, ...(isEmptyOffered ? [EMPTY] : [])],
  };
}

/** NOTE: never chosen at first: a browser’s Tab key skips radio buttons while the chosen one is folded away. */
const EMPTY: Choice = {
  value: '',
  label: 'Not checked yet',
  isChosen: false,
  needsReason: false,
  needsSecond: false,
};

/** Named by its check, since six rows have one. */
export function reasonField(at: string, { facet, rationale }: TypedRow, errors: readonly FieldError[]) {
  const field = fieldsWith({ [`${at}.rationale`]: rationale }, errors);
  return field(`${at}.rationale`, `${FACETS[facet]}: reason`, { kind: 'textarea', rows: 1 });
}

/** The fields for the origin of a misattribution, and the actual speaker. */
export function misattributionFields(at: string, typed: TypedRow, errors: readonly FieldError[]) {
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
  return { isTyped: fields.some(({ value, error }) => error !== null || value !== ''), fields };
}

/** Checkboxes for the evidence; expanded where there is an error in it. */
export function evidenceBox(
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
    hint: lines.some(({ hasPassage }) => hasPassage)
      ? 'Copy a passage exactly, or leave it empty to cite the whole copy.'
      : null,
    lines: lines.map((line) => lineFields(line, `${at}.${line.name}`, errors)),
  };
}
