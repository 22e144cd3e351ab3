import { diffArrays } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editScript, leastEdits } from '../../../src/engines/text/edit-script.js';

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 });

test('a script is the one that the diff package finds, within the same limit', () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 50 }), (before, after, maxEdits) => {
      const known = diffArrays(before, after, { maxEditLength: maxEdits });
      const expected = known?.map(({ added, removed, count }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        count,
      }));
      expect(editScript(before, after, maxEdits)?.runs).toEqual(expected?.filter(({ count }) => count > 0));
    }),
    { numRuns: 1_000 },
  );
});

test('no script has fewer edits than the words that only one of both has', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const script = editScript(before, after, 100);
      expect(script?.edits).toBeGreaterThanOrEqual(leastEdits(before, after));
    }),
  );
});
