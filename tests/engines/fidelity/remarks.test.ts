import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// What a transcriber put between the words, and where a sentence ends beside it.

function check(wording: string, text: string) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('words that nobody could make out', () => {
  it.each(['[inaudible]', '(inaudible)', '(INAUDIBLE)', '[unintelligible]', '[indiscernible 00:12]'])(
    'are left out like any other: %s',
    (lost) => {
      expect(check('We will sell the mill.', `We will ${lost} sell the mill.`)).toEqual(
        expect.arrayContaining(['altered', 'silent_omission']),
      );
      expect(check('We will … sell the mill.', `We will ${lost} sell the mill.`)[0]).toBe('elided');
    },
  );

  it('are a part of the sentence that they end', () => {
    expect(check('We will sell the mill.', 'We will sell the mill [inaudible]. Then go.')).toEqual([
      'truncated',
      'cut_end',
    ]);
  });
});

describe('a whole sentence', () => {
  it.each([
    ['He said no.', 'He said no. The mayor left.'],
    ['We will not sell the mill.', 'We will not sell the mill. [applause]'],
    ['We will not sell the mill.', 'We will not sell the mill. [laughs] And so on.'],
    ['We will not sell the mill.', 'We will not sell the mill. (laughs) And so on.'],
    ['We will sell the mill.', 'We will sell the mill. [inaudible] And so on.'],
    ['It was 5 °C.', 'It was 5 °C. Ministers shivered.'],
    ['We live in the U.S.', 'We live in the U.S. They know.'],
    ['Plan B.', 'Plan B. The other plan failed.'],
  ])('is whole, whatever comes after its stop: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(['exact']);
  });

  it.each(['\n\n2\n', '\n2\n', '\n\n'])('is whole before the next frame of a subtitle', (gap) => {
    const text = `1\n00:00:01,000 --> 00:00:03,000\nWe will not sell it.${gap}00:00:03,000 --> 00:00:05,000\nand then we go.`;
    expect(check('We will not sell it.', text)).toEqual(['exact']);
  });

  it.each([
    ['We live at no.', 'We live at no. 5 on the hill.'],
    ['We live in the U.S.', 'We live in the U.S. Virgin Islands.'],
    ['We sell it.', 'We sell it\n\n2\n00:00:03,000 --> 00:00:05,000\nto the county.'],
    ['We sell it.', 'We sell it (laughs) to the county.'],
  ])('is none where the stop belongs to a word, or is not there: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(['truncated', 'cut_end']);
  });
});
