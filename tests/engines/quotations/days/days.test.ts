import { describe, expect, it } from 'vitest';
import { resolveDays } from '../../../../src/engines/quotations/days/days.js';

/** A Wednesday. */
const ARTICLE = '2026-10-07';
const datesIn = (text: string, date = ARTICLE) => resolveDays(text, date).map((one) => [one.text, one.date]);

describe('a day that an article names', () => {
  it.each([
    ['She spoke on Tuesday.', 'on Tuesday', '2026-10-06'],
    ['She spoke on Wednesday.', 'on Wednesday', '2026-10-07'],
    ['She spoke on Thursday.', 'on Thursday', '2026-10-01'],
    ['She spoke late on Tuesday.', 'late on Tuesday', '2026-10-06'],
    ['She spoke Tuesday night.', 'Tuesday night', '2026-10-06'],
    ['Tuesday’s debate was long.', 'Tuesday', '2026-10-06'],
    ['She spoke last Wednesday.', 'last Wednesday', '2026-09-30'],
    ['The port reopens next Tuesday.', 'next Tuesday', '2026-10-13'],
    ['The port reopens next Wednesday.', 'next Wednesday', '2026-10-14'],
    ['She spoke yesterday.', 'yesterday', '2026-10-06'],
    ['She spoke last night.', 'last night', '2026-10-06'],
    ['She speaks tonight.', 'tonight', '2026-10-07'],
    ['Today she spoke.', 'Today', '2026-10-07'],
    ['She speaks tomorrow morning.', 'tomorrow morning', '2026-10-08'],
    ['She spoke three days ago.', 'three days ago', '2026-10-04'],
    ['She spoke on 3 May.', 'on 3 May', '2026-05-03'],
    ['She spoke on May 3.', 'on May 3', '2026-05-03'],
    ['She spoke on the 3rd of May.', 'on the 3rd of May', '2026-05-03'],
    ['She spoke on 24 December.', 'on 24 December', '2025-12-24'],
    ['The vote will be held on 24 December.', 'on 24 December', '2026-12-24'],
    ['A vote was called for 24 January.', '24 January', '2027-01-24'],
    ['The vote of 2 December was called in May.', '2 December', '2026-12-02'],
    ['Those due to vote said on 24 December that they would.', 'on 24 December', '2025-12-24'],
    ['She spoke on Oct. 7.', 'on Oct. 7', '2026-10-07'],
    ['She spoke on 3 May 2019.', 'on 3 May 2019', '2019-05-03'],
    ['She spoke on May 3, 2019.', 'on May 3, 2019', '2019-05-03'],
    ['She spoke on 29 February.', 'on 29 February', '2024-02-29'],
    ['The port will reopen soon, Ada Berg said on Tuesday.', 'on Tuesday', '2026-10-06'],
    ['Those due to vote said on Tuesday that they would.', 'on Tuesday', '2026-10-06'],
  ])('is dated: %s', (text, words, date) => {
    expect(datesIn(text)).toEqual([[words, date]]);
  });

  it.each([
    ['a month', 'She spoke earlier this month, and last month, and last week.'],
    ['a day to come', 'The port will reopen on Monday.'],
    ['a day to come, in reported speech', 'The port would reopen on Monday.'],
    ['an end', 'They have until Friday.'],
    ['a habit', 'She speaks on Mondays.'],
    ['a name of a day', 'Super Tuesday and Good Friday came.'],
    ['a name with today', 'On the Today programme she spoke.'],
    ['a day that does not exist', 'She spoke on 31 June.'],
    ['a month and a year', 'She spoke in June 2016.'],
  ])('is not, where it is %s', (_name, text) => {
    expect(datesIn(text)).toEqual([]);
  });

  it('has the position of its words', () => {
    const [found] = resolveDays('She spoke on Tuesday.', ARTICLE);
    expect(found).toMatchObject({ start: 10, end: 20 });
  });

  it('is dated across the end of a year and of a month', () => {
    expect(datesIn('She spoke on Wednesday.', '2027-01-01')).toEqual([['on Wednesday', '2026-12-30']]);
    expect(datesIn('She spoke yesterday.', '2024-03-01')).toEqual([['yesterday', '2024-02-29']]);
  });

  it.each(['', '2026-10', '2026', '2026-10-07?', '2026-02-30', '2026-10-07/2026-10-09'])(
    'is not dated by an article of %j',
    (date) => {
      expect(datesIn('She spoke on Tuesday.', date)).toEqual([]);
    },
  );

  it.each(['on ', 'on Tues', 'late late on ', '3 ', 'May ', 'this ', 'will on Tuesday '])(
    'is found in 100 KB of %j',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      expect(datesIn(text).length).toBeLessThanOrEqual(text.length / 5);
    },
  );
});
