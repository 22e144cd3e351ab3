import type { Span } from '../../text/span.js';
import type { Prepared } from '../prepare.js';
import { isOnlyCredit } from '../speakers/foreign.js';
import type { ReadText } from '../tagger/read.js';
import { type Draft, draftsOf, type Growing } from './drafts.js';

// In a language other than English: every passage that is rather a quotation, with what a frame shows of its speaker.

export function foreignDrafts({ read, frames }: Prepared): Draft[] {
  const framed = new Set(frames.flatMap(({ content }) => content.map(([start]) => start)));
  const uncued = read.passages.flatMap(({ level, score, outer }, number) =>
    level === 1 && (framed.has(outer[0]) || isQuotation(read.tokens.text, outer, score)) ? [number] : [],
  );
  return draftsOf(read, { attributions: [], uncued }, frames, afterCredit);
}

/** The signs of a title are those of Latin letters. */
function isQuotation(text: string, outer: Span, score: number): boolean {
  const [first = ''] = /\p{L}/u.exec(text.slice(...outer)) ?? [];
  if (WORK.test(text.slice(Math.max(0, outer[0] - 24), outer[0]))) return false;
  return !/\p{Script=Latin}/u.test(first) || score <= 0;
}

/** Nouns before the title of a work. */
const WORK =
  /(?:(?<!\p{L})(?:novela|libro|película|canción|obra|revista|roman|film|livre|chanson|pièce|revue|romanzo|canzone|opera|rivista|Roman|Buch|Film|Lied|Stück|Band|heißt|titulad[oa]|intitulée?|intitolat[oa]|роман|книга|фильм)|小说|小説|电影|映画|论文)\s?$/iu;

/** A passage after another is part of it where only the credit is between, and nobody’s where anything else is. */
function afterCredit(
  { tokens: { text }, passages }: ReadText,
  drafts: Growing[],
  number: number,
  outer: Span,
): void {
  const last = drafts.at(-1);
  const end = last?.spans.at(-1)?.[1] ?? 0;
  const isSameGroup = number > 0 && passages[number - 1]?.group === passages[number]?.group;
  if (last !== undefined && end <= outer[0] && (isSameGroup || isOnlyCredit(text, last.cue, [end, outer[0]])))
    last.spans.push(outer);
  else drafts.push({ spans: [outer], speaker: null, cue: null, origin: 'follow_on' });
}
