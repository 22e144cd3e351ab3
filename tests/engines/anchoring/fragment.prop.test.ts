import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textFragment } from '../../../src/engines/anchoring/fragment.js';

const PREFIX = '#:~:text=';
const LONG =
  'We do not want a new war, and we have said so to every visitor who came to ask, in spring and in autumn, in this room and in others; we shall say it again tomorrow, to whoever listens, since it is true.';

describe('the address of words on a page', () => {
  test.each([
    ['We want peace', null, null, 'We%20want%20peace'],
    ['  twice\u00a0two  spaces ', null, null, 'twice%20two%20spaces'],
    ['co-operation, trade & peace', null, null, 'co%2Doperation%2C%20trade%20%26%20peace'],
    [
      'peace',
      'rd he said that we want ',
      ' and trade with every neigh',
      'said%20that%20we%20want-,peace,-and%20trade%20with%20every',
    ],
    ['peace', 'we want ', null, 'want-,peace'],
    ['peace', 'we', '.', 'peace'],
    ['peace', '', '', 'peace'],
    ['peace', 'Headline\nThe minister wants ', null, 'The%20minister%20wants-,peace'],
    ['和平', '问题。我们要', null, `${encodeURIComponent('问题。我们要')}-,${encodeURIComponent('和平')}`],
    [LONG, null, null, 'We%20do%20not%20want%20a,listens%2C%20since%20it%20is%20true'],
    ['The first line.\nThe last line', null, null, 'The%20first%20line,The%20last%20line'],
    ['Yes.\n\nNo.', null, null, 'Yes,No'],
  ])('of %j after %j and before %j', (exact, prefix, suffix, expected) => {
    expect(textFragment(exact, prefix, suffix)).toBe(PREFIX + expected);
  });

  test('is none where there is no word to go to', () => {
    expect(textFragment('…', 'we want', 'peace')).toBe('');
  });

  test('has its own signs for nothing but their meaning, whatever the words are', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'ab -,&\n湾') }),
    );
    fc.assert(
      fc.property(anyText, anyText, anyText, (exact, prefix, suffix) => {
        const fragment = textFragment(exact, prefix, suffix);
        if (fragment === '') return;
        const parts = fragment.slice(PREFIX.length).split(',');
        const inner = parts.map((part) => part.replace(/^-|-$/g, ''));
        const wrong = inner.filter((part) => /[-&#\s]/.test(part) || decodeURIComponent(part).trim() === '');
        expect({ wrong, isShort: parts.length <= 4 }).toEqual({ wrong: [], isShort: true });
      }),
      { numRuns: 150 },
    );
  });
});
