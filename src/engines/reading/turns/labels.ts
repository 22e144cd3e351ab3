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
import { calledBy, type Opening } from './opening.js';
import type { People } from './people.js';
import { namesSpeaker } from './turn-end.js';
import { isVerbOfSaying } from './words.js';

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
  const names = new Set(candidates.flatMap(({ isTitle, name }) => (isTitle ? [] : [name])));
  const min = isTranscript ? MIN_POINTS_IN_TRANSCRIPT : MIN_POINTS;
  return candidates.flatMap((one) => {
    const isHeadline =
      one.isTitle && !around.lines.has(1) && !(isTranscript && (one.isByRole || names.has(one.name)));
    const count = points.get(one.key) ?? 0;
    return isHeadline || count < min ? [] : [{ ...one, format: 'label', isSure: count >= MIN_POINTS }];
  });
}

function candidatesIn(read: LinedText, people: People): Candidate[] {
  const { text, lines } = read;
  return lines.flatMap((line, at): Candidate[] => {
    const label = labelOn(text, line, at);
    const words = label === null ? '' : firstWords(read, label);
    if (label === null || isClause(label) || !/\p{L}/u.test(words)) return [];
    const called = calledBy(label.name, label.detail, people);
    return [
      {
        ...label,
        ...called,
        words,
        isTitle: isHeadline(read, label),
        isAboveProse: isAboveProse(read, label),
      },
    ];
  });
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
function isAboveProse({ text, lines, language }: LinedText, { line, name, wordsFrom }: LabelFound): boolean {
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

/** “Ada Berg, who leads the union, said:” */
function isClause({ detail }: LabelFound): boolean {
  return detail.startsWith(',') && (detail.toLowerCase().match(/\p{L}+/gu) ?? []).some(isVerbOfSaying);
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
