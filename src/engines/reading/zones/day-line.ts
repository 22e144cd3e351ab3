import { ALL_MONTHS, ALL_WEEKDAYS } from '../../words/calendar.js';
import { wordsFor } from '../../words/zones.js';

// Lines with a day or a time: “Published 3 October 2026”, “Lowland Daily, 5 October 2026”, “9:15 p.m.”

const LABELS = wordsFor('dateline', 'start');
const LABEL = new RegExp(`^(?:${LABELS.join('|')})(?!\\p{L})`, 'iu');
const KNOWN = new Set([
  ...ALL_MONTHS,
  ...ALL_WEEKDAYS,
  ...wordsFor('dateline', 'words'),
  ...LABELS.flatMap((label) => label.split(' ')),
]);
const MAX_UTF16 = 120;
const MAX_NAME_WORDS = 5;
const CLOCK = String.raw`\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?`;
const ZONE = String.raw`(?:\s?(?:[ap]\.?\s?m\.?|Uhr|h))?(?:\s?(?:GMT|BST|UTC|CES?T|[ECMP][SD]?T|ET))?`;
const TIME = new RegExp(
  String.raw`^[\[(]?${CLOCK}${ZONE}(?:\s*(?:-->|[–—-])\s*${CLOCK}${ZONE}.{0,60})?[\])]?$`,
  'i',
);
const MINUTE = /^\d{1,3}(?:\s?\+\s?\d{1,2})?['’′](?:\s?\+\s?\d{1,2})?$/;

/** Whether a line is a time and nothing else. */
export function isTime(line: string): boolean {
  return line.length <= MAX_UTF16 && (TIME.test(line) || MINUTE.test(line));
}

/** Whether a line gives a day, beside the name of an outlet or a place at most. */
export function isDayLine(line: string): boolean {
  if (line.length > MAX_UTF16 || !/\d/.test(line)) return false;
  const words = line.match(/\p{L}[\p{L}\p{M}’']*/gu) ?? [];
  const others = words.filter((word) => !KNOWN.has(word.toLowerCase()));
  if (others.length === 0) return isDated(line, words) || LABEL.test(line);
  if (others.length > MAX_NAME_WORDS || !/\d{4}/.test(line) || !isDated(line, words)) return false;
  return others.every((word) => /^\p{Lu}/u.test(word)) && /\p{L}\s?[,|·–—]|\d\s?[,|·–—]\s?\p{L}/u.test(line);
}

function isDated(line: string, words: readonly string[]): boolean {
  return (
    words.some((word) => ALL_MONTHS.has(word.toLowerCase())) ||
    /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b/.test(line)
  );
}
