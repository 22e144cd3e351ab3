import { describe, expect, test } from 'vitest';
import { comparable, compareTexts } from '../../../src/engines/alike/compare.js';

const kindOf = (a: string, b: string) => compareTexts(comparable(a), comparable(b));

describe('a part of a statement', () => {
  test.each([
    ['no room for compromise', 'On this issue there is “no room for compromise”, he said.'],
    ['NO ROOM – for compromise!', 'There is no room for compromise.'],
    ['provocative', 'They answered provocative actions with calm.'],
    ['没有妥协', '在这个问题上没有妥协的余地。'],
    ['ไม่มีที่ว่าง', 'ในเรื่องนี้ไม่มีที่ว่างสำหรับการประนีประนอม'],
    ['لا مجال للتسوية', 'قال إنه لا مَجال للتسوية في هذه القضية'],
    ['нет места компромиссу', 'По этому вопросу нет места компромиссу.'],
    ['妥協の余地はない', 'この問題で妥協の余地はない。'],
    ['타협의 여지', '이 문제에 타협의 여지가 없다'],
    ['אין מקום לפשרה', 'בעניין זה אין מקום לפשרה, אמר.'],
    ['καμία υποχώρηση', 'Δεν υπάρχει καμία υποχώρηση εδώ.'],
    ['On this issue … no room', 'On this issue China has no room for compromise.'],
    ['On this issue [...] compromise', 'On this issue China has no room for compromise.'],
    ['this issue ... has . . . compromise', 'On this issue China has no room for compromise.'],
    ['A … B', 'A and then … B and C'],
  ])('%j is verbatim in %j, whatever its marks and case', (part, whole) => {
    expect(kindOf(part, whole)).toBe('part_of');
    expect(kindOf(whole, part)).toBe('contains');
  });

  test.each([
    ['room for no compromise', 'There is no room for compromise here and now, they said at last.'],
    ['rooms for', 'There is no room for compromise'],
    ['compromise … no room', 'There is no room for compromise.'],
    ['no compromise', 'There is no … compromise to be had'],
  ])('%j is none of %j: words in their order, whole, and not across an omission', (part, whole) => {
    expect(kindOf(part, whole)).not.toBe('part_of');
  });
});

describe('the same statement', () => {
  test.each([
    ['“We don’t seek war.”', 'We dont seek war'],
    ['Café – 1,200 tonnes', 'cafe 1200 tonnes'],
    ['ＡＢＣ', 'abc'],
  ])('%j and %j have the same words', (a, b) => {
    expect(kindOf(a, b)).toBe('same');
  });

  test('that is reworded is nearly the same, and another one is not', () => {
    const one = 'The United States does not support independence for the island of Taiwan';
    expect(kindOf(one, 'The United States did not support the independence of the island of Taiwan')).toBe(
      'nearly',
    );
    expect(kindOf(one, 'We agreed to expand direct flights between our two nations')).toBeNull();
  });
});
