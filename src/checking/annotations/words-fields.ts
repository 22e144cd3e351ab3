import { fieldsWith, type Typed } from '../../platform/lib/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { type PlaceOffered, placeOptions } from '../../record/snapshots/model/words-in.js';

// The fields that say which words a note is about. One is enough, until the words stand in several places.

/** What somebody typed that was refused; nothing of it on a page that is opened. */
export interface WordsTyped {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Where the words stand that were typed, where that is in several places. */
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
