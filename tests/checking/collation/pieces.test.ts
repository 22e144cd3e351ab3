import { describe, expect, it } from 'vitest';
import {
  isInOtherWords,
  otherSigns,
  wordDifferences,
} from '../../../src/checking/collation/model/differences.js';
import { differingPlacesIn } from '../../../src/checking/collation/model/differing-places.js';
import { piecesOf } from '../../../src/checking/collation/model/pieces.js';
import { collate } from '../../../src/engines/collation/collate.js';
import type { Row } from '../../../src/engines/collation/row.js';

const REFERENCE = 'We will not raise the fees before two winters have passed.';

function laid(wording: string) {
  const { columns, rows } = collate(REFERENCE, [wording]);
  const row = rows[0] as Row;
  return { row, pieces: piecesOf(wording, row, { text: REFERENCE, columns }) };
}

describe('one wording beside the reference', () => {
  it.each([
    REFERENCE,
    'We will raise the fees before two winters have passed.',
    'the fees before three long winters',
    'Before two winters have passed, we will not raise the fees.',
    'Something else altogether.',
    '',
  ])('is whole in its pieces: %s', (wording) => {
    expect(
      laid(wording)
        .pieces.map(({ text }) => text)
        .join(''),
    ).toBe(wording);
  });

  it('says what is left out, and that it bears on the meaning', () => {
    const { pieces, row } = laid('We will raise the fees before two winters have passed.');
    const marked = pieces.flatMap(({ differs }) => differs ?? []);
    expect(marked).toEqual([
      { as: 'gap', says: 'left out here: “not”, a negation:', isGrave: true, isMarked: false },
    ]);
    expect(wordDifferences(row)).toBe('One word left out, a negation');
  });

  it('says what the reference has where a word is another', () => {
    const { pieces } = laid('We will not raise the fees before three winters have passed.');
    const changed = pieces.find(({ differs }) => differs !== null);
    expect(changed).toMatchObject({ text: 'three', differs: { as: 'ins', isGrave: true } });
    expect(changed?.differs?.says).toBe('where the reference has “two”, a number:');
  });

  it('names what bears on the meaning among several differences', () => {
    expect(wordDifferences(laid('We will raise the charges before two winters have passed.').row)).toBe(
      'One word changed, one word left out; among them a negation',
    );
  });

  it.each([
    ['Taxes will never go up.', true],
    ['Nothing here is alike, not a word', true],
    ['We will raise no fees', false],
    ['before two winters have passed, the fees', false],
    ['', false],
  ])('is in other words where fewer than half are the same: %s', (wording, isOther) => {
    expect(isInOtherWords(wording, laid(wording).row)).toBe(isOther);
  });

  it('is told to be a part where it is one', () => {
    expect(wordDifferences(laid('raise the fees').row)).toBe('A part of the reference, same words');
  });

  it('is the same, whatever its capitals and marks', () => {
    expect(wordDifferences(laid('we will not raise the fees before two winters have passed').row)).toBe(
      'Same words, apart from capitals and punctuation',
    );
  });
});

describe('the marks of a wording', () => {
  it.each([
    ['We will pay?', 'We will pay.', ['a question here, not in the reference']],
    ['Will you pay', 'Will you pay? No.', ['a question in the reference, not here']],
    ['We “will” pay.', 'We will pay.', ['different quotation marks']],
    ['We ‘will’ pay.', 'We will pay.', ['different quotation marks']],
    ['We will pay', 'We «will» pay', ['different quotation marks']],
    ['“We will pay.”', 'We will pay.', []],
    ['will', 'We “will” pay', []],
    ['We will', '“We will pay”', []],
    ["We won't pay the nurses' fees", 'We won’t pay the nurses’ fees', []],
  ])('of %s beside %s', (wording, reference, said) => {
    const { columns, rows } = collate(reference, [wording]);
    expect(otherSigns(wording, rows[0] as Row, { text: reference, columns })).toEqual(said);
  });
});

describe('the places where wordings part', () => {
  const wordings = [
    'We will raise the fees before two winters have passed.',
    'raise the fees before three winters',
    REFERENCE,
  ];
  const { columns, rows } = collate(REFERENCE, wordings);
  const partings = differingPlacesIn({ text: REFERENCE, columns }, rows, wordings);

  it('stand in the order of the reference, each with what every wording has there', () => {
    expect(partings.map(({ reference, there }) => [reference, ...there.map(({ text }) => text)])).toEqual([
      ['not', '', '', 'not'],
      ['two', 'two', 'three', 'two'],
    ]);
  });

  it('tell what a wording leaves out from what it never came to', () => {
    expect(partings.map(({ there }) => there.map(({ kind }) => kind))).toEqual([
      ['differs', 'outside', 'same'],
      ['same', 'differs', 'same'],
    ]);
  });

  it('say what kind of meaning is at stake', () => {
    expect(partings.map(({ marks }) => marks)).toEqual([['negation'], ['number']]);
  });

  it('are none where all have the same words', () => {
    const same = collate(REFERENCE, [REFERENCE]);
    expect(differingPlacesIn({ text: REFERENCE, columns: same.columns }, same.rows, [REFERENCE])).toEqual([]);
  });
});
