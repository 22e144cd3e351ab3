import { isHeadingWord } from '../../words/turns.js';
import type { Called } from './called.js';
import type { LabelFound } from './label-line.js';
import { isSentence, isSpoken } from './spoken.js';

// What speaks for a label being a speaker's, and what against. Points, since no sign decides alone.

export interface Candidate extends LabelFound, Called {
  /** The first words of the line or, below the label, of the next. */
  readonly words: string;
  /** Whether prose that names the speaker is below a short line, as below a heading. */
  readonly isAboveProse: boolean;
  /** Whether it is the first line of the text, with text below it. */
  readonly isTitle: boolean;
}

export interface Around {
  /** The number of different labels in the text, and of those with each sign. */
  readonly all: number;
  readonly bySign: ReadonlyMap<string, number>;
  /** The lines that have one. */
  readonly lines: ReadonlySet<number>;
}

/** Points that a label needs in a text that may be an article, and in one that is a transcript. */
export const MIN_POINTS = 3;
export const MIN_POINTS_IN_TRANSCRIPT = 1;

/** @param group the candidates under one name */
export function pointsOf(group: readonly Candidate[], around: Around, language: string | null): number {
  const first = group[0];
  if (first === undefined) return 0;
  const isMostlySpoken = 2 * group.filter(({ words }) => isSpoken(words, language)).length >= group.length;
  if (isHeading(first) && !(isMostlySpoken && first.isPerson)) return -MIN_POINTS;
  const signs = [
    ...ofName(group, first),
    ...ofPlace(group, first, isMostlySpoken, around),
    ...ofSign(group, first, around),
  ];
  return signs.reduce((sum, [points, holds]) => sum + (holds ? points : 0), 0);
}

type Sign = readonly [points: number, holds: boolean];

function ofName(group: readonly Candidate[], first: Candidate): Sign[] {
  const isOnce = group.length === 1;
  return [
    [3, first.isByRole || first.isQuestioner || first.isAnswer],
    [-1, (first.pattern === 'described' || first.pattern === 'short') && !first.isByRole && !first.isTitled],
    [2, first.isTitled],
    [2, first.isPerson],
    [1, isCapitals(first.name)],
    [1, group.some(({ isBold, detail }) => isBold || detail !== '')],
    [2, group.some(({ isAfterSign }) => isAfterSign)],
    [-2, ARTICLE.test(first.name) && !first.isByRole],
    [-2, first.detail.startsWith(',') && !first.isPerson && !first.isTitled && isOnce],
  ];
}

const ARTICLE = /^(?:The|An?|Der|Die|Das|Le|La|Les|El|Los|Las|Il|Lo)\s/i;

function ofPlace(
  group: readonly Candidate[],
  first: Candidate,
  isMostlySpoken: boolean,
  { all, lines }: Around,
): Sign[] {
  const isBeside = group.some(({ line }) => lines.has(line - 1) || lines.has(line + 1));
  const isOnce = group.length === 1;
  return [
    [2, !isOnce && all > 1],
    [2, isMostlySpoken],
    [1, isBeside],
    [-2, group.every(({ words }) => /^\p{Ll}/u.test(words))],
    [-2, !isMostlySpoken && !group.some(({ words }) => isSentence(words))],
    [-2, isOnce && !isMostlySpoken && !isBeside],
    [-3, first.isAboveProse && isOnce && !lines.has(first.line - 1)],
  ];
}

/** A full stop or a dash is a label's only where several are. */
function ofSign(group: readonly Candidate[], first: Candidate, { bySign }: Around): Sign[] {
  const isOnce = group.length === 1;
  return [
    [-3, first.sign !== 'colon' && (bySign.get(first.sign) ?? 0) < 2],
    [-2, first.sign === 'dash' && isOnce],
    [2, first.sign === 'mark' && (bySign.get('mark') ?? 0) > 1],
    [-3, first.sign === 'stop' && isOnce && !first.isTitled && !first.isByRole],
  ];
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

const MONTH = /^(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[\p{L}.]* \d|\d+(?!\p{L}))/u;
