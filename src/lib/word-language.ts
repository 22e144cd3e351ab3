// Making one costs more than a page of names.
const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** A BCP 47 tag in English: `Chinese (Latin, Pinyin romanization)`. Null for none. */
export function wordLanguage(tag: string | null): string | null {
  return tag === null ? null : (NAMES.of(tag) ?? tag);
}
