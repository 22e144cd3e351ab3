import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Difference } from '../../../src/engines/text/differences.js';
import { ComparisonBudget, compareWords, diffWords } from '../../../src/engines/text/differences.js';

/** [-removed-], {+added+} */
function marked(differences: readonly Difference[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return differences.map(({ kind, text }) => marks[kind].join(text)).join('');
}

function side(differences: readonly Difference[], kind: 'added' | 'removed'): string {
  return differences
    .flatMap((piece) => (piece.kind === kind || piece.kind === 'same' ? [piece.text] : []))
    .join('');
}

describe('changed words are marked', () => {
  test.each([
    ['We did not want war.', 'We do not want war.', 'We [-did-]{+do+} not want war.'],
    ['no room for compromise', 'no room for any compromise', 'no room for {+any +}compromise'],
    ['no room at all for it', 'no room for it', 'no room [-at all -]for it'],
    ['We want war', 'They sought peace', '[-We want war-]{+They sought peace+}'],
    ['没有任何妥协', '没有妥协', '没有[-任何-]妥协'],
    ['well, yes', 'well; yes', 'well[-,-]{+;+} yes'],
    ['one\ntwo', 'one\nthree', 'one\n[-two-]{+three+}'],
    ['a one\nb two', 'a uno\nc two', 'a [-one-]{+uno+}\n[-b-]{+c+} two'],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['same', 'same', 'same'],
    ['', '', ''],
  ])('%j → %j', (before, after, expected) => {
    expect(marked(diffWords(before, after))).toBe(expected.replaceAll('[--]', '').replaceAll('{++}', ''));
  });
});

const word = fc.constantFrom('we', 'do', 'not', 'want', 'war', ' ', ' ', '\n', '.', '妥', '👩‍👧', 'é');
const text = fc.oneof(
  fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  fc.string({ unit: 'binary' }),
);

test('what stayed and what came make the later text, what stayed and what went the earlier', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const differences = diffWords(before, after);
      expect(side(differences, 'added')).toBe(after);
      expect(side(differences, 'removed')).toBe(before);
      for (const [at, { kind, text: piece }] of differences.entries()) {
        expect(piece).not.toBe('');
        expect(kind).not.toBe(differences[at - 1]?.kind);
        if (kind === 'removed') expect(differences[at - 1]?.kind).not.toBe('added');
      }
    }),
    { numRuns: 500 },
  );
});

describe('long texts', () => {
  const numbered = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => `word${from + n}`);

  test('with few changes are compared by words', () => {
    const words = numbered(0, 4000);
    const changed = words.map((each, at) => (at % 100 === 50 ? 'other' : each));
    const differences = diffWords(words.join(' '), changed.join(' '));
    expect(differences.filter(({ kind }) => kind === 'added')).toHaveLength(40);
  });

  test('with many changes are compared by lines', () => {
    const before = `${numbered(0, 2000).join(' ')}\nkept line\n${numbered(5000, 10).join(' ')}`;
    const after = `${numbered(10_000, 2000).join(' ')}\nkept line\n${numbered(5000, 11).join(' ')}`;
    const differences = diffWords(before, after);
    expect(differences.map(({ kind }) => kind)).toEqual(['removed', 'added', 'same', 'removed', 'added']);
    expect(differences[2]?.text).toBe('kept line\n');
  });

  test('that have nothing in common are put one in place of the other', () => {
    const before = numbered(0, 3000).join('\n');
    const after = numbered(10_000, 3000).join('\n');
    expect(diffWords(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});

describe('the comparisons of one page', () => {
  const shuffled = (count: number, step: number) =>
    Array.from({ length: count }, (_, n) => `word${(n * step) % count}`).join(' ');

  test('share a budget: beyond it texts are shown whole, one in place of the other', () => {
    const budget = new ComparisonBudget();
    // The same words in another order: nothing tells beforehand how much has changed.
    const compared = Array.from({ length: 8 }, (_, at) =>
      compareWords(shuffled(2_003, 1), shuffled(2_003, 7 + at), budget),
    );
    expect(compared[0]).toEqual({
      isCompared: false,
      parts: [
        { kind: 'removed', text: shuffled(2_003, 1) },
        { kind: 'added', text: shuffled(2_003, 7) },
      ],
    });
    expect(budget.maxChanges).toBeLessThan(100);
  });

  test('give a pair that was compared before the same answer, whatever is left of the budget', () => {
    const budget = new ComparisonBudget();
    const [before, after] = ['The ferry sails at noon.', 'The ferry sails at one.'];
    const first = compareWords(before, after, budget);
    while (budget.maxChanges > 0) budget.spend(1_000);
    expect(compareWords(before, after, budget)).toEqual(first);
    expect(first).toEqual({ isCompared: true, parts: diffWords(before, after) });
    expect(compareWords(after, before, budget)).toEqual({
      isCompared: false,
      parts: [
        { kind: 'removed', text: after },
        { kind: 'added', text: before },
      ],
    });
  });

  test('that are long and wholly different cost the others nothing', () => {
    const budget = new ComparisonBudget();
    const words = (name: string) => Array.from({ length: 3_000 }, (_, n) => `${name}${n}`).join(' ');
    expect(compareWords(words('old'), words('new'), budget).isCompared).toBe(false);
    expect(marked(compareWords('We did not.', 'We do not.', budget).parts)).toBe('We [-did-]{+do+} not.');
    expect(budget.maxChanges).toBe(new ComparisonBudget().maxChanges);
  });

  test('of what was empty before have nothing to look for', () => {
    const lines = Array.from({ length: 1_500 }, (_, n) => `line ${n}`).join('\n');
    expect(compareWords('', lines, new ComparisonBudget())).toEqual({
      isCompared: true,
      parts: [{ kind: 'added', text: lines }],
    });
  });
});
