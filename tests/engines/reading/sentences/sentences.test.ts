import { describe, expect, it, vi } from 'vitest';
import { endsSentence, isStopped, mayEndBefore } from '../../../../src/engines/reading/compared/sentences.js';
import { readWords } from '../../../../src/engines/reading/compared/words.js';
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

  it('end with the number of a post in its thread', () => {
    expect(sentencesOf('1/ So the roof came down.\n2/13 “We walked.”\n1/2 cup of flour')).toEqual([
      '1/',
      'So the roof came down.',
      '2/13',
      '“We walked.”',
      '1/2 cup of flour',
    ]);
  });

  it.each([
    ['after a title', ['Fr. Ruel and Mrs. Lund led prayers.', 'He left.']],
    ['after an initial', ['Mara J. Voss met the U.S. Senate.', 'She left.']],
    ['after an initial in a title', ['We asked manager R. Gil Lind.', 'She left.']],
    ['after an initial before a nickname', ['Robert C. “Bobby” Lind met us.', 'She left.']],
    ['after a rank that is retired', ['Col. Otto Lind (retd.) spoke.', 'She left.']],
    ['before the name of a month', ['It opened on 3. Mai 1990.', 'Er kam.']],
    ['before a month of other languages', ['Zavřeno 3. ledna a 5. Października.', 'Otevřeno.']],
    ['after a word before a number', ['See p. 9 of vol. 2.', 'He left.']],
    ['after a letter', ['Am 5. Mai kam z. B. Otto.', 'Er ging.']],
    ['before the day', ['We met at 5 p.m. Friday.', 'He left.']],
    ['before a decimal point', ['It fell to .3 per cent.', 'He left.']],
    ['after a number', ['It was No. 7.', 'She said no.', 'He left.']],
    ['after what numbers a line', ['A. The bridge is closed.', 'He left.']],
    ['at a dateline', ['ASHFORD, N.Y. — If it closes, we go.', 'He left.']],
    ['before a small letter', ['“Why?” he asked … and left.', 'She stayed.']],
    ['before a pause', ['He left (or did he?), the clerk said.', 'She stayed.']],
    ['before who said it', ['“We wait.” ― Ada Berg']],
  ])('do not end %s', (_name, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
  });

  it.each([
    ['an abbreviation before a word that begins one', ['They live in the U.S.', 'The law is old.']],
    ['a time of day', ['It was 9 p.m.', 'Lind left.']],
    ['a letter before quoted words', ['She wrote it on X.', '“Take the ferry,” she said.']],
    ['a letter that is a word', ['She wrote it on X.', 'Lind read it as well as I.', 'Marcus left.']],
    [
      'a number before a name that begins like a month',
      ['She was 48.', '“Marcus left,” he said.', 'He is 8.', 'Octavia left.'],
    ],
    ['a number that is no day', ['He is 48.', 'May left.']],
    ['a unit', ['It was 28 °C.', 'Rain fell.']],
    ['a year', ['Das war 1990.', 'Er ging.']],
    ['an ellipsis', ['He waited …', 'She left.', 'We wait. …', 'They go.']],
    ['a stop before quoted words', ['She left.', '“a disgrace,” he said.']],
    ['an Arabic question mark', ['ذهب إلى البيت؟', 'ثم عاد.']],
    ['an Urdu full stop', ['وہ آیا۔', 'پھر گیا۔']],
    ['a danda', ['वह आया।', 'फिर गया।']],
    ['a stop of a script without capitals', ['قال نعم.', 'ثم ذهب.']],
  ])('end after %s', (_name, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
  });

  it('end after a full-width stop whatever follows', () => {
    expect(sentencesOf('他说。我们走！“好。”')).toEqual(['他说。', '我们走！', '“好。”']);
  });

  it('end with their paragraph', () => {
    expect(sentencesOf('The bridge is closed\n\nthe mayor said')).toEqual([
      'The bridge is closed',
      'the mayor said',
    ]);
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

describe('between two words', () => {
  const before = (text: string, word: string) => {
    const words = readWords(text);
    const at = words.folded.indexOf(word);
    return [endsSentence(words, at), mayEndBefore(words, at), isStopped(words, at)];
  };

  it.each([
    ['a sentence ends', 'We wait. Lind left.', 'lind', [true, true, true]],
    ['it goes on', 'We wait, Lind said.', 'lind', [false, false, false]],
    ['a line was wrapped', 'the mayor of\nLunden left.', 'lunden', [false, false, false]],
    ['it may end after an abbreviation', 'It was 9 p.m. Friday came.', 'friday', [false, true, false]],
    ['it may end after a letter', 'He took plan b. Lind left.', 'lind', [false, true, false]],
    ['a stop stands in it', 'We said “No.” and left.', 'and', [false, false, true]],
  ])('%s', (_name, text, word, expected) => {
    expect(before(text, word)).toEqual(expected);
  });
});

describe('a text of any length', () => {
  /** Calls of `exec` and `test`, of which there are some for each gap. */
  const work = (text: string) => {
    const [exec, test] = [vi.spyOn(RegExp.prototype, 'exec'), vi.spyOn(RegExp.prototype, 'test')];
    new Reading(text).sentenceAt(0);
    const calls = exec.mock.calls.length + test.mock.calls.length;
    exec.mockRestore();
    test.mockRestore();
    return calls;
  };

  it.each([
    '.',
    '. ',
    'a. ',
    'A. ',
    '.”',
    '?) ',
    'no end ',
    '… ',
    '。',
    '۔ ',
    'a.\n',
    '\ud800. ',
    'Mr. ',
    '3. ',
    '"\'. ',
  ])('is read with work linear in the length, of %j again and again', (piece) => {
    const [once, twice] = [2_000, 4_000].map((times) => work(piece.repeat(times)));
    expect(twice).toBeLessThanOrEqual(2.2 * (once ?? 0) + 200);
  });

  it.each(['.', '. ', '.”', '?)', ' ', '….', '.,', '!"\''])(
    'is read with two megabytes of %j between two words',
    (piece) => {
      const text = `one${piece.repeat(2_000_000 / piece.length)}Two`;
      expect(new Reading(text).sentences.length).toBeLessThanOrEqual(2);
    },
  );
});
