import { isByline, isNames, isRole } from './names-line.js';
import { nextProse, type Parts } from './parts.js';
import {
  endsOnce,
  hasArticles,
  isFullTitleCase,
  isInCapitals,
  isListItem,
  isNumbered,
  repeatedWords,
  reportsInPast,
  wordsIn,
} from './shape.js';
import { endsSentence, type Unit } from './unit.js';

// What stands above an article: headline, standfirst, byline, and the page's menus.

/** Decides the kinds of what is above the body. @returns the index of the first paragraph of the body */
export function readHead(parts: Parts): number {
  const { units, kinds } = parts;
  let first = nextProse(parts, 0);
  // Without prose there is nothing that a headline could stand above.
  if (first === units.length) return 0;
  readBylines(parts, first);
  let headline = headlineAmong(parts, first);
  if (headline === null && isHeadlineSentence(parts, first)) {
    headline = first;
    first = nextProse(parts, first + 1);
    readBylines(parts, first);
  }
  // A chapter of a document, or a page without a headline.
  if (headline === null) return kinds.indexOf(null);
  kinds[headline] = 'headline';
  first = afterStandfirst(parts, headline, first);
  readRest(parts, headline, first);
  return first;
}

/** What else is above the body; below a time the body of a live report has begun. */
function readRest({ units, kinds }: Parts, headline: number, first: number): void {
  let isBelowTime = false;
  for (let at = 0; at < first; at += 1) {
    isBelowTime ||= at > headline && kinds[at] === 'markup';
    if (kinds[at] !== null) continue;
    const isBelow = at > headline && isStandfirst(units[at]);
    kinds[at] = isBelowTime ? 'heading' : isBelow ? 'standfirst' : 'furniture';
  }
}

/** Names alone are a byline beside a day, a role or another byline. */
function readBylines({ units, kinds }: Parts, end: number): void {
  const named: number[] = [];
  for (let at = 0; at < end; at += 1) {
    const unit = units[at];
    if (unit === undefined || kinds[at] !== null) continue;
    if (isByline(unit)) kinds[at] = 'byline';
    else if (at > 0 && (isNames(unit) || isRole(unit))) named.push(at);
  }
  const isFact = (at: number): boolean =>
    kinds[at] === 'byline' || kinds[at] === 'dateline' || (units[at] !== undefined && isRole(units[at]));
  for (const at of named) if (isFact(at - 1) || isFact(at + 1)) kinds[at] = 'byline';
}

const MIN_HEADLINE_WORDS = 3;

/** The first line that is no menu; one or two words above a longer one name a section. */
function headlineAmong({ units, kinds, isTurn }: Parts, first: number): number | null {
  const own: number[] = [];
  for (let at = 0; at < first; at += 1)
    if (kinds[at] === null && isTurn[at] !== true && !isNumbered(units[at] as Unit)) own.push(at);
  const lengths = own.map((at) => wordsIn(units[at] as Unit).length);
  const isMenu = menuLines(own, lengths);
  const lines = own.filter((_, line) => isMenu[line] !== true);
  const long = own.find((_, line) => isMenu[line] !== true && (lengths[line] ?? 0) >= MIN_HEADLINE_WORDS);
  return long ?? lines[0] ?? own[0] ?? null;
}

const MIN_MENU_LINES = 3;
const MAX_MENU_WORDS = 3;

/** Whether each of the lines is one of three or more short ones that follow each other. */
function menuLines(lines: readonly number[], lengths: readonly number[]): boolean[] {
  const isMenu = lines.map(() => false);
  for (let from = 0; from < lines.length; ) {
    let to = from;
    const isNext = (): boolean => to === from || lines[to] === (lines[to - 1] ?? 0) + 1;
    while (to < lines.length && (lengths[to] ?? 0) <= MAX_MENU_WORDS && isNext()) to += 1;
    if (to - from >= MIN_MENU_LINES) isMenu.fill(true, from, to);
    from = Math.max(to, from + 1);
  }
  return isMenu;
}

const MAX_HEADLINE_WORDS = 22;
const MIN_REPEATED_SHARE = 0.5;
const MIN_REPEATED_WORDS = 3;

/**
 * A headline that ends with a full stop: one sentence above a longer paragraph, in title case, without the small words
 * that headlines leave out, or told again below.
 */
function isHeadlineSentence({ units, isTurn, isProse, language }: Parts, at: number): boolean {
  const [unit, next] = [units[at], units[at + 1]];
  if (unit === undefined || next === undefined || isTurn[at] === true || isListItem(unit)) return false;
  if (/^\p{Ll}|[:,]$/u.test(`${unit.text.slice(0, 1)}${unit.end.slice(-1)}`)) return false;
  if (isInCapitals(unit) || (language !== 'de' && isFullTitleCase(unit))) return true;
  // Headline and line below it, as archives print them.
  if (unit.end.endsWith(';')) return at === 0 && !next.isApart && endsOnce(unit);
  const isLonger = next.span[1] - next.span[0] > unit.span[1] - unit.span[0] && isProse[at + 1] === true;
  const words = wordsIn(unit);
  if (!isLonger || !next.isApart || words.length > MAX_HEADLINE_WORDS || !endsOnce(unit)) return false;
  if (/["“„«]/.test(unit.text) || reportsInPast(unit)) return false;
  const { share, count } = repeatedWords(unit, units.slice(at + 1, at + 4));
  if (count >= MIN_REPEATED_WORDS && share >= MIN_REPEATED_SHARE) return true;
  return words.length > MIN_HEADLINE_WORDS && !hasArticles(unit);
}

/** How far below the headline a byline or a day can be, with what between them is the standfirst. */
const MAX_STANDFIRST_UNITS = 6;
const MAX_STANDFIRST_UTF16 = 400;

/** The first paragraph of the body, where a byline or a turn of an interview follows prose below the headline. */
function afterStandfirst(parts: Parts, headline: number, first: number): number {
  const { units, kinds, isTurn, firstTurn } = parts;
  let last = first;
  for (let at = first; at < Math.min(units.length, headline + MAX_STANDFIRST_UNITS); at += 1) {
    const unit = units[at] as Unit;
    const isFact = kinds[at] === 'dateline' || (kinds[at] === null && isByline(unit));
    if (isFact && kinds[at] === null) kinds[at] = 'byline';
    if (isFact) last = nextProse(parts, at + 1);
    else if (at === firstTurn && at === first + 1) last = at;
    if (isTurn[at] === true || unit.span[1] - unit.span[0] > MAX_STANDFIRST_UTF16) break;
  }
  return last;
}

const MIN_STANDFIRST_WORDS = 4;

function isStandfirst(unit: Unit | undefined): boolean {
  return (
    unit !== undefined &&
    (wordsIn(unit).length >= MIN_STANDFIRST_WORDS || isListItem(unit) || endsSentence(unit))
  );
}
