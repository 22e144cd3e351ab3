import { characterEnd, characterStart } from './characters.js';

// A selector identifies words of a text: the exact words, their context and their position.

/** The words and their place in UTF-16 code units, end exclusive; positions are null where none were recorded. */
export interface Selector {
  readonly exact: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
}

/** Length of the context kept on either side, in UTF-16 code units. */
export const CONTEXT_UTF16 = 32;

/** The selector of a span, which must lie in the text and split no character. */
export function selectorAt(text: string, start: number, end: number): Selector {
  const first = characterStart(text, clamped(start, 0, text.length));
  const last = characterEnd(text, clamped(end, first, text.length));
  return {
    exact: text.slice(first, last),
    prefix: text.slice(characterStart(text, Math.max(0, first - CONTEXT_UTF16)), first),
    suffix: text.slice(last, characterEnd(text, Math.min(text.length, last + CONTEXT_UTF16))),
    start_utf16: first,
    end_utf16: last,
  };
}

function clamped(at: number, least: number, most: number): number {
  return Number.isFinite(at) ? Math.min(Math.max(Math.trunc(at), least), most) : least;
}
