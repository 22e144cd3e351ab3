import { describe, expect, it } from 'vitest';
import { FEATURE_BITS } from '../../../../src/engines/quotations/tagger/tag-features.js';
import {
  emptyPacked,
  pack,
  readModel,
  type Weights,
  writeModel,
} from '../../../../src/engines/quotations/tagger/weights.js';

function weightsOf(labels: number, features: readonly number[]): Weights {
  const rowOf = new Uint16Array(1 << FEATURE_BITS);
  for (const [at, feature] of features.entries()) rowOf[feature] = at + 1;
  const packed = emptyPacked(features.length + 1);
  for (let row = 1; row <= features.length; row += 1)
    for (let label = 0; label < labels; label += 1) pack(packed, row, label, row * 7 - label * 20);
  const transitions = Int32Array.from({ length: (labels + 1) * labels }, (_, at) => at * 100 - 2000);
  return { labels, rowOf, packed, transitions };
}

/** The weights, with only the features that were learnt. */
function shown({ rowOf, ...rest }: Weights) {
  const rows = new Map<number, number>();
  for (let feature = 0; feature < rowOf.length; feature += 1)
    if (rowOf[feature] !== 0) rows.set(feature, rowOf[feature] as number);
  return { ...rest, rows };
}

describe('weights in a file', () => {
  it('are read as they were written', () => {
    const model = { tags: weightsOf(7, [0, 1, 300, (1 << FEATURE_BITS) - 1]), roles: weightsOf(6, [5]) };
    const read = readModel(writeModel(model));
    expect(shown(read.tags)).toEqual(shown(model.tags));
    expect(shown(read.roles)).toEqual(shown(model.roles));
  });

  it('are refused where they are something else', () => {
    expect(() => readModel(new Uint8Array(40))).toThrow('npm run train');
  });
});
