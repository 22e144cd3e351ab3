import { type FieldPage, fieldsWith, optionsOf, type Typed } from '../../platform/lib/fields/form-page.js';
import { factsOf, otherFields } from '../../platform/lib/fields/noun-fields.js';
import { type PickBox, pickFields } from '../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../platform/lib/result.js';
import { PLACES, SOURCE_TYPES, TRANSLATIONS, TYPE_NOT_KNOWN } from '../../vocabulary.js';
import { ATTRIBUTION_FIELDS } from './fields.js';
import type { AttributionRow } from './row-store.js';

// What forms and pages of a quotation show of its attributions.

/** The source of an attribution, and the fields that describe a new one. @param at its path in the form */
export function sourceFields(
  typed: Typed,
  errors: readonly FieldError[],
  { at, optional }: Pick<PickBox, 'at' | 'optional'>,
): FieldPage[] {
  const field = fieldsWith(typed, errors);
  const hint = 'Choose a saved source, or type a new title.';
  return [
    ...namedSource(typed, errors, { at, label: 'Source', optional, hint }),
    field(`${at}.issued`, 'Date of a new source', {
      ...{ kind: 'date', half: true, optional: true },
      hint: 'Such as 2 March 2024.',
    }),
    field(`${at}.url`, 'Web address of a new source', { kind: 'url', half: true, optional: true }),
  ];
}

/** A source that the source of an attribution cites. */
export function citedFields(
  typed: Typed,
  errors: readonly FieldError[],
  { at, label }: Pick<PickBox, 'at' | 'label'>,
): FieldPage[] {
  const hint = 'Recorded as cited, not as seen by us.';
  return namedSource(typed, errors, { at, label, optional: true, hint }, 'cited ');
}

function namedSource(
  typed: Typed,
  errors: readonly FieldError[],
  box: Omit<PickBox, 'noun'>,
  cited: 'cited ' | '' = '',
): FieldPage[] {
  return [
    ...pickFields(typed, errors, { ...box, noun: 'source', leavesOut: 'own_piece' }),
    fieldsWith(typed, errors)(`${box.at}.type`, `Type of a new ${cited}source`, {
      kind: 'select',
      half: true,
      optional: true,
      options: optionsOf(SOURCE_TYPES, TYPE_NOT_KNOWN),
    }),
    ...pickFields(typed, errors, {
      at: `${box.at}.outlet`,
      label: `Outlet of a new ${cited}source`,
      noun: 'outlet',
      optional: true,
      hint: null,
      half: true,
    }),
  ];
}

/** What the source says beside the wording, as terms and texts, without its note. */
export function attributionFacts(one: AttributionRow): [term: string, text: string][] {
  const { translation, translator, place, locator, translates_title: original } = one;
  const position = [place && PLACES[place], locator].filter(Boolean).join(', ');
  const by = translator ? `, by ${translator}` : '';
  const facts: (readonly [term: string, text: string | null])[] = [
    ['Speaker it credits', one.credited_name],
    ['Voiced by', one.voiced_by_name],
    ['Recalled by', one.recounted_by_name],
    ['Where and when', one.occasion_name],
    ...factsOf(FACTS, one).map(({ term, text }) => [term, text] as const),
    ['Translation', translation && `${TRANSLATIONS[translation]}${by}`],
    ['Translation of', original],
    ['Place in the source', position],
  ];
  return facts.flatMap(([term, text]) => (text ? [[term, text]] : []));
}

/** Those without a place of their own beside the wording, or in a fact with another. */
const FACTS = otherFields(
  ATTRIBUTION_FIELDS,
  ...(['wording', 'form', 'language', 'tier', 'rank', 'note'] as const),
  ...(['translation', 'translator', 'place', 'locator'] as const),
);
