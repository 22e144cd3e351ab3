import { DOUBLE_MARKS } from '../../reading/regions/characters.js';
import { STOPS } from '../../reading/sentences/stops.js';
import { MONTH, MONTH_KEYS, WEEKDAY, WEEKDAYS } from '../../words/calendar.js';
import { patternOf } from '../../words/lists.js';
import { sayingForms } from '../../words/saying.js';
import type { Mention } from '../found.js';
import { existing, fromSerial, parseDay, serial, toEdtf, weekday } from './calendar.js';

// Days that an article names relative to its own: “on Wednesday”, “yesterday”, “on 3 May”.

export interface DayMention extends Mention {
  /** An EDTF day. */
  readonly date: string;
}

const PART = '(?: (?:morning|afternoon|evening|night|lunchtime|midday))?';
const AT =
  '(?:(?:[Ee]arly|[Ll]ate|[Ll]ater) )?(?:[Oo]n )?(?:(?:the )?(?:morning|afternoon|evening|night) of )?';
const PATTERNS = [
  `${AT}(?:(?<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming) )?(?<weekday>${WEEKDAY})${PART}`,
  String.raw`(?<near>[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Tt]he day before yesterday|[Yy]esterday${PART}|[Ll]ast night|[Tt]omorrow${PART}|(?<ago>\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) days? ago)`,
  String.raw`${AT}(?:the )?(?<dayA>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<monthA>${MONTH})(?:,? (?<yearA>\d{4}))?`,
  String.raw`${AT}(?<monthB>${MONTH}) (?<dayB>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<yearB>\d{4}))?`,
];
const DAY = new RegExp(String.raw`(?<![\p{L}\p{N}’'-])(?:${PATTERNS.join('|')})(?![\p{L}\p{N}-])`, 'gu');

/** What precedes a mention, in UTF-16 code units. */
const MAX_CLAUSE_UTF16 = 120;

/**
 * The mentions of days that can be dated, in the order of the text.
 * @param date of the article, an EDTF day; without one nothing is dated
 */
export function resolveDays(text: string, date: string): DayMention[] {
  const day = parseDay(date);
  if (day === null) return [];
  const today = serial(day);
  return [...text.matchAll(DAY)].flatMap(({ index, 0: words, groups = {} }) => {
    const before = text.slice(Math.max(0, index - MAX_CLAUSE_UTF16), index);
    const found =
      groups.weekday === undefined ? dated(before, groups, today) : onWeekday(before, groups, today);
    if (found === null) return [];
    return [{ text: words, start: index, end: index + words.length, date: toEdtf(fromSerial(found)) }];
  });
}

type Groups = Readonly<Record<string, string | undefined>>;

/** “Super Tuesday” is a name. */
const NAMED_DAY =
  /\b(?:Super|Good|Black|Ash|Holy|Easter|Palm|Whit|Cyber|Bloody|Shrove|Maundy|Boxing|Giving|Sheffield) $/;
/** What is planned: the day may be one to come, and the words do not say which. */
const PLANNED = new RegExp(
  String.raw`\b(?:will|would|shall|(?:is|are|was|were) to|due|scheduled|planned|plans|planning|expected|set to|going to|starting|beginning|hopes|hoped)\b[^,;${STOPS}${DOUBLE_MARKS}]*$|\b(?:by|until|till|before|from) $`,
  'i',
);
/** “Called for 2 December”. */
const CALLED = /\b(?:called|set|fixed|arranged|down) for $/i;
const SAID = new RegExp(String.raw`\b(?:${patternOf(sayingForms('plain', 'past'))}|spoke)\b`);

/** The last such day up to the article's own; the first after it with “next”. Null where it may be one to come. */
function onWeekday(before: string, groups: Groups, today: number): number | null {
  if (NAMED_DAY.test(before)) return null;
  const asked = WEEKDAYS.indexOf(groups.weekday ?? '');
  const back = (weekday(today) - asked + 7) % 7;
  const which = groups.which?.toLowerCase();
  if (which === 'next' || which === 'this coming') return today - back + 7;
  if (which === 'last' || which === 'this past') return today - (back === 0 ? 7 : back);
  const planned = PLANNED.exec(before)?.[0];
  return planned === undefined || SAID.test(planned) ? today - back : null;
}

/** Within a sentence “Today” is a name: “the Today programme”. */
const WITHIN_SENTENCE = /[\p{L},] $/u;

function dated(before: string, groups: Groups, today: number): number | null {
  const { near, ago } = groups;
  if (near?.startsWith('T') && WITHIN_SENTENCE.test(before)) return null;
  if (ago !== undefined) return today - countOf(ago);
  if (near !== undefined) return today + offsetOf(near.toLowerCase());
  return onDate(before, groups, today);
}

const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

function countOf(words: string): number {
  const count = COUNTS.indexOf(words.toLowerCase());
  return count < 0 ? Number(words) : count;
}

function offsetOf(words: string): number {
  if (words.includes('before yesterday')) return -2;
  if (words.startsWith('yesterday') || words === 'last night') return -1;
  return words.startsWith('tomorrow') ? 1 : 0;
}

/** How far ahead a day without a year is the coming one, though nothing says that it is planned. */
const SOON_DAYS = 60;

/** Without a year, the last such day up to the article's own, or the coming one. */
function onDate(before: string, groups: Groups, today: number): number | null {
  const day = Number(groups.dayA ?? groups.dayB);
  const month = MONTH_KEYS.indexOf((groups.monthA ?? groups.monthB ?? '').slice(0, 3).toLowerCase()) + 1;
  const ownYear = groups.yearA ?? groups.yearB;
  if (ownYear !== undefined) return serialOf(Number(ownYear), month, day);
  const coming = nearestOf(today, 1, month, day);
  if (coming !== null && (isToCome(before) || coming - today <= SOON_DAYS)) return coming;
  return nearestOf(today, -1, month, day);
}

function isToCome(before: string): boolean {
  const planned = (PLANNED.exec(before) ?? CALLED.exec(before))?.[0];
  return planned !== undefined && !SAID.test(planned);
}

/** From a day on, forwards or backwards. */
function nearestOf(today: number, step: 1 | -1, month: number, day: number): number | null {
  const { year } = fromSerial(today);
  // 29 February is in one year of four, and of eight around 1900.
  for (let years = 0; years <= 8; years += 1) {
    const found = serialOf(year + step * years, month, day);
    if (found !== null && (found - today) * step >= 0) return found;
  }
  return null;
}

function serialOf(year: number, month: number, day: number): number | null {
  const found = existing(year, month, day);
  return found && serial(found);
}
