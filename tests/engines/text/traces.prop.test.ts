import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceFinder } from '../../../src/engines/text/traces.js';

const PASSAGE =
  'On this issue China has no room for compromise or concessions. The United States must truly adhere to the One China principle.';

describe('a trace of erased words', () => {
  const finder = traceFinder([PASSAGE]);

  it.each([
    ['the words themselves', PASSAGE, 'all'],
    [
      'the words within others, in other case and marks',
      `He said: “${PASSAGE.toUpperCase()}”, and left.`,
      'all',
    ],
    [
      'a passage with words set in between',
      'On this issue – he said according to CCTV – China has no room for compromise',
      'part',
    ],
    ['a fragment of four words', '“no room for compromise”', 'part'],
    ['a fragment of three words', 'room for compromise', null],
    ['four of the words in a longer text', 'There is no room for compromise here, she thought.', null],
    ['the same words in another order', 'compromise for room no has China issue this on', null],
    ['something else', 'The weather in Beijing was fine that day.', null],
    ['nothing', '', null],
  ])('in %s', (_, text, holds) => {
    expect(finder.traceIn(text)).toBe(holds);
  });

  it('takes accents, ligatures and quotation marks for no difference', () => {
    expect(traceFinder(['Die „Straße“ nach Łódź ﬁndet']).traceIn('die "strasse" nach lodz findet')).toBe(
      'all',
    );
  });

  it('takes every character of a script without spaces for a word', () => {
    const chinese = traceFinder(['在台湾问题上中国没有妥协退让的余地']);
    expect(chinese.traceIn('王毅说中国没有妥协退让的余地。')).toBe('part');
    expect(chinese.traceIn('中国没有')).toBe('part');
    expect(chinese.traceIn('王毅在北京')).toBe(null);
  });

  it('finds a name as a word and not within another word', () => {
    const name = traceFinder(['Ada']);
    expect(name.traceIn('Ask Ada about it')).toBe('all');
    expect(name.traceIn('Canada')).toBe(null);
  });

  it('finds nothing where nothing was erased', () => {
    expect(traceFinder(['', ' … ']).traceIn('Any text at all')).toBe(null);
  });

  it('repeats only what is whole', () => {
    expect(finder.repeats(`because ${PASSAGE}`)).toBe(true);
    expect(finder.repeats('no room for compromise')).toBe(false);
  });

  it('is always found in a text that holds the words, whatever stands around them', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, words, (before, erased, after) => {
        expect(traceFinder([erased]).traceIn(`${before}, “${erased}” ${after}`)).toBe('all');
      }),
    );
  });
});
