import { groupedBy } from './grouped.js';
import { type LabelFound, labelOn } from './label-line.js';
import type { Line } from './lines.js';
import { type Called, calledBy, type Opening } from './opening.js';
import type { People } from './people.js';
import { isSentence, isSpoken } from './spoken.js';
import { namesSpeaker } from './turn-end.js';
import { isHeadingWord, isVerbOfSaying } from './words.js';

// Labels with a colon, or with the full stop of a parliament's record: which of them name a speaker, and which are
// headings, datelines and entries of a table.

interface Candidate extends LabelFound, Called {
  /** The first words of the line or, below the label, of the next. */
  readonly words: string;
  /** Whether prose that names the speaker is below a short line, as below a heading. */
  readonly isAboveProse: boolean;
  /** Whether it is the first line of the text, with text below it. */
  readonly isTitle: boolean;
}

/** Points that one label needs in a text that may be an article, and in one that is a transcript. */
const MIN_POINTS = 3;
const MIN_POINTS_IN_TRANSCRIPT = 1;
/** Minimum share of the lines of a transcript that have a label, where no name recurs. */
const MIN_SHARE = 0.15;
const MAX_WORDS_UTF16 = 600;

/** In order. @param language ISO 639-1 */
export function labelOpenings(
  text: string,
  lines: readonly Line[],
  people: People,
  language: string | null,
): Opening[] {
  const found = lines.flatMap((line, at) => labelOn(text, line, at) ?? []);
  const candidates = found.flatMap((label): Candidate[] => {
    const words = firstWords(text, lines, label);
    const called = calledBy(label.name, label.detail, people);
    return isClause(label) || !/\p{L}/u.test(words)
      ? []
      : [
          {
            ...label,
            ...called,
            words,
            isTitle: isHeadline(label, lines),
            isAboveProse: isAboveProse(text, lines, label, language),
          },
        ];
  });
  const groups = groupedBy(candidates, ({ key }) => key);
  const around: Around = {
    all: groups.size,
    bySign: new Map(
      [...groupedBy(candidates, ({ sign }) => sign)].map(([sign, own]) => [
        sign,
        new Set(own.map(({ key }) => key)).size,
      ]),
    ),
    lines: new Set(candidates.map(({ line }) => line)),
  };
  const points = new Map([...groups].map(([key, group]) => [key, pointsOf(group, around, language)]));
  const sure = [...points].filter(([, count]) => count >= MIN_POINTS);
  if (sure.length === 0 && !hasShare(groups, points, lines.length)) return [];
  const isTranscript =
    sure.length > 1 ||
    hasShare(groups, points, lines.length) ||
    sure.some(([key]) => groups.get(key)?.[0]?.isQuestioner);
  const min = isTranscript ? MIN_POINTS_IN_TRANSCRIPT : MIN_POINTS;
  const labels = new Set(candidates.flatMap(({ isTitle, name }) => (isTitle ? [] : [name])));
  return candidates
    .filter(
      ({ isTitle, isByRole, name }) =>
        !isTitle || around.lines.has(1) || (isTranscript && (isByRole || labels.has(name))),
    )
    .filter((one) => (points.get(one.key) ?? 0) >= min)
    .map((one) => ({ ...one, format: 'label', isSure: (points.get(one.key) ?? 0) >= MIN_POINTS }));
}

function firstWords(text: string, lines: readonly Line[], { line, wordsFrom }: LabelFound): string {
  const own = lines[line];
  const next = lines[line + 1];
  if (own !== undefined && wordsFrom < own.end)
    return text.slice(wordsFrom, Math.min(own.end, wordsFrom + MAX_WORDS_UTF16)).trim();
  return next === undefined ? '' : text.slice(next.start, Math.min(next.end, next.start + MAX_WORDS_UTF16));
}

/** “Berg: See you later?” above “Ada Berg has left the race …” */
function isAboveProse(
  text: string,
  lines: readonly Line[],
  { line, name, wordsFrom }: LabelFound,
  language: string | null,
): boolean {
  const [own, next] = [lines[line], lines[line + 1]];
  if (own === undefined || next === undefined || own.end - wordsFrom > MAX_HEADING_UTF16) return false;
  return namesSpeaker(
    text.slice(next.start, Math.min(next.end, next.start + MAX_WORDS_UTF16)),
    name,
    language,
  );
}

const MAX_HEADING_UTF16 = 100;

/** “Berg: harbour will close”: the first line of a text, where the next is no label. */
function isHeadline({ line, isBold, wordsFrom }: LabelFound, lines: readonly Line[]): boolean {
  const own = lines[0];
  const next = lines[1];
  if (line !== 0 || isBold || own === undefined || next === undefined) return false;
  return next.isAfterGap && own.end - wordsFrom < MAX_HEADLINE_UTF16;
}

const MAX_HEADLINE_UTF16 = 160;

/** “Ada Berg, who leads the union, said:” */
function isClause({ detail }: LabelFound): boolean {
  return detail.startsWith(',') && (detail.toLowerCase().match(/\p{L}+/gu) ?? []).some(isVerbOfSaying);
}

function hasShare(
  groups: ReadonlyMap<string, readonly Candidate[]>,
  points: ReadonlyMap<string, number>,
  lines: number,
): boolean {
  const good = [...groups].filter(([key]) => (points.get(key) ?? 0) >= MIN_POINTS_IN_TRANSCRIPT);
  const count = good.reduce((sum, [, group]) => sum + group.length, 0);
  return good.length > 1 && count >= MIN_SHARE * lines;
}

interface Around {
  /** The number of different labels in the text, and of those with each sign. */
  readonly all: number;
  readonly bySign: ReadonlyMap<string, number>;
  /** The lines that have one. */
  readonly lines: ReadonlySet<number>;
}

/** What speaks for a speaker, and against. */
function pointsOf(
  group: readonly Candidate[],
  { all, bySign, lines }: Around,
  language: string | null,
): number {
  const [first] = group;
  if (first === undefined) return 0;
  const spoken = group.filter(({ words }) => isSpoken(words, language)).length;
  const isMostlySpoken = 2 * spoken >= group.length;
  if (isHeading(first) && !(isMostlySpoken && first.isPerson)) return -MIN_POINTS;
  const signs: readonly (readonly [number, boolean])[] = [
    [3, first.isByRole || first.isQuestioner || first.isAnswer],
    [2, group.length > 1 && all > 1],
    [2, first.isTitled],
    [2, first.isPerson],
    [2, group.some(({ isAfterSign }) => isAfterSign)],
    [1, isCapitals(first.name)],
    [1, group.some(({ isBold, detail }) => isBold || detail !== '')],
    [2, isMostlySpoken],
    [1, group.some(({ line }) => lines.has(line - 1) || lines.has(line + 1))],
    [-2, group.every(({ words }) => /^\p{Ll}/u.test(words))],
    [-2, !isMostlySpoken && !group.some(({ words }) => isSentence(words))],
    [-3, first.isAboveProse && group.length === 1 && !lines.has(first.line - 1)],
    [-3, /^(?:The|An?|Der|Die|Das|Le|La|Les|El|Los|Las|Il|Lo)\s/i.test(first.name) && !first.isByRole],
    [-2, first.detail.startsWith(',') && !first.isPerson && !first.isTitled && group.length === 1],
    [-3, first.sign !== 'colon' && (bySign.get(first.sign) ?? 0) < 2],
    [-2, first.sign === 'dash' && group.length === 1],
    [-2, group.length === 1 && !isMostlySpoken && !lines.has(first.line - 1) && !lines.has(first.line + 1)],
  ];
  return signs.reduce((sum, [count, holds]) => sum + (holds ? count : 0), 0);
}

function isCapitals(name: string): boolean {
  return /\p{Lu}{2}/u.test(name) && name === name.toUpperCase();
}

/** “Correction”, “THE VERDICT”, “Photo by”, “Sept 4” */
function isHeading({ name, isByRole, isQuestioner, isAnswer }: Candidate): boolean {
  if (isByRole || isQuestioner || isAnswer) return false;
  const words = name
    .toLowerCase()
    .replaceAll(/[’']s?(?!\p{L})/gu, '')
    .split(/\s/);
  return isHeadingWord(words[0] ?? '') || isHeadingWord(words.at(-1) ?? '') || MONTH.test(name);
}

const MONTH = /^(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[\p{L}.]* \d|\d)/u;
