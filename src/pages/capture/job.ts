import { type DayMention, resolveDays } from '../../engines/quotations/days/days.js';
import { findInArticle } from '../../record/entry/actions/find-in-article.js';
import { type Wording, wordingOf } from './model/wording.js';
import type { FoundText, NewItem } from './model.js';

// Finds the quotations of an article, or only dates the days that it names. Runs in a thread.

export interface CaptureJob {
  readonly wanted: 'quotations' | 'days';
  readonly text: string;
  /** Of the article, an EDTF day; null without one. */
  readonly date: string | null;
}

export interface FoundDraft {
  readonly found: NonNullable<NewItem['found']>;
  readonly wording: Wording;
}

export interface CaptureFound extends FoundText {
  /** In the order of the text. */
  readonly quotations: readonly FoundDraft[];
}

/** The turns of a transcript are in the words of their speakers, without marks. */
function wordingFound(
  text: string,
  spans: NewItem['spans'],
  { type, speaker }: FoundDraft['found'],
): Wording {
  const wording = wordingOf(text, spans, type);
  const isTurn = type === 'indirect' && speaker?.naming === 'label' && !hasMarks(wording.text);
  return isTurn ? { ...wording, form: 'direct' } : wording;
}

function hasMarks(words: string): boolean {
  return /["“”„«»‘]/u.test(words);
}

export function captureOf({ wanted, text, date }: CaptureJob): CaptureFound {
  const days: readonly DayMention[] = date === null ? [] : resolveDays(text, date);
  if (wanted === 'days') return { language: null, speakers: 'not_looked_for', days, quotations: [] };
  const { language, speakers, quotations } = findInArticle(text);
  return {
    ...{ language, speakers, days },
    quotations: quotations
      .filter(({ spans }) => spans.length > 0)
      .map(({ spans, text: _, ...found }) => ({ found, wording: wordingFound(text, spans, found) })),
  };
}
