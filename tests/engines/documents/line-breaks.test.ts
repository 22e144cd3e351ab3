import { describe, expect, it } from 'vitest';
import { withoutHyphen, withoutWrapping, wordsOfText } from '../../../src/engines/documents/line-breaks.js';

const lines = (...all: string[]) => all.join('\n');

describe('a text file whose lines are cut at one width', () => {
  it('has each paragraph in one line, and words cut by a hyphen whole', () => {
    const text = lines(
      'The council voted on Monday to close the old harbour for two years,',
      'and the mayor said that nobody would lose a job. "We will not close',
      'it before May," she told reporters. "There is no well-',
      'known case of a harbour that was closed with so little impor-',
      'tant notice to the people who work there, and this will be no ex\u00ad',
      'ception."',
      '',
      'Residents disagreed. They had gathered signatures since the spring,',
      'among them those of every skipper but one.',
    );
    expect(withoutWrapping(text)).toEqual({
      text: lines(
        'The council voted on Monday to close the old harbour for two years, and the mayor said that nobody would lose a job. "We will not close it before May," she told reporters. "There is no well-known case of a harbour that was closed with so little important notice to the people who work there, and this will be no exception."',
        '',
        'Residents disagreed. They had gathered signatures since the spring, among them those of every skipper but one.',
      ),
      count: 6,
    });
  });

  const PROSE = lines(
    'The council voted on Monday evening to close the old harbour for two years,',
    'and the mayor of the town said that nobody would lose a job. We shall never',
    'close it before May, she told the reporters, and went on to the next of the',
    'meetings.',
  );

  it.each([
    [
      'verse',
      'The sea is calm tonight upon the sand and all the boats are in,\nThe tide is full, the moon lies fair upon the old stone harbour wall,\nThe gulls have gone to sleep at last along the quay and in the nets,\nAnd no one is awake.',
    ],
    ['short lines', 'The sea is calm tonight\nand all the boats are in\nthe tide is full'],
    [
      'a list',
      '- the first point is that the harbour stays open for the whole year\n- the second point is that nobody at all loses a job because of it\n- the third',
    ],
    [
      'a transcript',
      'MODERATOR: We begin with the question of the harbour and who pays.\nANA ROCHE: Nobody pays. That is what I have been saying for the last\nfour years, and I say it again today in front of everybody here now.',
    ],
    [
      'times',
      '00:01 We begin with the question of the harbour and of who pays for\n00:05 it, which nobody has answered in the four years since the first\n00:09 plan',
    ],
    [
      'a table',
      'Harbour        North        1984        open for the whole summer\nHarbour        South        1991        closed for the whole summer',
    ],
    [
      'an address',
      'Ana Roche, Department of Harbour Works and of the Coastal Defences\n12 Long Street\nPort Ellis',
    ],
    [
      'quoted mail',
      '> the council voted on Monday to close the old harbour for two years,\n> and the mayor said that nobody would lose a job, and went on to say\n> more',
    ],
    [
      'paragraphs of one line',
      'The council voted on Monday to close the old harbour for two years.\nThe mayor said that nobody in the town would lose a job because of.\nThey went on to the next meeting of the day, and it took some hours.',
    ],
    [
      'a headline and a byline',
      'Council votes to close the old harbour of Port Ellis for two years\nBy Ana Roche',
    ],
    [
      'a script without spaces',
      '我们不会关闭港口我们不会关闭港口我们不会关闭港口我们不会关闭港口我们不会关闭港口\n我们不会关闭港口',
    ],
  ])('keeps %s as they are', (_what, kept) => {
    const { text, count } = withoutWrapping(lines(kept, '', PROSE));
    expect(text.startsWith(`${kept}\n\n`)).toBe(true);
    expect(count).toBe(3);
  });

  it('is any other file as it is', () => {
    const text = lines('One line of a length that is no width.', 'Two.', 'And three', 'and four');
    expect(withoutWrapping(text)).toEqual({ text, count: 0 });
    const long = `${'word '.repeat(60)}\n`.repeat(5);
    expect(withoutWrapping(long).text).toBe(long);
  });

  it('is read in linear time, with lines of anything', () => {
    for (const text of [
      'a'.repeat(2_000_000),
      '-\n'.repeat(500_000),
      'a-\n'.repeat(500_000),
      '\ud800\n'.repeat(500_000),
    ])
      expect(withoutWrapping(text)).toEqual({ text, count: 0 });
    const prose = `${'x'.repeat(66)}\n`.repeat(20_000);
    expect(withoutWrapping(prose).text.length).toBe(prose.length);
  });
});

describe('a word cut after a hyphen', () => {
  const words = wordsOfText('They understand. A cease-fire. The harbour master. impor-\ntant');
  it.each([
    ['well', 'known', 'well-known'],
    ['cease', 'fire', 'cease-fire'],
    ['harbour', 'master', 'harbour-master'],
    ['impor', 'tant', 'important'],
    ['under', 'stand', 'understand'],
    ['every', 'one', 'everyone'],
    ['Unter', 'schriften', 'Unterschriften'],
  ])('%s- %s is %s', (head, tail, whole) => {
    expect(withoutHyphen(head, tail, words)).toBe(whole);
  });
});
