import type { Drafted } from '../../engines/quotations/selected.js';
import { fieldsWith, type Typed } from '../../platform/lib/fields/form-page.js';
import { formFields, type NounFields } from '../../platform/lib/fields/noun-fields.js';
import { besideNames } from '../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { ATTRIBUTION_FIELDS } from '../attributions/fields.js';
import { citedFields, sourceFields } from '../attributions/section.js';
import { CLAIM_PICKS, claimFields } from '../claims/section.js';
import type { AlikeSection } from '../duplicates/section.js';
import { type CopyPointed, pointedPage } from './words-page.js';

export interface QuotationForm {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Possible duplicates: shown, never merged. Null where there is no question. */
  readonly alike: AlikeSection | null;
  /** Earlier answers about duplicates, sent again with a form that has other errors. */
  readonly answered: readonly (readonly [name: string, value: string])[];
  /** The quotation just saved, when the form for the next one follows. */
  readonly saved: { readonly href: string; readonly text: string } | null;
  /** How its words were selected from a copy. */
  readonly drafted: Drafted | null;
}

/** The form for a quotation and all that belongs to it; only the words and the speaker are required. */
export function newQuotationPage(
  { typed, alike, answered, saved, drafted, ...form }: QuotationForm,
  copy: CopyPointed | null,
) {
  const errors = besideNames(form.errors, PICKS);
  const fields = claimFields(typed, errors);
  const isFirst = ({ name }: { readonly name: string }) =>
    /^(text|form|language|language_guessed|speaker|occasion)\b/.test(name);
  const rest = fields.filter((field) => !isFirst(field));
  return {
    needs: 'Only the quotation and the speaker are required.',
    errors,
    saved,
    alike,
    answered,
    leftOut: drafted?.leftOut ?? [],
    credit: typed.credit ?? null,
    more_to_come: (typed.rest ?? '') !== '',
    said: [...fields.filter(isFirst), ...occasionMore(typed, errors)],
    reported: reportedFields(typed, errors),
    pointed: copy && pointedPage(copy, typed, errors),
    more: [...attributionFields({ tier, translation, place, locator }, typed, errors), ...rest],
    moreOpen: errors.some(
      ({ path }) =>
        !/^(text|form|language|speaker|occasion|attribution\.(source|snapshot_id|relayed_from))/.test(path),
    ),
  };
}

/** The fields with a combo box of records. */
const PICKS = {
  ...CLAIM_PICKS,
  'attribution.source': 'source',
  'attribution.source.outlet': 'outlet',
  'attribution.relayed_from.source': 'source',
  'attribution.relayed_from.source.outlet': 'outlet',
} as const;

function occasionMore(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return [
    field('occasion.date', 'Date, if new', {
      kind: 'date',
      optional: true,
      short: true,
      hint: 'Such as 19 June 2023 or June 2023.',
    }),
  ];
}

const { credited_as, cue, tier, translation, place, locator } = ATTRIBUTION_FIELDS;

function attributionFields(fields: NounFields, typed: Typed, errors: readonly FieldError[]) {
  return formFields(fields, typed, errors, 'attribution.');
}

/** The source, whom it credits, and the source that it cites. */
function reportedFields(typed: Typed, errors: readonly FieldError[]) {
  return [
    ...sourceFields(typed, errors, { at: 'attribution.source', optional: true }),
    ...attributionFields({ credited_as, cue }, typed, errors),
    ...citedFields(typed, errors, { at: 'attribution.relayed_from.source', label: 'Source it cites' }),
  ];
}
