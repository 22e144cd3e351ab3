import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commonBlocks } from '../../../src/engines/fidelity/alignment/blocks.js';
import { bestChain } from '../../../src/engines/fidelity/alignment/chain.js';
import { realPassages } from '../../../src/engines/fidelity/alignment/passages.js';
import { alignPassages } from '../../../src/engines/fidelity/alignment/steps.js';
import { isEnough } from '../../../src/engines/fidelity/differences/changes.js';
import { mayBeFound } from '../../../src/engines/fidelity/differences/may-be-found.js';
import { readText } from '../../../src/engines/fidelity/text/text.js';
import { weightSums } from '../../../src/engines/fidelity/text/weights.js';
import { readWording } from '../../../src/engines/fidelity/wording.js';

// What is ruled out before it is aligned is nothing that an alignment would find.

const WORDS =
  `the harbour board won't wont run every night time nighttime e-mail email 渡 轮 不 ferry to-day today`.split(
    ' ',
  );
const some = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 });

/** Whether an alignment of the passages has enough of the words. */
function isAligned(wordingText: string, text: string) {
  const [wording, read] = [readWording(wordingText), readText(text)];
  const passages = realPassages(wording, read, bestChain(wording, read, commonBlocks(wording, read)));
  const both = { wording, text: read, isReported: false, isNoise: () => false };
  const same = alignPassages(both, passages)
    .flat()
    .filter(({ op }) => op === 'same');
  const sums = weightSums(wording.folded);
  const words = same.reduce((sum, { wording: [from, to] }) => sum + to - from, 0);
  const weight = same.reduce((sum, { wording: [from, to] }) => sum + (sums[to] ?? 0) - (sums[from] ?? 0), 0);
  const isFound = isEnough(weight / (sums.at(-1) ?? 1), words / wording.folded.length);
  return { isFound: passages.length > 0 && isFound, may: mayBeFound(wording, read, passages) };
}

it('whatever the words and their order', () => {
  let found = 0;
  fc.assert(
    fc.property(some, some, some, (before, wording, after) => {
      const text = [...before, ...wording.filter((_, at) => at % 3 !== 0), ...after];
      const { isFound, may } = isAligned(wording.join(' '), text.join(' '));
      if (isFound) found += 1;
      expect(may || !isFound).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThan(0);
});

it('and what shares a few words is ruled out', () => {
  const wording = 'The harbour board never promised cheaper tickets for island families.';
  const text = 'Nobody saw the harbour board. The mayor spoke of the weather, and then of other things.';
  expect(isAligned(wording, text)).toEqual({ isFound: false, may: false });
});
