import type { Unit } from './unit.js';

// “LONDON (Agency) — ” before the first sentence of a paragraph.

const WORD = String.raw`\p{Lu}[\p{L}\p{M}.’'/-]*`;
const PLACE = `${WORD}(?: (?:(?:de|la|el|del|da|do|am|an der|upon|of) )?${WORD}){0,4}`;
const DATELINE = new RegExp(
  String.raw`^(${PLACE})?((?:, ?[\p{L}\p{N}. ]{2,20}){0,3})(\s?\([^()\n]{1,40}\))?\s?(?:—|–|--|-)\s+(?=["“„«‘'(]?[\p{Lu}\p{N}])`,
  'u',
);
const MAX_UTF16 = 140;

/** UTF-16 code units of the dateline at the beginning of a paragraph; 0 without one. */
export function datelineLength({ text }: Unit, isFirst: boolean): number {
  const [whole = '', place = '', more = '', agency = ''] = DATELINE.exec(text.slice(0, MAX_UTF16)) ?? [];
  if (whole === '') return 0;
  const isDated = place !== '' && /\d/.test(more);
  const isCapital = /^\p{Lu}[\p{Lu}.’'/ -]{2,}$/u.test(place);
  return agency !== '' || isDated || (isFirst && isCapital) ? whole.trimEnd().length : 0;
}
