import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import { runsOf } from '../../support/runs.js';
import { type Amount, english, notationsOf, otherThan, randomFrom } from './number-notations.js';

// Every notation of a number against every other, and against the notations of a number that is nearly the same.

const PAIRS = runsOf(2_400);
const FRAMES = [
  (number: string) => `We counted ${number} before the tide turned at the old weir.`,
  (number: string) => `By the end of that winter the town had lost ${number}, and nobody asked why.`,
  (number: string) => `They told us that ${number} was all that the harbour needed.`,
] as const;

interface Pair {
  readonly source: string;
  readonly wording: string;
}

/** The same sentence with two notations, the first as the source has it. */
function pairOf(random: () => number, a: Amount, b: Amount): Pair {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const frame = pick(FRAMES);
  return { source: frame(pick(notationsOf(a))), wording: frame(pick(notationsOf(b))) };
}

function answerOf({ source, wording }: Pair) {
  const { verdict, flags } = compareWording(wording, `“${source}” said the clerk.`, { language: 'en' });
  return { verdict, flags };
}

/** The pairs of which the answer is not as it should be. */
function wrongOf(
  seed: number,
  makeOther: (random: () => number, amount: Amount) => Amount,
  isRight: (pair: Pair, answer: ReturnType<typeof answerOf>) => boolean,
): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: PAIRS }, () => {
    const amount = english(random);
    const pair = pairOf(random, amount, makeOther(random, amount));
    const answer = answerOf(pair);
    return isRight(pair, answer)
      ? []
      : [`${pair.source} | ${pair.wording}: ${answer.verdict} ${answer.flags}`];
  }).flat();
}

describe('a number in another notation', () => {
  it('is told as another spelling, never as another number nor silently as the same', () => {
    const wrong = wrongOf(
      7,
      (_, amount) => amount,
      ({ source, wording }, { verdict, flags }) => {
        if (source === wording) return verdict === 'exact';
        return verdict === 'exact' && flags.length > 0 && !flags.includes('number');
      },
    );
    expect(wrong).toEqual([]);
  });
});

describe('another number', () => {
  it('is altered, in whatever notations the two are', () => {
    const wrong = wrongOf(11, otherThan, (_, { verdict, flags }) => {
      return verdict === 'altered' && flags.includes('number');
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['5½', '51/2'],
    ['3', '.3'],
    ['1,250', '1.250'],
    ['12,400', '12.400'],
    ['5 mW', '5 MW'],
    ['5 kB', '5 KB'],
    ['5 °C', '5 °F'],
    ['5%', '5 percentage points'],
    ['$5', '£5'],
    ['−5', '5'],
    ['+5', '5'],
    ['3:2', '3.2'],
    ['2-1', '1-2'],
    ['3pm', '3am'],
    ['5/6/2023', '5 June 2023'],
    ['10²', '10'],
    ['555-0142', '555-0124'],
    ['1990', '1990s'],
    ['the 2nd', 'the 3rd'],
    ['2 1', '21'],
  ])('is altered: %s and %s', (a, b) => {
    for (const frame of FRAMES)
      for (const [source, wording] of [
        [frame(a), frame(b)],
        [frame(b), frame(a)],
      ] as const) {
        const { verdict, flags } = answerOf({ source, wording });
        expect([verdict, ...flags], wording).toEqual(expect.arrayContaining(['altered', 'number']));
      }
  });
});
