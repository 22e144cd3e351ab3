import type { Drafted } from '../../engines/quotations/wording/selected.js';
import {
  type FieldPage,
  fieldsWith,
  foldFields,
  foldIfNew,
  type Typed,
} from '../../platform/lib/fields/form-page.js';
import { formFields, type NounFields } from '../../platform/lib/fields/noun-fields.js';
import { besideNames } from '../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { ATTRIBUTION_FIELDS } from '../attributions/fields.js';
import { citedFields, sourceFields } from '../attributions/section.js';
import { CLAIM_INITIAL, CLAIM_PICKS, claimFields } from '../claims/section.js';
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
  const among = (names: RegExp) => fields.filter(({ name }) => names.test(name));
  const more = [
    ...attributionFields({ credited_as, cue, tier, translation, place, locator }, typed, errors),
    ...among(/^(?!(text|form|language|language_guessed|speaker|occasion)\b)/),
  ];
  return {
    needs: 'Only the quotation and the speaker are required.',
    errors,
    saved,
    alike,
    answered,
    leftOut: drafted?.leftOut ?? [],
    credit: typed.credit ?? null,
    more_to_come: (typed.rest ?? '') !== '',
    said: [
      ...among(/^(text|form|language|language_guessed)$/),
      ...among(/^speaker\.(?!kind)/),
      ...foldIfNew('If the speaker is new: kind', among(/^speaker\.kind$/)),
      ...among(/^occasion\b/),
      ...foldIfNew('If the occasion is new: date', occasionMore(typed, errors)),
    ],
    reported: reportedFields(typed, errors),
    focused: (typed.text ?? '') === '' ? 'text' : 'speaker.name',
    pointed: copy && pointedPage(copy, typed, errors),
    ...foldFields(more, () => false, CLAIM_INITIAL),
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
    field('occasion.date', 'Date', {
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

/** The source, with its text to save as a copy, and the source that it cites. */
function reportedFields(typed: Typed, errors: readonly FieldError[]) {
  const source = sourceFields(typed, errors, { at: 'attribution.source', optional: true });
  const cited = citedFields(typed, errors, {
    at: 'attribution.relayed_from.source',
    label: 'Source it cites',
  });
  const isBox = ({ name }: FieldPage) => /source\.(title|id)$/.test(name);
  const text = fieldsWith(typed, errors)('snapshot_text', 'Text of the article', {
    kind: 'textarea',
    rows: 4,
    optional: true,
    hint: 'Paste it to save a copy of the source. The quotation is then compared with it.',
  });
  const details = [...source.filter((field) => !isBox(field)), text];
  return [
    ...source.filter(isBox),
    ...foldIfNew('If the source is new: type, outlet, date, web address, text to save', details),
    ...cited.filter(isBox),
    ...foldIfNew(
      'If that source is new: type, outlet',
      cited.filter((field) => !isBox(field)),
    ),
  ];
}
