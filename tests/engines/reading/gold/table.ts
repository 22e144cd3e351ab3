import type { Answers } from './answers.js';
import { f1 } from './figures.js';
import { type GoldText, isHeldBack } from './gold-text.js';
import { scoreTexts } from './score.js';

type AnswersOn = (text: string) => Answers;

/** A line for each figure: F1 in percent of the texts that may be tuned on, of those held back, and of all. */
export function tableOf(texts: readonly GoldText[], answersOn: AnswersOn): string {
  const parts = [texts.filter((text) => !isHeldBack(text)), texts.filter(isHeldBack), texts];
  const figures = parts.map((part) => scoreTexts(part, answersOn));
  const names = [...new Set(figures.flatMap((part) => [...part.keys()]))].toSorted();
  const lines = names.map((name) => {
    const cells = figures.map((part) => part.get(name) ?? { right: 0, found: 0, marked: 0 });
    const { right = 0, found = 0, marked = 0 } = cells[2] ?? {};
    const shown = cells.map((figure) => f1(figure).toFixed(1).padStart(9)).join('');
    return `${name.padEnd(26)}${shown}   ${right} right, ${found} found, ${marked} marked`;
  });
  return [`${''.padEnd(26)}     open     held      all`, ...lines].join('\n');
}

/** A line for each error on the texts that are not held back, those of one kind together. */
export function describeErrors(texts: readonly GoldText[], answersOn: AnswersOn): string {
  const errors: string[] = [];
  const open = texts.filter((text) => !isHeldBack(text));
  scoreTexts(open, answersOn, ({ name }, what) => errors.push(`${what.replaceAll('\n', '⏎')}   [${name}]`));
  return errors.toSorted().join('\n');
}
