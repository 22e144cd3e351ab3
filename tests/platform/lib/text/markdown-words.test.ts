import { describe, expect, it } from 'vitest';
import { markdownWords } from '../../../../src/platform/lib/text/markdown.js';

describe('the words of a note in one line', () => {
  it.each([
    ['**There were five**, by the `list`.', 'There were five, by the list.'],
    ['See [the account](https://example.org/).', 'See the account.'],
    ['![a chart](https://example.org/a.png) of it', 'a chart of it'],
    ['# Heading\n\nIs *it* so?\nYes.', 'Heading; Is it so? Yes.'],
    ['Which?\n\n1. one\n2. two\n\n> 核心', 'Which? one; two; 核心'],
    ['```\nas it is\n```', 'as it is'],
    ['2 < 3 & _so_ on', '2 < 3 & so on'],
    ['', ''],
  ])('of %j are %j', (text, words) => {
    expect(markdownWords(text)).toBe(words);
  });

  it('reads no more of a long one than a title can show', () => {
    expect(markdownWords('word '.repeat(10_000)).length).toBeLessThan(601);
  });
});
