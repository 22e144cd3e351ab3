import { expect, test } from 'vitest';
import { dirOf, quotationMarks } from '../../../src/engines/text/quotation-marks.js';

test.each([
  [null, '“x”'],
  ['en', '“x”'],
  ['en-GB', '“x”'],
  ['de', '„x“'],
  ['de-AT', '„x“'],
  ['de-CH', '«x»'],
  ['fr', '«\u202fx\u202f»'],
  ['fr-CA', '«\u202fx\u202f»'],
  ['fr-CH', '«x»'],
  ['es', '«x»'],
  ['es-MX', '“x”'],
  ['it-IT', '«x»'],
  ['pt-BR', '“x”'],
  ['pt-PT', '«x»'],
  ['ru', '«x»'],
  ['pl', '„x”'],
  ['nl', '“x”'],
  ['sv', '”x”'],
  ['hu', '„x”'],
  ['zh', '“x”'],
  ['zh-Hans', '“x”'],
  ['zh-Hant-TW', '「x」'],
  ['zh-TW', '「x」'],
  ['ja', '「x」'],
  ['tlh', '“x”'],
  ['no language', '“x”'],
])('words in %s stand in %s', (language, quoted) => {
  const { open, close } = quotationMarks(language);
  expect(`${open}x${close}`).toBe(quoted);
});

test('a quotation within a quotation has marks of its own', () => {
  expect(quotationMarks('en')).toMatchObject({ innerOpen: '‘', innerClose: '’' });
  expect(quotationMarks('ja')).toMatchObject({ innerOpen: '『', innerClose: '』' });
  expect(quotationMarks('pl')).toMatchObject({ innerOpen: '«', innerClose: '»' });
});

test.each([
  ['en', 'ltr'],
  ['zh-Hant', 'ltr'],
  ['ar', 'rtl'],
  ['fa-IR', 'rtl'],
  ['he', 'rtl'],
  ['ur', 'rtl'],
  ['yi', 'rtl'],
  ['dv', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ar-Latn', 'ltr'],
  [null, 'auto'],
  ['', 'auto'],
  ['not a language', 'auto'],
  ['tlh', 'auto'],
  ['und', 'auto'],
  ['und-Arab', 'rtl'],
] as const)('%s runs %s', (language, direction) => {
  expect(dirOf(language)).toBe(direction);
});
