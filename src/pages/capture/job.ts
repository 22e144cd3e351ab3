import { type Credit, creditFor } from '../../engines/context/credit.js';
import { contextOf } from '../../engines/context/passage-context.js';
import { type DayMention, resolveDays } from '../../engines/quotations/days/days.js';
import type { FoundQuotation } from '../../engines/quotations/found.js';
import type { Draft } from '../../engines/quotations/wording/draft.js';
import { Reading } from '../../engines/reading/reading.js';
import { DOUBLE_MARK } from '../../engines/reading/regions/characters.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Typed } from '../../platform/lib/fields/form-page.js';
import { findIn } from '../../record/entry/actions/find-in-article.js';
import { saidOn } from './model/said-on.js';
import { tellerOf } from './model/teller.js';
import { introducedTwice } from './model/two-of-a-name.js';
import type { FoundText, NewItem } from './model.js';

// Finds the quotations of an article, or only dates the days that it names. Runs in a thread.

/** A quotation whose day is looked for again. */
export interface Credited {
  readonly n: number;
  readonly spans: NewItem['spans'];
  readonly found: Pick<FoundDraft['found'], 'speaker' | 'cue'>;
}

export interface CaptureJob {
  readonly wanted: 'quotations' | 'days';
  readonly text: string;
  /** Of the article, an EDTF day; null without one. */
  readonly date: string | null;
  /** With days alone: the quotations of the article. */
  readonly credited?: readonly Credited[];
}

export interface FoundDraft {
  readonly found: NonNullable<NewItem['found']>;
  readonly wording: Draft;
  /** Who recalls it, by their full name; null for nobody, and where the text leaves doubt. */
  readonly teller: string | null;
  /** The fields of the day on which it was said; none where the credit names no day. */
  readonly saidOn: Typed;
}

export interface CaptureFound extends FoundText {
  /** In the order of the text. */
  readonly quotations: readonly FoundDraft[];
  /** By number, the fields of the days of those that were given. */
  readonly saidOn: readonly (readonly [n: number, fields: Typed])[];
}

/** More quotation marks than an article of the longest length has, and less than would take a minute. */
const MAX_MARKS = 50_000;
const MARKS_IN = new RegExp(DOUBLE_MARK, 'gu');

/** @throws AppError invalid for a text with more than `MAX_MARKS` */
export function captureOf({ wanted, text, date, credited = [] }: CaptureJob): CaptureFound {
  refuseMarks(text);
  const days: readonly DayMention[] = date === null ? [] : resolveDays(text, date);
  const reading = new Reading(text);
  const of = { days, date };
  const again = credited.map(({ n, spans, found }) => [n, saidOn(reading, spans, found, of)] as const);
  if (wanted === 'days')
    return { language: null, speakers: 'not_looked_for', days, quotations: [], saidOn: again };
  const { language, speakers, quotations } = findIn(reading);
  const twice = introducedTwice(quotations);
  return {
    ...{ language, speakers, days, saidOn: again },
    quotations: quotations.flatMap((one, at) => {
      const near = quotations.slice(Math.max(0, at - NEAR), at + NEAR);
      const { spans: _, text: __, words, form, wordSpans: spans, ...rest } = one;
      const alike = near.filter((other) => isRepeated(one, other));
      if (spans.length === 0 || alike[0] !== one) return [];
      const introduced = twice.get(one.speaker?.name ?? '');
      const credit = creditIn(reading, one, near);
      const found = { ...rest, credit, ...(introduced && { introduced }) };
      const told = alike.map(({ recountedBy }) => tellerOf({ ...found, recountedBy }, near));
      const teller = told.find((name) => name !== null) ?? null;
      return [{ found, wording: { words, form, spans }, teller, saidOn: saidOn(reading, spans, found, of) }];
    }),
  };
}

function refuseMarks(text: string): void {
  let marks = 0;
  for (const _ of text.matchAll(MARKS_IN)) marks += 1;
  if (marks <= MAX_MARKS) return;
  const most = MAX_MARKS.toLocaleString('en');
  throw new AppError(
    'invalid',
    `This text has more than ${most} quotation marks. Nothing was saved. Paste a part of it.`,
  );
}

/** How many quotations before and after one may be around it, or within it. */
const NEAR = 10;

/** Words that are found in two ways, and credited to the same speaker in both. */
function isRepeated(one: FoundQuotation, other: FoundQuotation): boolean {
  return one.speaker?.name === other.speaker?.name && String(one.wordSpans) === String(other.wordSpans);
}

/** Whom the text credits, and in what setting, as the comparison with the saved copy will read it. */
function creditIn(reading: Reading, one: FoundQuotation, near: readonly FoundQuotation[]): Credit {
  const { wordSpans, words, speaker } = one;
  return creditFor(reading, contextOf(reading, wordSpans, near, words), speaker?.name ? [speaker.name] : []);
}
