import { FEATURE_BITS } from './tag-features.js';

// The weights of one tagger: for each feature one of each label, and for each pair of labels.

/** Places of a row of scores; not all labels need them. */
export const ROW = 8;

export interface Weights {
  readonly labels: number;
  /** The row of each feature, fewer than 65,536 when read; 0, which is all zero, for one that was not learnt. */
  readonly rowOf: Int32Array | Uint16Array;
  /** Two numbers a row, each of four weights as bytes: a weight plus 128. */
  readonly packed: Int32Array;
  /** From each label, and from the beginning as the last, to each. */
  readonly transitions: Int32Array;
}

/** What finds quotations besides rules: units are tagged, then each cue gets its source and content. */
export interface Model {
  readonly tags: Weights;
  readonly roles: Weights;
}

const NO_WEIGHTS = 0x80_80_80_80 | 0;

/** Room for so many rows, all zero. */
export function emptyPacked(rows: number): Int32Array {
  return new Int32Array(rows * 2).fill(NO_WEIGHTS);
}

/** Writes a weight, −128 to 127, where none was written before. */
export function pack(packed: Int32Array, row: number, label: number, weight: number): void {
  const at = row * 2 + (label >> 2);
  packed[at] = (packed[at] as number) ^ ((weight & 255) << ((label & 3) * 8));
}

/** Of files with as many features as there are now. */
const MAGIC = 0x4f_52_51_32;
const FEATURES = 1 << FEATURE_BITS;

export function writeModel({ tags, roles }: Model): Uint8Array {
  const bytes: number[] = [];
  pushInteger(bytes, MAGIC);
  for (const weights of [tags, roles]) pushWeights(bytes, weights);
  return Uint8Array.from(bytes);
}

/** @throws RangeError where the bytes are no weights of this version */
export function readModel(bytes: Uint8Array): Model {
  const reader = { bytes, at: 0 };
  if (readInteger(reader) !== MAGIC) throw new RangeError('These are no weights: run npm run train.');
  return { tags: readWeights(reader), roles: readWeights(reader) };
}

function pushWeights(bytes: number[], { labels, rowOf, packed, transitions }: Weights): void {
  pushInteger(bytes, labels);
  pushInteger(bytes, packed.length / 2);
  for (const value of transitions) pushInteger(bytes, value);
  let before = -1;
  for (let feature = 0; feature < FEATURES; feature += 1) {
    if ((rowOf[feature] as number) === 0) continue;
    let gap = feature - before;
    before = feature;
    for (; gap > 127; gap >>>= 7) bytes.push((gap & 127) | 128);
    bytes.push(gap);
  }
  for (let feature = 0; feature < FEATURES; feature += 1) {
    const row = rowOf[feature] as number;
    if (row !== 0)
      for (let label = 0; label < labels; label += 1)
        bytes.push((((packed[row * 2 + (label >> 2)] as number) >>> ((label & 3) * 8)) & 255) ^ 128);
  }
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function readWeights(reader: Reader): Weights {
  const labels = readInteger(reader);
  const rows = readInteger(reader);
  const transitions = Int32Array.from({ length: (labels + 1) * labels }, () => readInteger(reader));
  const rowOf = new Uint16Array(FEATURES);
  const { bytes } = reader;
  for (let row = 1, feature = -1; row < rows; row += 1) {
    let [gap, shift, byte] = [0, 0, 128];
    for (; byte > 127; shift += 7) {
      byte = bytes[reader.at++] as number;
      gap |= (byte & 127) << shift;
    }
    feature += gap;
    rowOf[feature] = row;
  }
  const packed = emptyPacked(rows);
  for (let row = 1; row < rows; row += 1)
    for (let label = 0; label < labels; label += 1) pack(packed, row, label, bytes[reader.at++] as number);
  return { labels, rowOf, packed, transitions };
}

function pushInteger(bytes: number[], value: number): void {
  for (let shift = 24; shift >= 0; shift -= 8) bytes.push((value >>> shift) & 255);
}

function readInteger(reader: Reader): number {
  let value = 0;
  for (let byte = 0; byte < 4; byte += 1) value = (value << 8) | (reader.bytes[reader.at++] as number);
  return value;
}
