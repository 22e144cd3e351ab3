import { ALL_MONTHS, ALL_WEEKDAYS } from '../../words/calendar.js';
import { vocabularyOf, wordsFor } from '../../words/zones.js';
import { endsSentence, type Unit } from './unit.js';

// Lines that name who wrote an article.

const STARTS = vocabularyOf('byline').start;
const ROLE = new RegExp(`(?<!\\p{L})(?:${wordsFor('byline', 'roles').join('|')})s?(?!\\p{L})`, 'iu');
const DAYS: ReadonlySet<string> = new Set([...ALL_WEEKDAYS, ...ALL_MONTHS]);
const MAX_UTF16 = 140;
const MAX_ROLE_WORDS = 7;
const NAME = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*`;
const PARTICLE = '(?:of|the|for|in|de|la|der|den|von|van|zu|del|di|da|bin|al)';
const FULL_NAME = `${NAME}(?: (?:${PARTICLE} ){0,2}${NAME}){0,6}`;
const NAMES = new RegExp(
  `^${FULL_NAME}(?:(?:,? (?:and|und|et|y|&|with) |, )${FULL_NAME}){0,5}(?:[,|·–—-]? .{0,60})?$`,
  'u',
);
const TWO_NAMES = new RegExp(
  `^${NAME}(?: (?:${PARTICLE} ){0,2}${NAME}){1,3}(?:(?:,? (?:and|und|et|y|&) |, )${NAME}(?: (?:${PARTICLE} ){0,2}${NAME}){1,3}){0,4}$`,
  'u',
);

/** “By Jon Field, Chief Reporter” */
export function isByline(unit: Unit): boolean {
  const line = plainLine(unit);
  const [start = ''] = STARTS.exec(line) ?? [];
  const rest = line.slice(start.length).replace(/^[:\s]+/, '');
  const [first = ''] = /^\p{L}+/u.exec(rest) ?? [];
  return start !== '' && NAMES.test(rest) && !DAYS.has(first.toLowerCase());
}

/** “Jon Field and Pia Roth”: names alone, which are a byline beside a day or a role. */
export function isNames(unit: Unit): boolean {
  const line = plainLine(unit);
  return TWO_NAMES.test(line) && !/^(?:The|Der|Die|Das|Le|La|El)\s/.test(line);
}

/** “Local government correspondent” */
export function isRole(unit: Unit): boolean {
  const line = plainLine(unit);
  return line !== '' && ROLE.test(line) && line.split(/\s+/).length <= MAX_ROLE_WORDS;
}

/** Without remarks in brackets; empty for a sentence, or a line too long for names. */
function plainLine(unit: Unit): string {
  if (unit.span[1] - unit.span[0] > MAX_UTF16 || endsSentence(unit)) return '';
  return unit.text.replace(/\s?\([^()]{0,40}\)/g, '').trim();
}
