import { dirOf } from '../../../../engines/text/quotation-marks.js';

// Word lays text out by the direction of its runs and paragraphs, and not by that of the letters alone.

/** Text of one direction. */
export interface Stretch {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

const SCRIPTS = 'Hebrew Arabic Syriac Thaana Nko Adlam Mandaic Samaritan Hanifi_Rohingya';
const RIGHT = SCRIPTS.split(' ')
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const LEFT = `(?![${RIGHT}])\\p{L}`;

const RIGHT_LETTER = new RegExp(`[${RIGHT}]`, 'u');
/** From one such letter to the last before a letter of the other direction, with what stands between. */
const RIGHT_STRETCH = new RegExp(`([${RIGHT}](?:[${RIGHT}\\P{L}]*[${RIGHT}])?\\p{M}*)`, 'u');
const LEFT_STRETCH = new RegExp(`(${LEFT}(?:[^${RIGHT}]*${LEFT})?\\p{M}*)`, 'u');

/**
 * The text cut where its direction turns.
 * @param isRightToLeft the direction of what has none of its own
 */
export function stretchesOf(text: string, isRightToLeft: boolean): Stretch[] {
  if (text === '') return [];
  if (!isRightToLeft && !RIGHT_LETTER.test(text)) return [{ text, isRightToLeft }]; // nearly always
  return text
    .split(isRightToLeft ? LEFT_STRETCH : RIGHT_STRETCH)
    .map((part, at) => ({ text: part, isRightToLeft: (at % 2 === 1) !== isRightToLeft }))
    .filter((part) => part.text !== '');
}

/** Whether words that stand apart run from right to left: by their language, or else by their first letter. */
export function isRightToLeft(words: string, language: string | null): boolean {
  const direction = dirOf(language);
  if (direction !== 'auto') return direction === 'rtl';
  return RIGHT_LETTER.test(/\p{L}/u.exec(words)?.[0] ?? '');
}

/** The share of letters that run from right to left, from 0 to 1. */
export function rightToLeftShare(words: string): number {
  if (!RIGHT_LETTER.test(words)) return 0;
  const letters = words.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => RIGHT_LETTER.test(letter)).length / letters.length;
}
