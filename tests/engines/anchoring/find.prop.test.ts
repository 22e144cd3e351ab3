import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords } from '../../../src/engines/anchoring/find.js';

const TEXT =
  'We do not want war. Nothing here is a war. “We don’t want it,” he said. 我们要和平。台湾问题，台湾。';

function placesOf(exact: string, prefix: string | null = null, suffix: string | null = null): number[] {
  const found = findWords({ exact, prefix, suffix }, TEXT);
  if (found.kind === 'missing') return [];
  if (found.kind === 'found') return [found.selector.start_utf16 ?? -1];
  return found.places.map(({ start }) => start);
}

describe('words that a person gives', () => {
  test('are found as they stand', () => {
    expect(findWords({ exact: ' not want war ' }, TEXT)).toEqual({
      kind: 'found',
      selector: {
        exact: 'not want war',
        prefix: 'We do ',
        suffix: '. Nothing here is a war. “We don',
        start_utf16: 6,
        end_utf16: 18,
      },
    });
  });

  test.each([
    ["we don't WANT it", 'We don’t want it'],
    ['want  war\nnothing', 'want war. Nothing'],
  ])('are found where only marks, case or spaces differ: %j', (exact, there) => {
    expect(placesOf(exact)).toEqual([TEXT.indexOf(there)]);
    expect(findWords({ exact }, TEXT)).toMatchObject({ selector: { exact: there } });
  });

  test('that stand in several places are told with all of them', () => {
    expect(findWords({ exact: 'war' }, TEXT)).toEqual({
      kind: 'several',
      places: [
        { start: 15, end: 18 },
        { start: 38, end: 41 },
      ],
      isMore: false,
    });
    expect(placesOf('台湾')).toHaveLength(2);
  });

  test('are told apart by what stands before or after', () => {
    expect(placesOf('war', 'not want')).toEqual([15]);
    expect(placesOf('war', null, '. “We')).toEqual([38]);
    expect(placesOf('war', 'IS A')).toEqual([38]);
    expect(placesOf('台湾', '，')).toHaveLength(2);
    expect(placesOf('台湾', '问题，')).toEqual([TEXT.lastIndexOf('台湾')]);
    expect(placesOf('war', 'no such words')).toEqual([]);
  });

  test('are whole words where there are any, and parts of words where there are none', () => {
    expect(placesOf('not')).toEqual([6]);
    expect(placesOf('othin')).toEqual([TEXT.indexOf('othin')]);
  });

  test('in a great many places are told with a hundred and that there are more', () => {
    const found = findWords({ exact: 'so' }, 'so '.repeat(300));
    expect(found).toMatchObject({ kind: 'several', isMore: true });
    expect(found.kind === 'several' && found.places.length).toBe(100);
  });

  test.each(['', '  ', '…', 'peace'])('are missing where the text has none of them: %j', (exact) => {
    expect(findWords({ exact }, TEXT)).toEqual({ kind: 'missing' });
  });
});

test('what was cut from a text is found in it', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'ab .,é湾', '👋'), minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(anyText, fc.nat(50), fc.integer({ min: 1, max: 20 }), (text, from, size) => {
      const exact = [...text]
        .slice(from, from + size)
        .join('')
        .trim();
      const found = findWords({ exact }, text);
      expect(found.kind === 'missing').toBe(exact === '');
      if (found.kind === 'found') expect(text).toContain(found.selector.exact);
    }),
    { numRuns: 500 },
  );
});
