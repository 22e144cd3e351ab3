import { describe, expect, test } from 'vitest';
import { collate } from '../../../src/engines/collation/collate.js';
import type { Row } from '../../../src/engines/collation/row.js';

const REFERENCE =
  'We do not want a new war with our neighbours, and five ships will leave the harbour in May.';
const NONE = { changed: 0, added: 0, omitted: 0, moved: 0 };

function rowOf(wording: string, reference = REFERENCE): Row {
  return collate(reference, [wording]).rows[0] as Row;
}

/** A row as a line: `.` same, `=` outside, `-` left out, what stands there else; `+` before what was added. */
function drawn(wording: string, reference = REFERENCE): string {
  const { cells, added } = rowOf(wording, reference);
  const wordsAt = (span: readonly [number, number] | null) => (span === null ? '' : wording.slice(...span));
  const SIGNS = { same: '.', omitted: '-', outside: '=' } as const;
  const pieces = cells.map(({ op, words, isJoined }) => {
    if (isJoined) return '<';
    return op === 'changed' || op === 'moved' ? `${op}:${wordsAt(words)}` : SIGNS[op];
  });
  return added
    .flatMap((some, at) => [
      ...some.map(({ words }) => `+${wordsAt(words)}`),
      ...((pieces[at] ?? '') ? [pieces[at]] : []),
    ])
    .join(' ');
}

describe('a wording laid over the reference', () => {
  test('has no difference where it is the same', () => {
    const row = rowOf(REFERENCE);
    expect(row).toMatchObject({
      differences: NONE,
      marks: [],
      isPart: false,
      hasOtherForm: false,
      hasOtherMarks: false,
    });
    expect(row.cells.every(({ op }) => op === 'same')).toBe(true);
  });

  test.each([
    ['We do want a new war', 'We do not want a new war', '. . - . . . .', ['negation']],
    ['We do not want a long war', 'We do not want a new war', '. . . . . changed:long .', []],
    ['We do not want a new, long war', 'We do not want a new war', '. . . . . . +long .', []],
    ['Six ships will leave', 'Five ships will leave', 'changed:Six . . .', ['number']],
    ['Five ships may leave', 'Five ships will leave', '. . changed:may .', ['hedge']],
    ['We told Peru of it', 'We told Chile of it', '. . changed:Peru . .', ['name']],
    ['It is a bad plan', 'It is a good plan', '. . . changed:bad .', ['antonym']],
    ['We never said so', 'We said so', '. +never . .', ['negation']],
    ['It opens in June', 'It opens in May', '. . . changed:June', ['date']],
    ['The May 5 vote', 'The June 5 vote', '. changed:May . .', ['date']],
    ['We open on Sunday', 'We open on Monday', '. . . changed:Sunday', ['date']],
    ['We open in March', 'We open in May', '. . . changed:March', ['date']],
    ['We may open', 'We will open', '. changed:may .', ['hedge']],
    ['May we open it', 'Will we open it', 'changed:May . . .', ['hedge']],
    ['We ask Theresa May now', 'We ask Theresa Dorn now', '. . . changed:May .', ['name']],
    ['We ask Will today', 'We ask Ilse today', '. . changed:Will .', ['name']],
    ['They march on', 'They sing on', '. changed:march .', []],
    ['It opens next year', 'It opens in May next year', '. . - - . .', ['date']],
  ])('%s for %s is %s', (wording, reference, expected, marks) => {
    expect(drawn(wording, reference)).toBe(expected);
    expect(rowOf(wording, reference).marks).toEqual(marks);
  });

  test('has the columns of a fragment, and says nothing of the others', () => {
    expect(drawn('a new war with our neighbours')).toBe('= = = = . . . . . . = = = = = = = = =');
    expect(rowOf('a new war with our neighbours')).toMatchObject({
      isPart: true,
      differences: NONE,
      marks: [],
    });
  });

  test('has what goes beyond the reference before and after it', () => {
    const long = 'He told us this: we do not want a new war. Nobody asked him why he thought that we might.';
    expect(drawn(long, 'We do not want a new war')).toBe(
      '+He +told +us +this . . . . . . . +Nobody +asked +him +why +he +thought +that +we +might',
    );
  });

  test('tells words that stand in another place as moved, once', () => {
    const moved =
      'Five ships will leave the harbour in May, and we do not want a new war with our neighbours.';
    const row = rowOf(moved);
    // “And” says too little to have moved.
    expect(row.differences).toMatchObject({ changed: 0, omitted: 1, added: 1 });
    expect(row.differences.moved).toBeGreaterThanOrEqual(8);
    expect(drawn('war and peace', 'peace and war')).toBe('moved:peace . moved:war');
  });

  test('makes no difference of case, apostrophes and marks, and tells of them', () => {
    expect(rowOf('“we DO not want it”', 'We do not want it')).toMatchObject({
      differences: NONE,
      hasOtherForm: true,
      hasOtherMarks: false,
    });
    expect(rowOf('We don’t – ever', "We don't, ever")).toMatchObject({
      differences: NONE,
      hasOtherForm: true,
      hasOtherMarks: true,
    });
  });

  test('has one word for several in the first of their columns', () => {
    expect(drawn('We don’t want it', 'We do not want it')).toBe('. changed:don’t < . .');
    expect(drawn('We do not want it', 'We don’t want it')).toBe('. changed:do not . .');
    expect(rowOf('We don’t want it', 'We do not want it').marks).toEqual([]);
  });

  test.each([
    ['We do not want … with our neighbours', [true, true, true]],
    ['We do not want [it] with our neighbours', [true, true]],
    ['We do not want . . . war with our neighbours', [true, true]],
    ['We do not want with our neighbours', [false, false, false]],
    ['We do not … want with our neighbours', [false, false, false]],
  ])('says where it tells itself that words are left out: %s', (wording, expected) => {
    const { cells } = rowOf(wording, 'We do not want a new war with our neighbours');
    expect(cells.filter(({ op }) => op === 'omitted').map(({ isMarked }) => isMarked)).toEqual(expected);
  });

  test('says where it tells itself that a word is another one', () => {
    const { cells } = rowOf('We [did] not want a long war', 'We do not want a new war');
    expect(cells.filter(({ op }) => op === 'changed').map(({ isMarked }) => isMarked)).toEqual([true, false]);
  });

  test('is read by characters where a language has no spaces', () => {
    expect(drawn('台湾问题上没有妥协', '台湾问题上中方没有任何妥协')).toBe('. . . . . - - . . - - . .');
    expect(rowOf('台湾问题上没有妥协', '台湾问题上有妥协').marks).toEqual(['negation']);
  });

  test('may have nothing in common with it', () => {
    expect(drawn('', 'We want peace')).toBe('= = =');
    expect(drawn('Yes', '')).toBe('+Yes');
    expect(rowOf('…', '–')).toMatchObject({ cells: [], differences: NONE });
  });
});

test('a table has a column for each word, and says where any wording adds some', () => {
  const { columns, rows, gaps } = collate('We want peace.', ['We want peace', 'We all want peace now']);
  expect(columns).toEqual([
    { text: 'We', start: 0, end: 2 },
    { text: 'want', start: 3, end: 7 },
    { text: 'peace', start: 8, end: 13 },
  ]);
  expect(gaps).toEqual([false, true, false, true]);
  expect(rows.map(({ differences }) => differences.added)).toEqual([0, 2]);
  expect(rows[1]?.added[1]).toEqual([{ words: [3, 6], mark: 'hedge' }]);
});

test('long wordings that differ throughout are laid over each other in a moment', () => {
  const words = Array.from({ length: 3_000 }, (_, at) => `w${(at * 31) % 977}`);
  const other = words.map((word, at) => (at % 7 === 0 ? 'other' : word));
  const row = rowOf(other.join(' '), words.join(' '));
  expect(row.differences.changed + row.differences.omitted + row.differences.moved).toBe(
    Math.ceil(3_000 / 7),
  );
});
