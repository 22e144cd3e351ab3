import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

const PEOPLE = 'Ada Berg is the mayor of Ortwick. Otto Lind leads the union. Mara Voss is a reporter.\n\n';

const found = (text: string) =>
  findInArticle(PEOPLE + text).quotations.map(({ text: words, speaker }) => [
    words.trim(),
    speaker?.resolved ?? null,
  ]);

describe('words that have their credit beside them', () => {
  it.each([
    [
      'Berg said the port would stay open, echoing Otto Lind’s “slow and steady” formula.',
      '“slow and steady”',
    ],
    [
      'Berg said the council must reject what Otto Lind called “a slow flood” of grain.',
      '“a slow flood” of grain',
    ],
    ['The council dismissed Otto Lind’s promise of “a bridge by spring”.', '“a bridge by spring”'],
    ['The report was, in Otto Lind’s words, “a door without a house”.', '“a door without a house”'],
    [
      'The report was “a door without a house”, in the words of union leader Otto Lind.',
      '“a door without a house”',
    ],
    ['Berg welcomed the “open gate” policy of Otto Lind.', '“open gate”'],
    ['Berg praised Otto Lind’s much-repeated phrase “no second chances”.', '“no second chances”'],
    ['Berg said she admired Lind’s “long table” doctrine.', '“long table”'],
  ])('are that person’s: %s', (text, words) => {
    expect(found(text)).toContainEqual([words, 'Otto Lind']);
  });

  it('are no part of what somebody else said where the writer adds them', () => {
    expect(
      found('Berg said that the port would stay open, echoing Otto Lind’s “slow and steady” formula.'),
    ).toContainEqual(['that the port would stay open', 'Ada Berg']);
  });

  it.each([
    'Berg cited Lind’s “provocative actions” in the strait.',
    'Berg told the council that Lind’s “disastrous” plan would fail.',
    'Berg criticised Lind’s “deeply dangerous” strategy.',
  ])('are not where others may call it so: %s', (text) => {
    expect(found(text).map(([, name]) => name)).not.toContain('Otto Lind');
  });

  it('are none where they are a title', () => {
    expect(
      found('Berg said she had read Lind’s “The Long Ebb” line by line.').map(([, name]) => name),
    ).not.toContain('Otto Lind');
  });

  it('name the owner with particles and titles', () => {
    const text = 'Ada Berg said she would follow President Ursa von der Heide’s “clean hands” pledge.';
    expect(findInArticle(text).quotations.at(-1)).toMatchObject({
      speaker: { text: 'President Ursa von der Heide', isCertain: false },
    });
  });
});

describe('two sentences that run together', () => {
  it('are not taken for one', () => {
    const texts = findInArticle(
      `${PEOPLE}According to Lind the port has refused to Lind claims that the port has not agreed to pay.`,
    ).quotations.map(({ text }) => text);
    expect(texts.some((text) => text.startsWith('to Lind'))).toBe(false);
  });
});
