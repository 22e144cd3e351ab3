import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// Words that look like others: a month that looks like a hedge, a letter without its dot, capitals that make a name.

function check(wording: string, text: string) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('the month of May', () => {
  it.each([
    ['The council meets on 12 May in the hall.', 'The council meets on 12 March in the hall.'],
    ['The council meets in May in the hall.', 'The council meets in June in the hall.'],
    ['May 12 suits the council and the hall.', 'June 12 suits the council and the hall.'],
    ['THE COUNCIL MEETS IN MAY IN THE HALL', 'THE COUNCIL MEETS IN JUNE IN THE HALL'],
  ])('is no hedge: %s', (wording, text) => {
    const its = check(wording, text);
    expect(its).toEqual(expect.arrayContaining(['altered', 'name']));
    expect(its).not.toContain('hedge');
  });

  it.each([
    ['The council may meet in the hall.', 'The council will meet in the hall.'],
    ['May we meet in the hall tonight.', 'Should we meet in the hall tonight.'],
    ['THE COUNCIL MAY MEET IN THE HALL', 'THE COUNCIL WILL MEET IN THE HALL'],
  ])('is not the verb: %s', (wording, text) => {
    expect(check(wording, text)).toContain('hedge');
  });

  it('put in in brackets is no hedge', () => {
    expect(check('It has [in May] changed the hall.', 'It has changed the hall.')).toEqual([
      'exact',
      'bracketed_insertion',
    ]);
  });

  it('is paired with another month and not with the word beside it', () => {
    const wording = 'It was the ninth of May, and nobody came to the hall.';
    const text = 'It was the ninth of June when nobody came to the hall.';
    const pairs = compareWording(wording, text).alignment.filter(({ op }) => op === 'changed');
    expect(pairs.map((one) => [one.wording, one.text])).toEqual([
      [wordAt(wording, 'May'), wordAt(text, 'June')],
      [wordAt(wording, 'and'), wordAt(text, 'when')],
    ]);
    const shorter = 'It was the ninth of June, nobody came to the hall.';
    expect(compareWording(wording, shorter).alignment).toContainEqual({
      op: 'changed',
      wording: wordAt(wording, 'May'),
      text: wordAt(shorter, 'June'),
      mark: 'name',
    });
  });

  function wordAt(text: string, word: string): [number, number] {
    return [text.indexOf(word), text.indexOf(word) + word.length];
  }
});

describe('letters that make another word', () => {
  it('are an i without a dot for one with', () => {
    expect(check('We wıll go to the hall.', 'We will go to the hall.')).toEqual(
      expect.arrayContaining(['altered', 'spelling']),
    );
  });

  it('are not the capitals of a language that has both', () => {
    expect(check('KIZ dedi ki gelecek', 'kız dedi ki gelecek')[0]).toBe('exact');
  });

  it.each([
    ['Us policy has changed.', 'US policy has changed.'],
    ['US policy has changed.', 'Us policy has changed.'],
    ['The us policy has changed.', 'The US policy has changed.'],
    ['Who says that it is safe?', 'WHO says that it is safe?'],
  ])('are capitals throughout, at the start too: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(expect.arrayContaining(['altered', 'meaning_mark']));
  });

  it.each([
    ['US POLICY HAS CHANGED', 'Us policy has changed'],
    ['It has changed.', 'it has changed.'],
  ])('are not capitals where these say nothing: %s', (wording, text) => {
    expect(check(wording, text)[0]).toBe('exact');
  });
});
