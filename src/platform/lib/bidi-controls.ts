import { named } from './invisible-characters.js';

// Embeddings, overrides and isolates: they make words be read in another order than they stand, and reach past their
// own. What is stored keeps them; where people read, a sign stands in their place. The marks of direction alone
// (U+200E, U+200F, U+061C) are no such thing: Arabic and Hebrew need them, and they turn nothing around them.

const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
const EACH = new RegExp(BIDI_CONTROL, 'g');

/** What stands for each: `⟨RLO⟩`. */
export const BIDI_SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'].map((sign) => [sign, named(sign).sign]),
);

/** The text with `put` in place of each control. Most text has none, so it is tested first. */
export function withBidiControls(text: string, put: (control: string) => string): string {
  return BIDI_CONTROL.test(text) ? text.replace(EACH, put) : text;
}

/** The text with each control replaced by its sign. For showing only. */
export function markBidiControls(text: string): string {
  return withBidiControls(text, (control) => BIDI_SIGNS[control] ?? control);
}
