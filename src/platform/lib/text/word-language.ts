// Creating one costs more than a page of names.
const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** A BCP 47 tag in British English: `Chinese (Latin, Pinyin romanisation)`. Null for none. */
export function wordLanguage(tag: string | null): string | null {
  // NOTE: ICU uses this spelling in British English as well.
  return tag === null ? null : (NAMES.of(tag) ?? tag).replace('romanization', 'romanisation');
}
