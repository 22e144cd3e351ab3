import { describe, expect, it } from 'vitest';
import { evidenceIn, MAX_QUOTATION_SCORE } from '../../../../src/engines/quotations/evidence/evidence.js';
import { SIGNS } from '../../../../src/engines/quotations/evidence/sign-weights.js';
import { quotedRegions } from '../../../../src/engines/reading/regions/regions.js';

function firstIn(text: string) {
  const [first] = evidenceIn(text, quotedRegions(text));
  if (first === undefined) throw new Error(`no marks in ${text}`);
  return first;
}

describe('words in marks that are no quotation', () => {
  it.each([
    ['She appeared on “Morning in Ortwick” on Sunday.', 'titled_after_preposition'],
    ['He wrote the novel “A Slow Flood” in prison.', 'after_work_noun'],
    ['“A Slow Flood,” a 2015 documentary by Otto Lind, won.', 'before_work_noun'],
    ['The bill, titled “Safe Harbours Now”, failed.', 'after_naming'],
    ['The so-called “harbour tax” failed.', 'so_called'],
    ['It was won by Otto “The Hammer” Lind in May.', 'nickname'],
    ['<tweet author="ortwickfan" id="12">', 'markup'],
    ['Berg told HNN’s “Morning in Ortwick” that she knew.', 'titled_after_owner'],
    ['‘So much anger.’\n\nHe called it “a ruin”.', 'crosshead'],
    ['“(Laughter.)”', 'remark'],
    ['“Related:”', 'ends_colon'],
    ['He starred in “A Slow Flood,” “Cold Harbour Nights” and “Ada”.', 'titled_after_preposition'],
  ])('have a sign: %s', (text, sign) => {
    const evidence = firstIn(text);
    expect(evidence.signs).toContain(sign);
    expect(evidence.score).toBeGreaterThan(MAX_QUOTATION_SCORE);
  });
});

describe('words that somebody said', () => {
  it.each([
    '“We will not wait,” said Ada Berg.',
    'Ada Berg said: “No.”',
    'She called the plan “a slow flood” and left.',
    'He said that “the bridge stays closed.”',
    'Critics likened it to “a slow flood”.',
    'She told the hall it was “mad”.',
    '“Now Is the Time,” she said.',
  ])('have none that outweighs it: %s', (text) => {
    expect(firstIn(text).score).toBeLessThanOrEqual(MAX_QUOTATION_SCORE);
  });

  it('are not taken for a title in a headline, where every word is capital', () => {
    expect(firstIn('Minister Says Strike on “Harbour Tax” Will End Soon').signs).not.toContain('title_case');
  });
});

it('a title within the words of a channel is no quotation', () => {
  const text = 'On HNN’s “Harbour,” Berg said that she knew.';
  const [marks] = evidenceIn(text, quotedRegions(text), [[3, 19]]);
  expect(marks?.signs).toContain('channel_title');
});

it('words that are a title at one place are so at the next', () => {
  const text = 'He starred in the film “Ebb”. “Ebb” has been seen by many since.';
  const [, second] = evidenceIn(text, quotedRegions(text));
  expect(second?.signs).toContain('same_as_title');
  expect(second?.score).toBeGreaterThan(MAX_QUOTATION_SCORE);
});

describe('signs', () => {
  it('are given in the order of their list', () => {
    const { signs } = firstIn('She appeared on “Morning in Ortwick,” a podcast.');
    expect(signs).toEqual(SIGNS.filter((sign) => signs.includes(sign)));
  });
});
