import type { FoundAuthor } from '../../../engines/documents/metadata/found.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { wordsOf } from '../../../record/snapshots/found-section.js';
import type { Offer, PageDetails } from '../../../record/snapshots/model/found.js';
import { FOUND_IN } from '../../../vocabulary.js';
import { sourceFormPage } from './form.js';

// The form of a new source with what its page says of itself: filled in where the page says one thing for certain, and
// only named where it says several. Fields in which something stands are left.

/** By detail, the path of its fields in the form, what the message calls it, and the tick that there is none. */
const PLACES = {
  title: { at: 'title', word: 'title', none: null },
  outlet: { at: 'outlet.name', word: 'outlet', none: null },
  authors: { at: 'authors', word: 'author', none: 'no_author' },
  issued: { at: 'issued', word: 'publication date', none: 'no_date' },
  language: { at: 'language', word: 'language', none: null },
} as const;
type Detail = keyof typeof PLACES;
type Reading = Offer<string | readonly FoundAuthor[]>;

export function sourceFormWith(typed: Typed, details: PageDetails) {
  const read = (Object.keys(PLACES) as Detail[]).flatMap((detail) => {
    const readings: readonly Reading[] = details[detail];
    return readings.length === 0 || isTyped(detail, typed)
      ? []
      : [{ detail, readings, only: sureOf(readings) }];
  });
  const values = read.map(({ detail, only }) => (only === null ? {} : valuesOf(detail, only)));
  const filled: Typed = Object.assign({}, typed, ...values);
  const { fields, more, ...form } = sourceFormPage({ id: null, version: null, typed: filled, errors: [] });
  const shown = [...fields, ...more];
  const hints = new Map(
    read.map((one) => [
      shown.find(({ name }) => isAt(one.detail, name))?.name,
      hintOf(one.detail, one.readings),
    ]),
  );
  const hinted = (some: typeof fields) =>
    some.map((field) => ({ ...field, ...(hints.has(field.name) && { hint: hints.get(field.name) }) }));
  const names = read.flatMap(({ detail, only }) => (only === null ? [] : [PLACES[detail].word]));
  return { ...form, fields: hinted(fields), more: hinted(more), notice: noticeOf(names) };
}

function isAt(detail: Detail, name: string): boolean {
  const { at } = PLACES[detail];
  return name === at || name.startsWith(`${at}.`);
}

/** Something stands there, or it is ticked that the source has none. */
function isTyped(detail: Detail, typed: Typed): boolean {
  const { none } = PLACES[detail];
  const names = Object.keys(typed).filter((name) => typed[name] !== '');
  return names.some((name) => name === none || isAt(detail, name));
}

/** The only reading, where it can mean nothing else. */
function sureOf([first, ...others]: readonly Reading[]): Reading['value'] | null {
  return first?.isSure && others.length === 0 ? first.value : null;
}

function valuesOf(detail: Detail, value: Reading['value']): Typed {
  return detail === 'outlet'
    ? typedFrom({ outlet: { name: value, id: '' } })
    : typedFrom({ [detail]: value });
}

function hintOf(detail: Detail, readings: readonly Reading[]): string {
  const [first] = readings;
  if (first && sureOf(readings) !== null) return `From ${FOUND_IN[first.from]}.`;
  const field = detail === 'title' ? null : detail;
  const words = readings.map(({ value, from }) => `${wordsOf(field, value)}, from ${FOUND_IN[from]}`);
  return `Possible: ${words.join('; ')}.`;
}

function noticeOf(names: readonly string[]): string {
  if (names.length === 0) return 'Nothing was filled in: the page has nothing certain for an empty field.';
  return `Filled in from the page: ${names.join(', ')}. Check them before you add the source.`;
}
