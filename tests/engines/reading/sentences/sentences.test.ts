import { describe, expect, it } from 'vitest';
import { Reading } from '../../../../src/engines/reading/reading.js';

const sentencesOf = (text: string) => new Reading(text).sentences.map((span) => text.slice(...span));

describe('the sentences of a text', () => {
  it('have the marks that close them', () => {
    expect(sentencesOf('“We wait.” Voss left. (So did I.) The end')).toEqual([
      '“We wait.”',
      'Voss left.',
      '(So did I.)',
      'The end',
    ]);
  });

  it('are none in an empty text', () => {
    expect(new Reading(' \n ').sentences).toEqual([]);
    expect(new Reading('').sentenceAt(3)).toEqual([0, 0]);
  });
});

describe('the sentence at a position', () => {
  const text = 'We wait. They left.\n\nThe end.  ';
  const sentenceAt = (position: number) => text.slice(...new Reading(text).sentenceAt(position));

  it.each([
    ['within one', 3, 'We wait.'],
    ['at the end of one', 8, 'They left.'],
    ['at the beginning of one', 9, 'They left.'],
    ['between two paragraphs', 20, 'The end.'],
    ['after the last', 30, 'The end.'],
  ])('%s', (_name, position, expected) => {
    expect(sentenceAt(position)).toBe(expected);
  });
});
