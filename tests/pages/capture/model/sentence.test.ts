import { describe, expect, it } from 'vitest';
import { sentenceAround } from '../../../../src/pages/capture/model/sentence.js';

const TEXT = 'The deck\n\n“Two planks are loose,” she said. Nobody paints the rail. It rusts.\n';

function around(words: string): string {
  const start = TEXT.indexOf(words);
  return TEXT.slice(...sentenceAround(TEXT, [start, start + words.length]));
}

describe('the sentence around words', () => {
  it.each([
    ['Nobody paints the rail', 'Nobody paints the rail'],
    ['Nobody paints the rail.', 'Nobody paints the rail.'],
    ['the rail', 'Nobody paints the rail'],
    ['Two planks', '“Two planks are loose,” she said'],
    ['It rusts.', 'It rusts.'],
  ])('%s', (words, sentence) => {
    expect(around(words)).toBe(sentence);
  });
});
