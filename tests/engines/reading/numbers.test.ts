import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../../src/engines/reading/numbers/numbers.js';
import { Reading } from '../../../src/engines/reading/reading.js';

/** Each number as printed, and what it may be. */
function read(text: string, language: string | null = null): string[] {
  return readNumbers(text, language).map(({ start, end, readings, until }) => {
    const values = readings.map(
      ({ kind, value, unit }) => `${kind} ${value}${unit === null ? '' : ` ${unit}`}`,
    );
    const range = until === null ? '' : ` to ${until[0]?.value}`;
    return `${text.slice(start, end)} = ${values.join(' or ')}${range}`;
  });
}

describe('the numbers of a text', () => {
  it.each([
    ['51/2 hours', 'measure 25.5 h'],
    ['5½ hours', 'measure 5.5 h'],
    ['5 ½ hours', 'measure 5.5 h'],
    ['5 1/2 hours', 'measure 5.5 h'],
    ['five and a half hours', 'measure 5.5 h'],
    ['3 . 5', 'measure 3.5'],
    ['.3', 'measure 0.3'],
    ['−3', 'measure -3'],
    ['minus three', 'measure -3'],
    ['two-thirds', 'measure 2/3'],
    ['a third', 'measure 1/3'],
    ['three quarters', 'measure 0.75'],
    ['1,250,000', 'measure 1250000'],
    ['1 250 000', 'measure 1250000'],
    ['1’250’000', 'measure 1250000'],
    ['12,50,000', 'measure 1250000'],
    ['one point two million', 'measure 1200000'],
    ['$1.2bn', 'measure 1200000000 $'],
    ['2 crore', 'measure 20000000'],
    ['3 lakh', 'measure 300000'],
    ['5k', 'measure 5000'],
    ['5m', 'measure 5000000 or measure 5 m'],
    ['two dozen', 'measure 24'],
    ['nineteen ninety-nine', 'measure 1999'],
    ['twenty-first', 'ordinal 21'],
    ['2nd', 'ordinal 2'],
    ['World War II', 'measure 2 or ordinal 2'],
    ['5 mW', 'measure 5 mW'],
    ['5 MW', 'measure 5 MW'],
    ['5 per cent', 'measure 5 %'],
    ['5 percentage points', 'measure 5 pp'],
    ['5 €', 'measure 5 €'],
    ['five euros', 'measure 5 €'],
    ['3.30pm', 'time 15:30'],
    ['15:30', 'time 15:30'],
    ['June 5, 2023', 'date 2023-06-05'],
    ['5 June 2023', 'date 2023-06-05'],
    ['2023-06-05', 'date 2023-06-05'],
    ['5/6/2023', 'date 5/6/2023'],
    ['1990s', 'decade 1990'],
    ['’90s', 'decade 90 or decade 1990'],
    ['3:2', 'ratio 3:2'],
    ['+44 20 7946 0958', 'code +44 20 7946 0958'],
    ['COVID-19', 'code COVID-19'],
    ['007', 'code 007'],
    ['٣٫٥', 'measure 3.5'],
    ['५', 'measure 5'],
    ['三千', 'measure 3000'],
    ['3000万', 'measure 30000000'],
  ])('reads %s as %s', (text, value) => {
    expect(read(`It was ${text}, they said.`).at(0)).toMatch(
      new RegExp(`= ${value.replace(/[+$.|]/g, '\\$&')}$`),
    );
  });

  it.each([
    ['de', 'zweihundertfünfundzwanzig', 225],
    ['fr', 'quatre-vingt-dix-sept', 97],
    ['es', 'dos mil quinientos', 2500],
    ['it', 'venticinque', 25],
    ['nl', 'tweehonderdvijftig', 250],
    ['sv', 'tjugofem', 25],
    ['ru', 'двадцать пять тысяч', 25000],
    ['pl', 'dwadzieścia pięć', 25],
    ['tr', 'yirmi beş', 25],
    ['de', '1.250', 1250],
    ['fr', '1 250', 1250],
    ['de', '3,5', 3.5],
  ])('reads, in %s, %s as %d', (language, text, value) => {
    expect(read(text, language)).toEqual([`${text} = measure ${value}`]);
  });

  it('knows a range by the dash between its ends', () => {
    expect(read('pages 5–6')).toEqual(['5–6 = measure 5 to 6']);
  });

  it('takes a third as a share before “of”, and as an ordinal before a noun', () => {
    expect(read('a third of it and a third man')).toEqual(['a third = measure 1/3', 'third = ordinal 3']);
  });

  it('keeps every digit of a long number', () => {
    const digits = '123456789'.repeat(1_200);
    expect(read(digits)).toEqual([`${digits} = measure ${digits}`]);
  });

  it('belong to the reading of a text', () => {
    expect(new Reading('We sold 5½ tons of the old rope to the harbour.').numbers).toHaveLength(1);
  });

  it.each(['1,', '½ ', '5-', '1/', '$', 'two ', 'hundred and ', '一', "1'", '5:', '.1', '+4 '])(
    'are read in time that grows with the text: %s',
    (piece) => {
      const reads = [4_000, 8_000, 16_000].map((count) => readNumbers(piece.repeat(count), 'en').length);
      expect(reads.every((count) => count < 40_000)).toBe(true);
    },
  );
});
