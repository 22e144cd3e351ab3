import type { Typed } from '../../../platform/lib/fields/form-page.js';

// The parts of the form besides the quotation itself: its buttons, and the copy that it was opened from.

/** The copy of the words, the claim entered before, and the spans of quotations still to be entered. */
export type Kept = { readonly [name in 'from_copy' | 'like' | 'rest']?: string };

export interface FormParts {
  /** Whether the form for the next quotation follows. */
  readonly another: boolean;
  readonly kept: Kept & Typed;
  readonly fields: unknown;
}

export function formParts(fields: unknown): FormParts {
  const { after_saving, from_copy, like, rest, ...given } = fields as Record<string, unknown>;
  const kept = Object.entries({ from_copy, like, rest }).filter(([, value]) => typeof value === 'string');
  return { another: after_saving === 'another', kept: Object.fromEntries(kept) as Typed, fields: given };
}

/** The form sends the guessed language, so that another language typed over it does not count as a guess. */
export function withGuess(fields: unknown): unknown {
  const { language_guessed: guess, ...given } = fields as Record<string, unknown>;
  return guess === undefined ? given : { ...given, language_guessed: guess === given.language };
}

/**
 * The address of the form for the next quotation; prefilled with its words where several quotations were selected
 * together.
 */
export function nextAfter(id: number, { from_copy, rest }: Kept): string {
  const [, source, copy] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(from_copy ?? '') ?? [];
  if (source === undefined || !/^[\d,;-]+$/.test(rest ?? '')) return `/claims/new?like=${id}`;
  const [at, ...others] = (rest ?? '').split(';');
  const then = others.length === 0 ? '' : `&rest=${others.join(';')}`;
  return `/claims/new?source=${source}&snapshot=${copy}&at=${at}${then}&like=${id}`;
}
