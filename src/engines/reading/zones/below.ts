import { vocabularyOf } from '../../words/zones.js';
import { isLastOfArticle } from './line-kind.js';
import { isByline } from './names-line.js';
import type { Parts } from './parts.js';
import {
  endsOnce,
  hasList,
  isFullTitleCase,
  isInCapitals,
  isListItem,
  isTitleCase,
  wordsIn,
} from './shape.js';
import { endsSentence, type Unit } from './unit.js';
import type { ZoneKind } from './zone.js';

// What stands among the paragraphs of an article and below them: headings, captions, links to other articles.

const SIGN_OFF = vocabularyOf('signOff').start;
/** Words of a line that leads to other articles, which are the lines below it. */
const MAX_OPENER_WORDS = 5;
/** Lines below “Yours faithfully”. */
const MAX_SIGNATURE_LINES = 5;

/** Decides the kinds of the rest. @param from the first paragraph of the body */
export function readBelow(parts: Parts, from: number): void {
  const { units, kinds, isProse } = parts;
  const once = linesOnce(units);
  const byline = bylineName(parts, from);
  const open = openAfter(parts);
  let [links, isOver, signed] = [false, false, 0];
  for (let at = from; at < units.length; at += 1) {
    const unit = units[at] as Unit;
    isOver ||= isLastOfArticle(unit) || isAbout(units, at);
    signed = SIGN_OFF.test(unit.text) ? MAX_SIGNATURE_LINES : signed - 1;
    const isWriter = byline !== '' && at >= units.length - 2 && unit.text.startsWith(`${byline} `);
    if (isOver || isWriter) kinds[at] = 'footer';
    else if (kinds[at] === 'footer') links = isOpener(unit);
    else if (kinds[at] === null && (isQuestionHeading(parts, at) || isOwnTitle(parts, at)))
      kinds[at] = 'heading';
    else if (kinds[at] === null && isProse[at] === true) [links, kinds[at]] = [false, 'body'];
    else if (kinds[at] === null)
      kinds[at] = links ? 'footer' : signed > 0 ? 'body' : kindOfShort(parts, at, { once, open });
  }
}

function isOpener(unit: Unit): boolean {
  return wordsIn(unit).length <= MAX_OPENER_WORDS && !endsSentence(unit);
}

/** Lines that stand once: a name above each of several turns is no heading. */
function linesOnce(units: readonly Unit[]): (unit: Unit) => boolean {
  const counts = new Map<string, number>();
  for (const { text } of units) counts.set(text, (counts.get(text) ?? 0) + 1);
  return ({ text }) => counts.get(text) === 1;
}

/** The first name in the byline: below the article it begins what is said about who wrote it. */
function bylineName({ units, kinds }: Parts, first: number): string {
  const at = kinds.slice(0, first).indexOf('byline');
  if (at < 0) return '';
  const [, name = ''] =
    /(?<!\p{L})(\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)$/u.exec(
      (units[at]?.text ?? '').split(/,| and /, 1)[0] ?? '',
    ) ?? [];
  return name;
}

/** Paragraphs about the sender at the end of a press release. */
const MAX_ABOUT_UNITS = 6;

/** “About Norvik Steel”, near the end. */
function isAbout(units: readonly Unit[], at: number): boolean {
  const unit = units[at] as Unit;
  return (
    units.length - at <= MAX_ABOUT_UNITS &&
    /^(?:About|Über|À propos d[e’'u]) ?\p{Lu}/u.test(unit.text) &&
    isOpener(unit)
  );
}

const MAX_HEADING_WORDS = 8;
const MAX_CAPITAL_WORDS = 15;
const MAX_TITLE_WORDS = 25;

/** For each paragraph the next one whose kind its own words do not show; and the number of paragraphs. */
function openAfter({ kinds }: Parts): Int32Array {
  const open = new Int32Array(kinds.length + 1).fill(kinds.length);
  for (let at = kinds.length - 1; at > 0; at -= 1)
    open[at - 1] = kinds[at] === null ? at : (open[at] ?? kinds.length);
  return open;
}

interface Around {
  readonly once: (unit: Unit) => boolean;
  readonly open: Int32Array;
}

/** A line that is no sentence. */
function kindOfShort(parts: Parts, at: number, { once, open }: Around): ZoneKind {
  const { units, isProse } = parts;
  const unit = units[at] as Unit;
  if (isBesideCredit(parts, at)) return 'caption';
  const next = open[at] ?? units.length;
  if (next === units.length) return isByline(unit) ? 'byline' : 'body';
  if (!once(unit) || isListItem(unit)) return 'body';
  if (isShortLine(unit)) return isProse[next] || isProse[open[next] ?? -1] ? 'heading' : 'body';
  const isAlone = unit.isApart && units[at + 1]?.isApart === true && isProse[at + 1] === true;
  const isAfterProse = isProse[at - 1] === true && endsSentence(units[at - 1] as Unit);
  return isAlone && isAfterProse ? 'caption' : 'body';
}

function isShortLine(unit: Unit): boolean {
  const count = wordsIn(unit).length;
  return (
    count <= MAX_HEADING_WORDS ||
    (isInCapitals(unit) && count <= MAX_CAPITAL_WORDS) ||
    (isTitleCase(unit) && count <= MAX_TITLE_WORDS)
  );
}

/** A line directly above or below a credit. */
function isBesideCredit({ units, kinds }: Parts, at: number): boolean {
  const isAfter = kinds[at - 1] === 'caption' && units[at]?.isApart === false;
  return isAfter || (kinds[at + 1] === 'caption' && units[at + 1]?.isApart === false);
}

/** A headline within a text, also where it ends with a full stop. */
function isOwnTitle({ units, isTurn, language }: Parts, at: number): boolean {
  if (units.length === 1) return false;
  const unit = units[at] as Unit;
  return (
    language !== 'de' &&
    isTurn[at] !== true &&
    unit.isApart &&
    isFullTitleCase(unit) &&
    !hasList(unit) &&
    endsOnce(unit)
  );
}

const MAX_QUESTION_WORDS = 7;

/** “What do drivers want?” between paragraphs of prose. */
function isQuestionHeading({ units, kinds, isProse, firstTurn }: Parts, at: number): boolean {
  const [unit, next] = [units[at] as Unit, units[at + 1]];
  if (!unit.end.endsWith('?') || next === undefined || kinds[at - 1] !== 'body') return false;
  const isBetween = unit.isApart && next.isApart && isProse[at + 1] === true && !next.end.endsWith('?');
  const isPlain = !/["“”„«‘]/.test(unit.text) && !/(?<!\p{L})(?:I|we|you|your|my)(?!\p{L})/iu.test(unit.text);
  return isBetween && isPlain && firstTurn === units.length && wordsIn(unit).length <= MAX_QUESTION_WORDS;
}
