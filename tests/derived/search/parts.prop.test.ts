import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  entryOf,
  PART,
  PARTS,
  PUBLIC,
  partOf,
  piecesOf,
  STEP,
  snapshotOf,
} from '../../../src/derived/search/model/parts.js';
import { rarePhrases, runs } from '../../../src/derived/search/model/phrases.js';

const long = fc
  .tuple(fc.constantFrom('ab ', '湾', '👋', 'x👋', '\ud83d '), fc.integer({ min: 0, max: 12_000 }))
  .map(([unit, times]) => unit.repeat(times));

test('the parts of a text begin where they should, lap over, and are all of it', () => {
  fc.assert(
    fc.property(long, (text) => {
      const [pieces, characters] = [piecesOf(text), [...text]];
      expect(pieces.at(-1)?.end).toBe(text.length);
      expect(pieces.map(({ part }) => part)).toEqual(pieces.map((_, at) => at));
      const wrong = pieces.filter(
        ({ part, start, end }) =>
          text.slice(start, end) !== characters.slice(part * STEP, part * STEP + PART).join(''),
      );
      expect(wrong).toEqual([]);
      // As the index is filled by SQL: another part for as long as the last one does not reach the end.
      expect(pieces).toHaveLength(Math.max(1, Math.ceil((characters.length - (PART - STEP)) / STEP)));
    }),
    { numRuns: 60 },
  );
});

test('an entry tells its copy, its part, and by its size whether everybody may see it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 39 }),
      fc.nat(PARTS - 1),
      fc.boolean(),
      (id, part, isPublic) => {
        const entry = entryOf(id, part, isPublic);
        expect([snapshotOf(entry), partOf(entry), entry >= PUBLIC]).toEqual([id, part, isPublic]);
        expect(Number.isSafeInteger(entry)).toBe(true);
      },
    ),
  );
});

describe('what a wording is looked for by', () => {
  test('is its words, the longest first, each once', () => {
    expect(rarePhrases('The ferries, the Ferries to Westerholm!')).toEqual([
      'westerholm',
      'ferries',
      'the',
      'to',
    ]);
  });

  test('is every two neighbours in Chinese, and none across a sign', () => {
    expect(rarePhrases('台湾问，妥')).toEqual(['台 湾', '湾 问', '妥']);
  });

  test('is runs of three words from all over it where those are common', () => {
    expect(runs('a b c d e', 8)).toEqual(['a b c', 'b c d', 'c d e']);
    expect(runs('a b c d e f g h', 2)).toEqual(['a b c', 'd e f']);
    expect(runs('a b', 8)).toEqual(['a b']);
    expect(runs('…', 8)).toEqual([]);
  });
});
