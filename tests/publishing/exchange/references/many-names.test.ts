import { expect, it } from 'vitest';
import { firstNames, firstTallies } from '../../../../src/publishing/exchange/references/model/many-names.js';
import { OUTSIDE_RECORDS } from '../../../../src/publishing/exchange/references/model/reference.js';

const names = (count: number) => Array.from({ length: count }, (_, at) => `Field ${at}`);

it('names all of up to a hundred', () => {
  expect(firstNames(names(100))).toEqual(names(100));
});

it('counts those beyond a hundred', () => {
  expect(firstNames(names(100_000))).toEqual([...names(100), '99,900 others']);
  expect(firstNames(names(101))).toEqual([...names(100), '1 other']);
});

it('names text outside records wherever it comes', () => {
  expect(firstNames([...names(200), OUTSIDE_RECORDS])).toEqual([
    ...names(100),
    OUTSIDE_RECORDS,
    '100 others',
  ]);
});

it('counts the records of the first hundred names, and says how many records have the others at most', () => {
  const tallies = names(300).map((name, at) => ({ name, records: 300 - at }));
  expect(firstTallies(tallies)).toEqual([...tallies.slice(0, 100), { name: '200 others', records: 200 }]);
});
