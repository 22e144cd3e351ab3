import { named } from './invisible-characters.js';

// Embeddings, overrides and isolates display text in another order than it is stored, also beyond their own words.
// Stored text keeps them; readers see a sign in their place. The mere direction marks (U+200E, U+200F, U+061C) are
// exempt: Arabic and Hebrew need them, and they reorder nothing around them.

const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
const EACH = new RegExp(BIDI_CONTROL, 'g');

/** The visible sign of each: `⟨RLO⟩`. */
export const BIDI_SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'].map((sign) => [sign, named(sign).sign]),
);

/** The text with each control replaced by `put`. Most text has none, so it is tested first. */
export function withBidiControls(text: string, put: (control: string) => string): string {
  return BIDI_CONTROL.test(text) ? text.replace(EACH, put) : text;
}

/** The text with each control replaced by its sign. For display only. */
export function markBidiControls(text: string): string {
  return withBidiControls(text, (control) => BIDI_SIGNS[control] ?? control);
}
