import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../../src/engines/fidelity/compare.js';
import { isNegatedBefore } from '../../../../src/engines/fidelity/differences/governed.js';
import { readText } from '../../../../src/engines/fidelity/text/text.js';

// A negation that stands before the words shown, or that a mark joins to words of another sentence.

function check(wording: string, text: string) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('a fragment after a negation in its sentence', () => {
  it.each([
    ['we would never mend the weir', 'I did not say that we would never mend the weir.'],
    ['this is right', 'I do not think that this is right.'],
    ['this is right', 'I don’t believe this is right.'],
    ['this is right', 'She denied that this is right.'],
    ['this is right', 'We doubt, uh, that this is right.'],
    ['我们会关闭这座桥', '我不认为我们会关闭这座桥。'],
  ])('is exact, with a flag: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(expect.arrayContaining(['exact', 'negation_before']));
  });

  it('has the flag as well where it is shown as a sentence', () => {
    expect(check('This is right.', 'I do not think that this is right.')).toEqual(
      expect.arrayContaining(['truncated', 'negation_before']),
    );
  });

  it.each([
    ['of another sentence', 'we mend the weir', 'I did not go. He said that we mend the weir.'],
    ['of another clause', 'we mend the weir', 'I did not go, and we mend the weir.'],
    ['of a contrast', 'we mend the weir', 'I did not go but we mend the weir.'],
    ['that stands alone', 'we mend the weir', 'No, we mend the weir.'],
    ['that adds', 'we mend the weir', 'Not only will we mend it, they say we mend the weir.'],
    ['before a comma', '我们会关闭这座桥', '我不去，我们会关闭这座桥。'],
    ['that is shown', 'did not say that', 'I did not say that we would mend the weir.'],
  ])('has none for a negation %s', (_, wording, text) => {
    expect(check(wording, text)).not.toContain('negation_before');
  });
});

describe('a mark that joins a negation to words of another sentence', () => {
  it.each(['I will not … resign', 'I will not … I will resign if asked.', 'I will not [...] resign'])(
    'is elided, with a flag: %s',
    (wording) => {
      expect(check(wording, 'I will not say that. I will resign if asked.')).toEqual(
        expect.arrayContaining(['elided', 'negation_joined']),
      );
    },
  );

  it.each([
    ['I will not say that. … I will resign', 'I will not say that. And so on. I will resign if asked.'],
    ['I will not say that … and resign', 'I will not say that to him here and resign if asked.'],
    ['I will say that … resign', 'I will say that today. I will resign if asked.'],
  ])('has none where the negation keeps its sentence: %s', (wording, text) => {
    expect(check(wording, text)[0]).toBe('elided');
    expect(check(wording, text)).not.toContain('negation_joined');
  });
});

describe('a place in a text', () => {
  it.each([
    ['It is not true that the mill was sold.', true],
    ['It is true that the mill was sold.', false],
    ['Nothing is lost. We know that the mill was sold.', false],
  ])('stands after a negation or not: %s', (text, isNegated) => {
    expect(isNegatedBefore(readText(text), text.indexOf('the mill'))).toBe(isNegated);
  });
});
