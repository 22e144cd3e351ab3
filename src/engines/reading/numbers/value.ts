// Exact values, as normalised strings: a number may have more digits than a float can hold.

/** A value without its sign: digits before and after the point, and a fraction that no decimal equals. */
export interface Value {
  readonly whole: string;
  readonly decimals: string;
  /** Numerator and denominator in lowest terms; 0/1 for none. */
  readonly part: readonly [number, number];
}

const NO_PART = [0, 1] as const;

export function decimalOf(whole: string, decimals = ''): Value {
  return {
    whole: whole.replace(/^0+(?=\d)/, '') || '0',
    decimals: decimals.replace(/0+$/, ''),
    part: NO_PART,
  };
}

/** “5” and 1/2 are 5.5; a third stays a fraction. The denominator is not 0. */
export function withPart(whole: string, numerator: number, denominator: number): Value {
  const divisor = greatestDivisor(numerator, denominator);
  const [top, bottom] = [numerator / divisor, denominator / divisor];
  const added = Math.floor(top / bottom);
  const sum = added === 0 ? whole : String(BigInt(whole) + BigInt(added));
  const rest = top % bottom;
  const decimals = rest === 0 ? '' : decimalsOf(rest, bottom);
  return decimals === null
    ? { whole: decimalOf(sum).whole, decimals: '', part: [rest, bottom] }
    : decimalOf(sum, decimals);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

const MAX_DECIMALS = 12;

/** Null where the fraction has no end in decimals. */
function decimalsOf(numerator: number, denominator: number): string | null {
  let [rest, digits] = [numerator, ''];
  while (rest > 0 && digits.length < MAX_DECIMALS) {
    digits += String(Math.floor((rest * 10) / denominator));
    rest = (rest * 10) % denominator;
  }
  return rest === 0 ? digits : null;
}

/** Multiplied by a power of ten. Null for a fraction that no decimal equals. */
export function timesPowerOfTen({ whole, decimals, part }: Value, exponent: number): Value | null {
  if (part[0] !== 0) return null;
  const moved = decimals.padEnd(exponent, '0');
  return decimalOf(whole + moved.slice(0, exponent), moved.slice(exponent));
}

/** “5.5”, “1/3”, “-2 1/3”. */
export function printValue({ whole, decimals, part }: Value, sign: '' | '-' | '+'): string {
  const fraction = part[0] === 0 ? '' : `${part[0]}/${part[1]}`;
  const isFraction = fraction !== '' && whole === '0';
  const number = isFraction
    ? fraction
    : [`${whole}${decimals === '' ? '' : `.${decimals}`}`, fraction].join(' ');
  return sign + number.trim();
}
