import { describe, expect, it } from 'vitest';
import { lengthInRow, shortWords } from '../../../src/engines/text/short-words.js';

describe('words that are too long for a title', () => {
  it.each([
    ['Few words', 20, 'Few words'],
    ['  Words\n on   two lines ', 20, 'Words on two lines'],
    ['There is no room, for compromise', 18, 'There is no room\u00a0…'],
    ['Donaudampfschifffahrt', 10, 'Donaudampf\u00a0…'],
    ['在这个问题上中方没有妥协的余地', 5, '在这个问题\u00a0…'],
    ['12345😀', 6, '12345\u00a0…'],
    ['The harbour master said: “There is no room”', 36, 'The harbour master said\u00a0…'],
    ['“There is no room” for any compromise', 30, '“There is no room” for any\u00a0…'],
    ['He said “there is no room for compromise”', 30, 'He said “there is no room for\u00a0…'],
  ])('are cut between words: %s', (text, most, short) => expect(shortWords(text, most)).toBe(short));
});

describe('what a row shows of a text', () => {
  it.each([
    ['short words', 'No room for compromise.'],
    ['words that are hardly longer than a row', 'words '.repeat(30).trim()],
    ['as many wide characters as a row has room for', '妥'.repeat(90)],
  ])('is all of %s', (_, text) => expect(lengthInRow(text)).toBe(text.length));

  it('ends after a word, without its comma', () => {
    const text = 'There is no room for compromise, '.repeat(10);
    expect(text.slice(0, lengthInRow(text))).toBe(
      `${'There is no room for compromise, '.repeat(4)}There is no room for compromise`,
    );
  });

  it('is half as many characters where they are wide', () => {
    expect(lengthInRow('妥'.repeat(200))).toBe(83);
  });
});
