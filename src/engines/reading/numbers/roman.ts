const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const CANONICAL = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
/** Larger ones are numbers only as years: CD, DC and MIX are mostly something else. */
const MAX_NUMERAL = 39;
const YEARS = [1400, 2199] as const;

/** The value of a roman numeral of at least two letters; null for other words. */
export function valueOfRoman(word: string): number | null {
  if (word.length < 2 || word.length > 12 || !CANONICAL.test(word)) return null;
  const digits = [...word].map((letter) => VALUES[letter] ?? 0);
  const value = digits.reduce((sum, one, at) => sum + (one < (digits[at + 1] ?? 0) ? -one : one), 0);
  return value <= MAX_NUMERAL || (value >= YEARS[0] && value <= YEARS[1]) ? value : null;
}
