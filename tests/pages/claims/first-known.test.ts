import { describe, expect, it } from 'vitest';
import { firstKnown } from '../../../src/pages/claims/page/first-known.js';

type Source = Parameters<typeof firstKnown>[0][number];

/** A source named by its number. @param issued a day */
function source(id: number, issued: string | null, more: Partial<Source> = {}): Source {
  const dates = { source_issued: issued, source_issued_min: issued, source_issued_max: issued };
  const named = { source_title: `Source ${id}`, outlet_name: null, is_ours: 0 as const };
  return { id, relayed_from_id: null, rank: 'normal', ...named, ...dates, ...more };
}

const month = { source_issued: '2023-06', source_issued_min: '2023-06-01', source_issued_max: '2023-06-30' };

describe('who had the words first', () => {
  it.each([
    [
      'is the source with the earliest day',
      [source(1, '2023-06-20'), source(2, '2023-06-19')],
      'Source 2, 19 June 2023.',
    ],
    [
      'is the source that all others have it from, dated or not',
      [source(1, null), source(2, null, { relayed_from_id: 1 })],
      'Source 1.',
    ],
    [
      'is known through another source that has a date',
      [source(1, '2023-06-19'), source(2, '2023-06-20'), source(3, null, { relayed_from_id: 2 })],
      'Source 1, 19 June 2023.',
    ],
    [
      'leaves out what is not to be used',
      [source(1, '2023-06-18', { rank: 'deprecated' }), source(2, '2023-06-19')],
      'Source 2, 19 June 2023.',
    ],
    [
      'has its outlet',
      [source(1, '2023-06-19', { outlet_name: 'Herald' })],
      'Herald: Source 1, 19 June 2023.',
    ],
  ])('%s', (_, sources, words) => {
    expect(firstKnown(sources)).toBe(`First known: ${words}`);
  });

  it.each([
    ['a source has no date', [source(1, '2023-06-19'), source(2, null)], 'no date for 1 of 2 sources'],
    ['two have one day', [source(1, '2023-06-19'), source(2, '2023-06-19')], 'the earliest dates overlap'],
    [
      'a month is all that is known',
      [source(1, '2023-06-19'), source(2, null, month)],
      'the earliest dates overlap',
    ],
  ])('cannot be told where %s', (_, sources, why) => {
    expect(firstKnown(sources)).toBe(`Cannot tell who had it first: ${why}.`);
  });

  it('is not asked where there is no source', () => {
    expect(firstKnown([])).toBeNull();
  });
});
