import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, restore } from '../../../../src/platform/lib/formats/csv-cells.js';

const RISKY = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...RISKY, "'", "''"), fc.string()).map((parts) => parts.join('')),
);

describe('CSV cells', () => {
  it('restore gives back exactly what neutralise was given', () => {
    fc.assert(fc.property(cell, (text) => restore(neutralise(text)) === text));
  });

  it('no neutralised cell begins with a sign that a spreadsheet runs', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const first = [...neutralise(text)][0];
        expect(first === undefined || !RISKY.includes(first)).toBe(true);
      }),
    );
  });

  it('leaves harmless cells as they are', () => {
    for (const text of ['', 'words', '“=1”', '12', ' =1', 'a@b']) expect(neutralise(text)).toBe(text);
  });

  it('gives a cell that begins with an apostrophe one more', () => {
    expect(neutralise("'tis")).toBe("''tis");
    expect(neutralise('=1+1')).toBe("'=1+1");
  });
});
