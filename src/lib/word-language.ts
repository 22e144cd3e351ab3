/** A BCP 47 tag in English: `Chinese (Latin, Pinyin romanization)`. Null for none. */
export function wordLanguage(tag: string | null): string | null {
  return tag === null ? null : (new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag);
}
