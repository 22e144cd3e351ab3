import { describe, expect, it } from 'vitest';
import calendar from '../../../data/words/calendar.json' with { type: 'json' };
import { calendarWords, MONTH, MONTH_KEYS, monthsIn, WEEKDAY } from '../../../src/engines/words/calendar.js';

const LANGUAGES = Object.entries(calendar.languages);

describe('names of the calendar', () => {
  it.each(LANGUAGES)('in %s are those of Unicode CLDR', (language, { months, weekdays }) => {
    const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    // 1 January 2023 is a Sunday.
    const day = (index: number) => new Date(Date.UTC(2023, 0, 1 + index));
    expect(months.map((row) => row.split(' ')[0])).toEqual(
      months.map((_, index) => month.format(new Date(Date.UTC(2023, index, 1)))),
    );
    expect(weekdays.map((row) => row.split(' ')[0])).toEqual(
      weekdays.map((_, index) => weekday.format(day(index))),
    );
  });

  it('have short forms in English', () => {
    expect(MONTH_KEYS).toEqual('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));
    expect(calendarWords('en')).toEqual(expect.arrayContaining(['sept', 'tues', 'september', 'tuesday']));
  });

  it('are given for other languages in lower case', () => {
    expect(monthsIn('de')[2]).toBe('märz');
  });

  it('make patterns in which the longest name is found', () => {
    const date = new RegExp(`^(?:${WEEKDAY}), (${MONTH})`);
    expect(date.exec('Tuesday, September 3')?.[1]).toBe('September');
    expect(date.exec('Tuesday, Sept. 3')?.[1]).toBe('Sept.');
  });
});
