import { expect, it } from 'vitest';
import { printedDay } from '../../../../src/pages/capture/model/printed-day.js';

it.each([
  '3 May 2019',
  'Fri 3 May 2019',
  'May 3, 2019',
  '2019-05-03',
  '3. Mai 2019',
  'Freitag, den 3. Mai 2019',
  '03.05.2019',
  'le 3 mai 2019',
  'vendredi 3 mai 2019',
  '3 de mayo de 2019',
  'viernes, 3 de mayo de 2019',
  '3 maggio 2019',
  '3 de maio de 2019',
  '3 mei 2019',
  '3 maja 2019',
  '3 мая 2019 г.',
  '2019. május 3.',
  '2019年5月3日',
  '2019年5月3日（金）',
  '2019년 5월 3일',
])('“%s” is 3 May 2019', (words) => {
  expect(printedDay(words)).toBe('2019-05-03');
});

it.each([
  '03/05/2019',
  '31 février 2019',
  'The vote was on 3 May 2019',
  'Mai 2019',
  '3 mai',
  'Lot 3 mai 2019',
])('“%s” is no certain day', (words) => {
  expect(printedDay(words)).toBeNull();
});
