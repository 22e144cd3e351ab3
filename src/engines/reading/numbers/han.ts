// Numerals of Chinese and Japanese: 三千, 二〇二三, 一百二十.

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** The exponent of a scale after digits, “3000万”; null for other characters. */
export function exponentOfHan(character: string): number | null {
  const scale = LARGE[character] ?? SMALL[character];
  return scale === undefined ? null : Math.log10(scale);
}

/** Longer numerals are no numbers that anybody writes. */
const MAX_NUMERALS = 24;

/** Null for characters that form no number. */
export function valueOfHan(numerals: string): string | null {
  if (numerals.length > MAX_NUMERALS) return null;
  const digits = [...numerals].map((one) => DIGITS[one]);
  if (digits.every((digit) => digit !== undefined) && digits.length > 1) return digits.join('');
  let [total, section, digit] = [0, 0, 0];
  for (const one of numerals) {
    const [small, large] = [SMALL[one], LARGE[one]];
    if (large !== undefined) {
      total =
        large > total && total > 0
          ? (total + section + digit) * large
          : total + (section + digit || 1) * large;
      [section, digit] = [0, 0];
    } else if (small !== undefined) {
      section += (digit || 1) * small;
      digit = 0;
    } else digit = DIGITS[one] ?? 0;
  }
  return String(total + section + digit);
}
