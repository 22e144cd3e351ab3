import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soughtKeys, storedKeys } from '../../../src/engines/alike/claim-keys.js';
import { comparable, compareTexts } from '../../../src/engines/alike/compare.js';
import { shingles } from '../../../src/engines/text/likeness.js';

// Whether the keys that are stored find what all trigrams would find. Rewordings come from a fixed seed, so that the
// share does not vary.

const ROUNDS = 3_000;
const VOCABULARY = Array.from({ length: 400 }, (_, at) => `w${at.toString(36)}ord`);

const claim = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 5, maxLength: 60 });
const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...VOCABULARY)), { maxLength: 8 });

test('nearly all rewordings that share a trigram are found by the stored ones', () => {
  const [sharing, found] = [[] as string[], [] as string[]];
  for (const [words, replaced] of fc.sample(fc.tuple(claim, changes), { numRuns: ROUNDS, seed: 12 })) {
    const other = [...words];
    for (const [at, word] of replaced) other[at % other.length] = word;
    const [text, reworded] = [words.join(' '), other.join(' ')];
    if (compareTexts(comparable(reworded), comparable(text)) === null) continue;
    const sought = new Set([
      ...soughtKeys(comparable(reworded)).shingles,
      soughtKeys(comparable(reworded)).whole,
    ]);
    if (!shingles(text).some((key) => sought.has(key))) continue;
    sharing.push(text);
    if (storedKeys(text).some((key) => sought.has(key))) found.push(text);
  }
  expect(sharing.length).toBeGreaterThan(ROUNDS / 3);
  expect(found.length / sharing.length).toBeGreaterThan(0.998);
});

test('a long claim has at most two thirds as many keys as trigrams', () => {
  const [text] = fc.sample(fc.array(fc.constantFrom(...VOCABULARY), { minLength: 60, maxLength: 60 }), {
    numRuns: 1,
    seed: 12,
  });
  const words = text?.join(' ') ?? '';
  expect(storedKeys(words).length).toBeLessThan((shingles(words).length * 2) / 3);
});
