import type { Drafted } from '../../engines/quotations/wording/selected.js';
import { fieldsWith, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { FORMS } from '../../vocabulary.js';
import { type PlaceOffered, placeOptions } from '../snapshots/model/words-in.js';

// How the form of a quotation shows words that are already saved.

/** The prefilled form, an ambiguous selection, or several quotations to choose from. */
export type FromWords =
  | { readonly kind: 'entry'; readonly typed: Typed; readonly drafted: Drafted | null }
  | { readonly kind: 'unclear'; readonly unclear: UnclearWords }
  | { readonly kind: 'apart'; readonly apart: ApartWords };

/** Words from which a claim was to be made, and why they are ambiguous. */
export interface UnclearWords {
  /** The origin of the words: the hidden fields to send again, and the page to go back to. */
  readonly sends: Readonly<Record<string, number | string>>;
  readonly back: { readonly label: string; readonly href: string };
  readonly lang: string | null;
  readonly exact: string | null;
  readonly errors: readonly FieldError[];
  readonly places: readonly PlaceOffered[];
}

/** The copy to whose words a new quotation refers. */
export interface CopyPointed {
  readonly id: number;
  readonly day: string;
  readonly href: string;
  /** Whether the link leads to the words; otherwise to the copy, where they have to be selected. */
  readonly isPassage: boolean;
}

/** Words that form several quotations. */
export interface ApartWords {
  readonly why: 'two_speakers' | 'words_between';
  readonly back: { readonly label: string; readonly href: string };
  readonly lang: string | null;
  readonly quotations: readonly Offered[];
  readonly elided: Offered | null;
}

interface Offered {
  readonly quotation: Drafted;
  readonly href: string;
}

/** The original words stay available after the box was unticked. */
export function pointedPage(copy: CopyPointed, typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return {
    href: copy.href,
    link: copy.isPassage ? 'Show passage' : 'Select text in the copy',
    exact: typed['attribution.selector.exact'] ?? null,
    lang: typed.language ?? null,
    tick: field('attribution.snapshot_id', `Link to our copy of ${copy.day}`, {
      kind: 'checkbox',
      checked: String(copy.id),
    }),
    sends: [
      ['from_copy', typed.from_copy ?? ''],
      ...Object.entries(typed).filter(([name]) => /^(like|rest|credit)$/.test(name)),
      ...Object.entries(typed).filter(([name]) => name.startsWith('attribution.selector.')),
    ],
  };
}

/** Asks for words, or which of several occurrences is meant. */
export function unclearWordsPage({ sends, back, lang, exact, errors, places }: UnclearWords) {
  const field = fieldsWith({ exact: exact ?? '' }, errors);
  const isSeveral = places.length > 0;
  const fault = isSeveral ? CHOOSE : (errors[0]?.message ?? null);
  return {
    sends: Object.entries(sends),
    back,
    errors: fault === null ? [] : [{ path: isSeveral ? 'at' : 'exact', message: fault }],
    exact: {
      ...field('exact', 'Text of the quotation', { kind: 'textarea', rows: 3, lang }),
      error: isSeveral ? null : fault,
    },
    at: isSeveral ? { ...placesField(places), error: fault } : null,
  };
}

const CHOOSE = 'This text occurs more than once. Choose which passage you mean';

function placesField(places: readonly PlaceOffered[]) {
  return {
    name: 'at',
    label: 'Position',
    kind: 'radios',
    value: null,
    hint: 'In text order.',
    options: placeOptions(places),
  };
}

/** The quotations in a selection, each with its own form. */
export function apartPage({ why, back, lang, quotations, elided }: ApartWords) {
  const offered = ({ quotation, href }: Offered) => ({
    href,
    text: quotation.words,
    lang,
    form: quotation.form,
    kind: FORMS[quotation.form],
    credit: quotation.credit?.clause ?? null,
  });
  return {
    title: why === 'two_speakers' ? 'Quotations of more than one speaker' : 'More than one quotation',
    why: WHY_APART[why],
    back,
    quotations: quotations.map(offered),
    elided: elided && offered(elided),
  };
}

const WHY_APART = {
  two_speakers: 'You selected quotations from more than one speaker. Add each separately.',
  words_between: 'Your passages are not adjacent. Add separate quotations, or one with an ellipsis.',
} as const;
