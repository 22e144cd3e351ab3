import type { Answers } from './answers.js';
import { isOutsideSentences } from './defaults.js';
import { countByKey, type Figures, type OnError } from './figures.js';
import type { GoldText } from './gold-text.js';
import { scoreNumbers } from './score-numbers.js';
import { scoreTurns } from './score-turns.js';
import { scoreZones } from './score-zones.js';

/** Adds the figures of one text to those of others. */
export function scoreText(gold: GoldText, answers: Answers, figures: Figures, onError: OnError): void {
  scoreZones(gold, answers.zones, figures, onError);
  scoreTurns(gold, answers.turns, figures, onError);
  scoreRegions(gold, answers.regions, figures, onError);
  scoreSentences(gold, answers.sentences, figures, onError);
  scoreNumbers(gold, answers.numbers, figures, onError);
}

function scoreRegions(gold: GoldText, found: Answers['regions'], figures: Figures, onError: OnError): void {
  const quote = ({ start, end, level }: Answers['regions'][number]) =>
    `${start}–${end} level ${level} “${gold.text.slice(start, end)}”`;
  countByKey(figures, 'regions', found, gold.regions, quote, onError);
  const chain = ({ first, next }: { first: number; next: number }) => `${first} continued at ${next}`;
  countByKey(figures, 'regions continued', chains(found), chains(gold.regions), chain, onError);
}

/** A pair for each region that continues the one before it of its group. */
function chains(regions: Answers['regions']): readonly { first: number; next: number }[] {
  return regions.flatMap(({ group, start }, at) => {
    const before = regions.slice(0, at).findLast((region) => region.group === group);
    return before ? [{ first: before.start, next: start }] : [];
  });
}

/** Ends within paragraphs; those that close a paragraph count only where they are missed or denied. */
function scoreSentences(
  gold: GoldText,
  found: Answers['sentences'],
  figures: Figures,
  onError: OnError,
): void {
  const { text, zones, turns } = gold;
  const marked = new Set(gold.ends);
  const ends = found.map(([, end]) => end).filter((end) => !isOutsideSentences(end, zones, turns));
  const plain = new Set(ends.filter((end) => marked.has(end) && /^\s*?(\n\s*\n|\s*$)/.test(text.slice(end))));
  const show = (end: number) => `${text.slice(Math.max(0, end - 30), end)}|${text.slice(end, end + 20)}`;
  const [own, other] = [ends, gold.ends].map((all) => all.filter((end) => !plain.has(end)));
  countByKey(figures, 'sentences', own ?? [], other ?? [], show, onError);
}

/** All figures of some texts. */
export function scoreTexts(
  texts: readonly GoldText[],
  answersOn: (text: string) => Answers,
  onError: (gold: GoldText, what: string) => void = () => undefined,
): Figures {
  const figures: Figures = new Map();
  for (const gold of texts) scoreText(gold, answersOn(gold.text), figures, (what) => onError(gold, what));
  return figures;
}
