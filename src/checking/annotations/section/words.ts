import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { type PlaceOffered, placeOptions } from '../../../record/snapshots/model/words-in.js';

// The fields for the words that a note is about. One suffices unless the words occur several times.

/** Rejected input; empty on a newly opened page. */
export interface WordsTyped {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The occurrences of the typed words, where there are several. */
  readonly places?: readonly PlaceOffered[] | undefined;
}

export function wordsFields({ typed, errors, places = [] }: WordsTyped, form: string, hint: string) {
  const field = fieldsWith(typed, errors);
  const exact = field('selector.exact', 'Text the note is about', {
    form,
    kind: 'textarea',
    rows: 2,
    optional: true,
    hint,
  });
  const fault = errors.find(({ path }) => path === 'selector' || path === 'selector.start_utf16');
  const isUnclear = places.length > 0 || 'selector.prefix' in typed || 'selector.suffix' in typed;
  return [
    { ...exact, error: exact.error ?? fault?.message ?? null },
    ...(places.length > 0 ? [placeField(typed, places, form)] : []),
    ...(isUnclear
      ? [
          field('selector.prefix', 'Text before', { ...SHORT, form }),
          field('selector.suffix', 'Text after', { ...SHORT, form }),
        ]
      : []),
  ];
}

const SHORT = { kind: 'text', optional: true };

function placeField(typed: Typed, places: readonly PlaceOffered[], form: string) {
  return {
    form,
    name: 'selector.place',
    label: 'Position',
    kind: 'radios',
    value: typed['selector.place'] ?? null,
    error: null,
    hint: 'In text order.',
    options: placeOptions(places),
  };
}
