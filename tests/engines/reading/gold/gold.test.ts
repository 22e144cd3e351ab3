import { describe, expect, it } from 'vitest';
import { type Answers, answersOn } from './answers.js';
import { f1 } from './figures.js';
import { type GoldText, isHeldBack, readGold } from './gold-text.js';
import { scoreTexts } from './score.js';
import { describeErrors, tableOf } from './table.js';

/** F1 in percent on all texts, a little below what is reached, so that a fault in one text breaks nothing. */
const FLOORS: Readonly<Record<string, number>> = {
  regions: 97,
  'regions continued': 85,
  sentences: 96,
  turns: 82,
  'turns with their person': 73,
  numbers: 98,
  'numbers with their value': 98,
  'zones: characters': 90,
  'zones: headline': 83,
  'zones: standfirst': 43,
  'zones: byline': 73,
  'zones: dateline': 82,
  'zones: caption': 35,
  'zones: heading': 59,
  'zones: body': 91,
  'zones: correction': 95,
  'zones: footer': 69,
  'zones: furniture': 71,
  'zones: markup': 93,
};

const texts = readGold();
const isLong = process.env.ONRECORD_LONG !== undefined;

describe('the gold of the reading', () => {
  it('has ten texts in each of twelve manners, a third of them held back', () => {
    const manners = [...new Set(texts.map(({ manner }) => manner))];
    expect(manners.map((one) => texts.filter(({ manner }) => manner === one).length)).toEqual(
      new Array(12).fill(10),
    );
    expect(texts.filter(isHeldBack)).toHaveLength(40);
  });

  it('has no mark left in a text', () => {
    expect(texts.filter(({ text }) => /[¶¬⟪⟫⟦⟧{}]|^§/mu.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('scores its own answers as right', () => {
    const byText = new Map(texts.map((gold) => [gold.text, gold]));
    const own = scoreTexts(texts, (text) => answersOfGold(byText.get(text) as GoldText));
    expect([...own].filter(([, figure]) => f1(figure) < 100)).toEqual([]);
  });

  const figures = scoreTexts(texts, answersOn);
  it.each(Object.entries(FLOORS))('%s are read at least %i %% right', (name, floor) => {
    expect(f1(figures.get(name) ?? { right: 0, found: 0, marked: 1 })).toBeGreaterThanOrEqual(floor);
  });

  it.runIf(isLong)('prints figures and errors', () => {
    process.stdout.write(`${tableOf(texts, answersOn)}\n\n${describeErrors(texts, answersOn)}\n`);
  });
});

function answersOfGold({ zones, turns: marked, regions, ends, numbers }: GoldText): Answers {
  const turns = marked.map((turn) => ({ ...turn, person: turn.persons[0] ?? null }));
  const sentences = ends.map((end, at) => [ends[at - 1] ?? 0, end] as const);
  return { zones, turns, regions, sentences, numbers };
}
