import type { Typed } from '../../../platform/lib/form-page.js';

// What the form says apart from the quotation itself: by its buttons, and of the copy that it was opened from.

/** Where the words are from, the claim entered before, and the places of quotations that are still to be entered. */
export type Kept = { readonly [name in 'from_copy' | 'like' | 'rest']?: string };

export interface FormParts {
  /** Whether the form for the next one follows. */
  readonly another: boolean;
  readonly kept: Kept & Typed;
  readonly fields: unknown;
}

export function formParts(fields: unknown): FormParts {
  const { after_saving, from_copy, like, rest, ...given } = fields as Record<string, unknown>;
  const kept = Object.entries({ from_copy, like, rest }).filter(([, value]) => typeof value === 'string');
  return { another: after_saving === 'another', kept: Object.fromEntries(kept) as Typed, fields: given };
}

/** The box says which language was guessed: one that was typed over it is no guess. */
export function withGuess(fields: unknown): unknown {
  const { language_guessed: guess, ...given } = fields as Record<string, unknown>;
  return guess === undefined ? given : { ...given, language_guessed: guess === given.language };
}

/** The form for the next one: filled in with its words where they were selected together with those just saved. */
export function nextAfter(id: number, { from_copy, rest }: Kept): string {
  const [, source, copy] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(from_copy ?? '') ?? [];
  if (source === undefined || !/^[\d,;-]+$/.test(rest ?? '')) return `/claims/new?like=${id}`;
  const [at, ...others] = (rest ?? '').split(';');
  const then = others.length === 0 ? '' : `&rest=${others.join(';')}`;
  return `/claims/new?source=${source}&snapshot=${copy}&at=${at}${then}&like=${id}`;
}
