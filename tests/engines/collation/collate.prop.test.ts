import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collate } from '../../../src/engines/collation/collate.js';
import { readWords } from '../../../src/engines/reading/compared/words.js';

const word = fc.constantFrom(
  ...'we do not don’t want a new war and peace with Peru five 5 will may good bad 台 湾 café the of'.split(
    ' ',
  ),
);
const sentence = fc
  .tuple(fc.array(word, { maxLength: 24 }), fc.constantFrom(' ', ', ', ' – '))
  .map(([words, between]) => words.join(between));
/** Most are the same words with some left out, put in, or in another order. */
const edited = (reference: string) => {
  const words = reference.split(' ');
  const some = fc.subarray(words);
  return fc.oneof(
    some.map((left) => left.join(' ')),
    fc.shuffledSubarray(words).map((left) => left.join(' ')),
    fc.tuple(some, some).map(([one, other]) => [...one, ...other].join(' ')),
    sentence,
  );
};
const pair = fc.oneof(
  fc.tuple(sentence, sentence),
  sentence.chain((reference) => fc.tuple(fc.constant(reference), edited(reference))),
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
);

test('every word of a wording stands in the table once, and in order is the wording', () => {
  fc.assert(
    fc.property(pair, ([reference, wording]) => {
      const { columns, rows } = collate(reference, [wording]);
      const { cells, added } = rows[0] ?? { cells: [], added: [] };
      expect([cells.length, added.length]).toEqual([columns.length, columns.length + 1]);
      const spans = [
        ...cells.flatMap((cell) => (cell.words === null ? [] : [cell.words])),
        ...added.flat().map((one) => one.words),
      ];
      const read = spans.sort((a, b) => a[0] - b[0]).map((span) => wording.slice(...span));
      expect(readWords(read.join(' ')).folded).toEqual(readWords(wording).folded);
      expect(spans.every(([start], at) => start >= (spans[at - 1]?.[1] ?? 0))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a wording equal to the reference has no difference', () => {
  fc.assert(
    fc.property(fc.oneof(sentence, fc.string({ unit: 'binary' })), (reference) => {
      const { columns, rows } = collate(reference, [reference]);
      expect(rows[0]?.cells.filter(({ op }) => op === 'same')).toHaveLength(columns.length);
      expect(rows[0]).toMatchObject({
        differences: { changed: 0, added: 0, omitted: 0, moved: 0 },
        marks: [],
        isPart: false,
        hasOtherForm: false,
        hasOtherMarks: false,
      });
    }),
    { numRuns: 200 },
  );
});

test('a cell that is the same has the very word of its column', () => {
  fc.assert(
    fc.property(pair, ([reference, wording]) => {
      const { columns, rows } = collate(reference, [wording]);
      const wrong = rows[0]?.cells.filter(({ op, words, isJoined, isOtherForm }, at) => {
        if ((op !== 'same' && op !== 'moved') || isJoined || isOtherForm || words === null) return false;
        return rows[0]?.cells[at + 1]?.isJoined !== true && wording.slice(...words) !== columns[at]?.text;
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a row is the same whatever other wordings there are, in whatever order', () => {
  fc.assert(
    fc.property(sentence, fc.array(sentence, { maxLength: 4 }), (reference, wordings) => {
      const { rows } = collate(reference, wordings);
      expect(collate(reference, wordings.toReversed()).rows).toEqual(rows.toReversed());
    }),
    { numRuns: 100 },
  );
});

test('equal wordings each have the row that one of them has alone', () => {
  const some = sentence.chain((reference) =>
    fc.tuple(
      fc.constant(reference),
      fc
        .array(edited(reference), { minLength: 1, maxLength: 3 })
        .chain((few) => fc.array(fc.constantFrom(reference, ...few), { maxLength: 8 })),
    ),
  );
  fc.assert(
    fc.property(some, ([reference, wordings]) => {
      const alone = wordings.map((wording) => collate(reference, [wording]).rows[0]);
      expect(collate(reference, wordings).rows).toEqual(alone);
    }),
    { numRuns: 100 },
  );
});

test('a wording equal to the reference has the row of one that differs by a space at the end', () => {
  fc.assert(
    fc.property(sentence, (reference) => {
      expect(collate(reference, [reference]).rows).toEqual(collate(reference, [`${reference} `]).rows);
    }),
    { numRuns: 100 },
  );
});
