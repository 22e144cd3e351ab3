import { fold } from '../../text/fold.js';
import { SHORT_TITLES } from '../../words/titles.js';
import { isOpener, isRemarkWord, isVerbOfSaying } from '../../words/turns.js';
import { type Called, calledBy, isClause } from './called.js';
import { groupedBy } from './grouped.js';
import { type LabelFound, labelOn } from './label-line.js';
import {
  type Around,
  type Candidate,
  MIN_POINTS,
  MIN_POINTS_IN_TRANSCRIPT,
  pointsOf,
} from './label-points.js';
import type { LinedText } from './lines.js';
import type { Opening } from './opening.js';
import type { People } from './people.js';
import { isAddressed, isSentence, withoutQuoted } from './spoken.js';
import { namesSpeaker } from './turn-end.js';

// Labels with a colon, or with the full stop of a parliament's record: which of them name a speaker, and which are
// headings, datelines and entries of a table.

/** Minimum share of the lines of a transcript that have a label, where no name recurs. */
const MIN_SHARE = 0.15;
const MAX_WORDS_UTF16 = 600;

/** In order. @param isInterview whether the text has questions under a letter */
export function labelOpenings(read: LinedText, people: People, isInterview: boolean): Opening[] {
  const candidates = candidatesIn(read, people);
  const groups = groupedBy(candidates, ({ key }) => key);
  const around = aroundOf(candidates, groups.size);
  const points = new Map([...groups].map(([key, group]) => [key, pointsOf(group, around, read.language)]));
  const sure = [...points].filter(([, count]) => count >= MIN_POINTS);
  const hasShare = isShare(candidates, points, read.lines.length);
  if (sure.length === 0 && !hasShare) return [];
  const isTranscript =
    isInterview || hasShare || sure.length > 1 || sure.some(([key]) => groups.get(key)?.[0]?.isQuestioner);
  const keys = new Set(candidates.flatMap(({ isTitle, key }) => (isTitle ? [] : [key])));
  const min = isTranscript ? MIN_POINTS_IN_TRANSCRIPT : MIN_POINTS;
  const hasLabels = hasShare || sure.length > 1;
  if (isFactBox(candidates, read.language)) return [];
  return candidates.flatMap((one) => {
    const isSpokenFirst = isTranscript && (one.isByRole || keys.has(one.key) || /[.…]$/u.test(one.words));
    const isHeadline = one.isTitle && !around.lines.has(1) && !(isSpokenFirst && !isTitleCase(one.words));
    const isUnclear = isVague(one) && !one.isByRole && !one.isTitled && !hasLabels;
    const count = points.get(one.key) ?? 0;
    if (isHeadline || isUnclear || count < min) return [];
    return [{ ...one, format: 'label', isSure: count >= MIN_POINTS }];
  });
}

const MIN_ENTRIES = 3;
/** “… he replied”, “She told Lakes Radio”: what is under the label is about somebody, and not theirs. */
const ABOUT = /(?<!\p{L})(?:he|she|they) (?<verb>\p{Ll}+)/giu;

/** Entries on people, one under each name, with their words in marks: nobody speaks there in the first person. */
function isFactBox(candidates: readonly Candidate[], language: string | null): boolean {
  if (candidates.length < MIN_ENTRIES || candidates.some(({ words }) => isAddressed(words, language)))
    return false;
  return candidates.some(({ words }) => {
    const own = withoutQuoted(words);
    return own !== words && [...own.matchAll(ABOUT)].some(({ groups }) => isVerbOfSaying(groups?.verb ?? ''));
  });
}

/** Minimum share of capitals among words of four letters or more in a headline. */
const MIN_CAPITALS = 0.6;

/** “Wrong to Call Me a Liar”, and not what is all in capitals. */
function isTitleCase(words: string): boolean {
  const long = words.match(/\p{L}[\p{L}\p{M}’']{3,}/gu) ?? [];
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  return long.length > 2 && words !== words.toUpperCase() && capitals >= MIN_CAPITALS * long.length;
}

function candidatesIn(read: LinedText, people: People): Candidate[] {
  const { text, lines } = read;
  return lines.flatMap((line, at): Candidate[] => {
    const label = labelOn(text, line, at);
    const words = label === null ? '' : firstWords(read, label);
    if (label === null || isProse(label) || !/\p{L}/u.test(words) || isEntry(label, words)) return [];
    const called = calledBy(label.name, label.detail, people);
    if (label.pattern === 'role' && !isRoleAlone(label.name, called)) return [];
    const [isTitle, isAboveProse] = [isHeadline(read, label), isAbove(read, label)];
    return [{ ...label, ...called, words, isTitle, isAboveProse }];
  });
}

/** “Plusieurs députés.”, “Pregunta.”, but not the “Mr.” of a name. */
function isRoleAlone(name: string, { isByRole, isAnswer, isQuestioner }: Called): boolean {
  if (SHORT_TITLES.includes(fold(name.split(' ').at(-1) ?? ''))) return false;
  return isByRole || isAnswer || (isQuestioner && !name.includes(' '));
}

/** “Ada Berg, who leads the union, said:”, “There is one thing:”, “(Applause)”: words of the text itself. */
function isProse({ name, detail, pattern, sign }: LabelFound): boolean {
  if (sign === 'mark') return fold(name).split(' ').some(isRemarkWord);
  const words = isVague({ pattern }) ? `${name} ${detail}` : detail.replace(/\([^()]*\)/g, '');
  const isSaid = (words.toLowerCase().match(/\p{L}+/gu) ?? []).some(isVerbOfSaying);
  return isSaid || (isVague({ pattern }) && isClause(name));
}

function firstWords({ text, lines }: LinedText, { line, wordsFrom }: LabelFound): string {
  const own = lines[line];
  const next = lines[line + 1];
  if (own !== undefined && wordsFrom < own.end)
    return text.slice(wordsFrom, Math.min(own.end, wordsFrom + MAX_WORDS_UTF16)).trim();
  return next === undefined ? '' : text.slice(next.start, Math.min(next.end, next.start + MAX_WORDS_UTF16));
}

/** UTF-16 code units of a line that may be a heading. */
const MAX_HEADING_UTF16 = 100;
const MAX_HEADLINE_UTF16 = 160;

/** “Berg: See you later?” above “Ada Berg has left the race …” */
function isAbove({ text, lines, language }: LinedText, { line, name, wordsFrom }: LabelFound): boolean {
  const [own, next] = [lines[line], lines[line + 1]];
  if (own === undefined || next === undefined || own.end - wordsFrom > MAX_HEADING_UTF16) return false;
  return namesSpeaker(
    text.slice(next.start, Math.min(next.end, next.start + MAX_WORDS_UTF16)),
    name,
    language,
  );
}

/** “Berg: harbour will close”: the first line, with a gap below. */
function isHeadline({ lines }: LinedText, { line, isBold, wordsFrom }: LabelFound): boolean {
  const own = lines[0];
  const next = lines[1];
  if (line !== 0 || isBold || own === undefined || next === undefined) return false;
  return next.isAfterGap && own.end - wordsFrom < MAX_HEADLINE_UTF16;
}

/** With words that are written small, as no name has. */
function isVague({ pattern }: Pick<LabelFound, 'pattern'>): boolean {
  return pattern === 'described' || pattern === 'short';
}

const NAMES_ONLY =
  /^(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Prof|Cllr|Sen|Rep)\.? )?\p{Lu}[\p{L}'’.-]{1,30}(?: (?:de |van |von )?\p{Lu}[\p{L}'’.-]{0,30}){1,4}(?:[,;(][^.!?]*)?$/u;

/** “Moderator: Ada Berg”, “Ada Berg – Chief Executive”: what is in a list of people, and not said. */
function isEntry({ sign }: LabelFound, words: string): boolean {
  if (sign === 'dash' && !isSentence(words)) return true;
  const [first = ''] = words.match(/^\p{L}+/u) ?? [];
  return !isSentence(words) && NAMES_ONLY.test(words) && !isOpener(fold(first));
}

function aroundOf(candidates: readonly Candidate[], all: number): Around {
  const bySign = groupedBy(candidates, ({ sign }) => sign);
  return {
    all,
    bySign: new Map([...bySign].map(([sign, own]) => [sign, new Set(own.map(({ key }) => key)).size])),
    lines: new Set(candidates.map(({ line }) => line)),
  };
}

function isShare(
  candidates: readonly Candidate[],
  points: ReadonlyMap<string, number>,
  lines: number,
): boolean {
  const good = candidates.filter(({ key }) => (points.get(key) ?? 0) >= MIN_POINTS_IN_TRANSCRIPT);
  return new Set(good.map(({ key }) => key)).size > 1 && good.length >= MIN_SHARE * lines;
}
