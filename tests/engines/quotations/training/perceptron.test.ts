import { describe, expect, it } from 'vitest';
import { decode, scoresOf } from '../../../../src/engines/quotations/tagger/decode.js';
import { TAG, TAG_GRAMMAR } from '../../../../src/engines/quotations/tagger/grammar.js';
import { writeModel } from '../../../../src/engines/quotations/tagger/weights.js';
import { type Example, train } from '../../../../src/engines/quotations/training/perceptron.js';

const OPTIONS = { epochs: 8, seeds: [1], margin: 1, minCount: 1, maxRows: 1000 };
const ANY = 255;

/** A feature of each word, and one of the word before it. */
function example(words: readonly number[], labels: readonly number[]): Example {
  return {
    features: Int32Array.from(words.flatMap((word, at) => [word, 500 + (words[at - 1] ?? 99)])),
    labels: Uint8Array.from(labels),
    allowed: new Uint8Array(words.length).fill(ANY),
  };
}

const LESSONS = [
  example([1, 2, 3, 4], [TAG.source, TAG.cue, TAG.content, TAG.inContent]),
  example([5, 2, 6], [TAG.source, TAG.cue, TAG.content]),
  example([7, 8, 9], [TAG.none, TAG.none, TAG.none]),
];

describe('learning', () => {
  it('labels what it has seen, and likewise what it has not', () => {
    const weights = train(LESSONS, TAG_GRAMMAR, OPTIONS);
    const labelled = (words: readonly number[]) => {
      const { features } = example(words, []);
      const scores = scoresOf(weights, words.length, 2, (unit, into) =>
        into.set(features.subarray(unit * 2, unit * 2 + 2)),
      );
      return [...decode(weights, TAG_GRAMMAR, scores, new Uint8Array(words.length).fill(ANY)).labels];
    };
    expect(labelled([1, 2, 3, 4])).toEqual([TAG.source, TAG.cue, TAG.content, TAG.inContent]);
    expect(labelled([7, 8, 9])).toEqual([TAG.none, TAG.none, TAG.none]);
    expect(labelled([5, 2, 6])[1]).toBe(TAG.cue);
  });

  it('makes the same weights each time', () => {
    const learnt = () => {
      const weights = train(LESSONS, TAG_GRAMMAR, OPTIONS);
      return writeModel({ tags: weights, roles: weights });
    };
    expect(Buffer.compare(learnt(), learnt())).toBe(0);
  });

  it('keeps the features with the largest weights', () => {
    const { packed } = train(LESSONS, TAG_GRAMMAR, { ...OPTIONS, maxRows: 3 });
    expect(packed).toHaveLength(4 * 2);
  });
});
