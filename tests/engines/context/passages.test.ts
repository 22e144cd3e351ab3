import { describe, expect, it } from 'vitest';
import { answerOn } from './passages/answer.js';
import { type Case, countFigure, describeErrors, FIGURES, percent, tableOf } from './passages/figures.js';
import { trueOnesFromArticles } from './passages/from-articles.js';
import { generatePassages, generateTrueOnes } from './passages/generated.js';
import { MANNERS, readPassages } from './passages/passage.js';

/** Percent of all passages of a set. */
type Floors = Readonly<Record<string, number>>;

const BY_HAND: Floors = {
  'another speaker, by name or label': 94,
  'another speaker, by pronoun or description': 47,
  'another speaker is never said to be the same': 98,
  'not asserted': 95.5,
  'not asserted, and named rightly': 91,
  'not asserted, and not said to be another’s': 97.5,
  'hearsay: who recounts it': 56,
  'true ones: no false alarm of another speaker': 99.5,
  'true ones: no false alarm of a setting': 99.5,
};

const MADE: Floors = {
  'another speaker, by name or label': 95,
  'another speaker is never said to be the same': 99,
  'not asserted': 99,
  'not asserted, and named rightly': 99,
  'not asserted, and not said to be another’s': 99,
  'hearsay: who recounts it': 79,
};

const TRUE_ONES: Floors = {
  'true ones: no false alarm of another speaker': 99.8,
  'true ones: no false alarm of a setting': 99.8,
};

const isLong = process.env.ONRECORD_LONG !== undefined;
const passages = readPassages();

describe('the passages written by hand', () => {
  it('are in all manners, a third of them held back', () => {
    expect([...new Set(passages.map(({ manner }) => manner))].toSorted()).toEqual(MANNERS.toSorted());
    const held = passages.filter(({ isHeld }) => isHeld).length;
    expect(held / passages.length).toBeCloseTo(1 / 3, 1);
  });

  describeFigures(passages, BY_HAND);
});

describe('the passages made from frames', () => {
  const made = generatePassages();
  it('are 200, none twice', () => {
    expect(new Set(made.map(({ text }) => text)).size).toBe(200);
    expect(made).toHaveLength(200);
  });

  describeFigures(made, MADE);
});

describe('the true ones', () => {
  const made = [...generateTrueOnes(), ...trueOnesFromArticles()];
  it('are a thousand, none twice', () => {
    expect(new Set(made.map(({ text }) => text)).size).toBe(made.length);
    expect(made.length).toBeGreaterThanOrEqual(1000);
  });

  describeFigures(made, TRUE_ONES);
});

function describeFigures(cases: readonly Case[], floors: Floors): void {
  const answers = cases.map((passage) => ({ passage, answer: answerOn(passage) }));

  it('are each found where they are marked', () => {
    const elsewhere = answers.filter(({ passage: { span }, answer }) => {
      const [start, end] = answer.span ?? [-1, -1];
      return Math.abs(start - span[0]) > 2 || Math.abs(end - span[1]) > 2;
    });
    expect(elsewhere.map(({ passage }) => passage.id)).toEqual([]);
  });

  it.each(Object.entries(floors))('%s: at least %d in a hundred', (name, floor) => {
    const figure = FIGURES.find((one) => one.name === name);
    expect(figure && percent(countFigure(figure, answers))).toBeGreaterThanOrEqual(floor);
  });

  it.runIf(isLong)('prints figures and errors', () => {
    process.stdout.write(`${tableOf(answers)}\n\n${describeErrors(answers)}\n`);
  });
}
