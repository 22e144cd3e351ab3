// Numbers and their notations in English, for pairs of a source and a wording.

/** A number in units of a hundredth, so that it has at most two decimals. */
export interface Amount {
  readonly hundredths: number;
  readonly unit: (typeof UNITS)[number];
}

const UNITS = ['', '%', 'pp', '$', '€', 'km', 'mW', 'MW', 'kB', 'MB', '°C', '°F'] as const;

/** A generator of 0 ≤ x < 1 that gives the same row for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const SIZES = [10, 100, 1_000, 10_000, 1_000_000, 100_000_000];

/** A number of any size; half of them have a unit, some have decimals, some are round. */
export function english(random: () => number): Amount {
  const below = (n: number) => Math.floor(random() * n);
  const size = SIZES[below(SIZES.length)] as number;
  const whole = 1 + below(size);
  const round = 10 ** below(String(whole).length);
  const integer = random() < 0.4 ? Math.max(1, Math.floor(whole / round)) * round : whole;
  const parts = [0, 0, 0, 50, 25, 75, 10 * below(10), below(100)][below(8)] as number;
  const sign = random() < 0.15 ? -1 : 1;
  const unit = random() < 0.5 ? '' : (UNITS[below(UNITS.length)] as Amount['unit']);
  return { hundredths: sign * (100 * integer + (integer < 10_000 ? parts : 0)), unit };
}

const SWAPPED: Readonly<Partial<Record<Amount['unit'], Amount['unit']>>> = {
  '%': 'pp',
  pp: '%',
  $: '€',
  '€': '$',
  mW: 'MW',
  MW: 'mW',
  kB: 'MB',
  '°C': '°F',
  '°F': '°C',
};

/** A number that a slip makes of it: a digit, the sign, the point, the unit or the size. */
export function otherThan(random: () => number, { hundredths, unit }: Amount): Amount {
  const slips: Amount[] = [
    { unit, hundredths: hundredths + 100 },
    { unit, hundredths: -hundredths },
    { unit, hundredths: hundredths * 10 },
    { unit, hundredths: hundredths * 1_000 },
    { unit: SWAPPED[unit] ?? (unit === '' ? '%' : ''), hundredths },
    ...(hundredths % 10 === 0 ? [{ unit, hundredths: hundredths / 10 }] : []),
    ...(hundredths % 100 === 0 ? [{ unit, hundredths: hundredths + 50 }] : []),
  ];
  return slips[Math.floor(random() * slips.length)] as Amount;
}

/** Every notation of a number. */
export function notationsOf({ hundredths, unit }: Amount): string[] {
  const positive = Math.abs(hundredths);
  const written = [...digitsOf(positive), ...shortOf(positive)];
  const spoken = spokenOf(positive);
  const signed =
    hundredths < 0 ? { written: ['-', '−', 'minus '], spoken: ['minus '] } : { written: [''], spoken: [''] };
  return [
    ...signed.written.flatMap((sign) => written.flatMap((number) => withUnit(number, unit, sign))),
    ...signed.spoken.flatMap((sign) => spoken.flatMap((number) => inWords(number, unit, sign))),
  ];
}

const WORDS: Readonly<Record<Amount['unit'], readonly string[]>> = {
  '': [],
  '%': ['per cent', 'percent'],
  pp: ['percentage points'],
  $: ['dollars'],
  '€': ['euros'],
  km: ['kilometres', 'kilometers'],
  mW: ['milliwatts'],
  MW: ['megawatts'],
  kB: ['kilobytes'],
  MB: ['megabytes'],
  '°C': [],
  '°F': [],
};

function withUnit(number: string, unit: Amount['unit'], sign: string): string[] {
  const words = WORDS[unit].map((word) => `${sign}${number} ${word}`);
  if (unit === '') return [sign + number];
  if (unit === 'pp') return words;
  // “5m” and “5k” take no symbol directly after them.
  const isAbbreviated = /\p{L}$/u.test(number);
  if (unit === '$' || unit === '€') return [...words, `${sign}${unit}${number}`];
  const symbols = isAbbreviated ? [] : [`${sign}${number}${unit}`, `${sign}${number} ${unit}`];
  return [...words, ...symbols, ...(words.length + symbols.length === 0 ? [`${sign}${number} ${unit}`] : [])];
}

function inWords(number: string, unit: Amount['unit'], sign: string): string[] {
  if (unit === '') return [sign + number];
  const names = unit.startsWith('°') ? [unit] : WORDS[unit];
  return names.map((name) => `${sign}${number} ${name}`);
}

function grouped(digits: string, mark: string): string {
  return digits.replace(/(?<=\d)(?=(?:\d{3})+$)/g, mark);
}

const ZEROS = ['٠', '०', '０'];

function digitsOf(hundredths: number): string[] {
  const digits = String(Math.floor(hundredths / 100));
  const rest = hundredths % 100;
  if (rest !== 0) return decimalsOf(digits, rest);
  const groups = digits.length < 4 ? [] : [',', '\u00A0', '\u2009', '\u202F', '’', "'"];
  const isIndian = digits.length > 5;
  return [
    digits,
    ...groups.map((mark) => grouped(digits, mark)),
    ...(digits.length > 3 && (digits.endsWith('000') || digits.length > 6) ? [grouped(digits, ' ')] : []),
    ...(isIndian
      ? [`${digits.slice(0, -3).replace(/(?<=\d)(?=(?:\d\d)+$)/g, ',')},${digits.slice(-3)}`]
      : []),
    ...ZEROS.map((zero) => inScript(digits, zero)),
  ];
}

function inScript(digits: string, zero: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
}

const PARTS: Readonly<Record<number, readonly [sign: string, slashed: string]>> = {
  50: ['½', '1/2'],
  25: ['¼', '1/4'],
  75: ['¾', '3/4'],
};

function decimalsOf(whole: string, rest: number): string[] {
  const decimals = String(rest).padStart(2, '0');
  const short = decimals.replace(/0$/, '');
  const part = PARTS[rest];
  const own = [`${whole}.${decimals}`, `${whole}.${short}`, ...(whole === '0' ? [`.${short}`] : [])];
  if (part === undefined) return own;
  const [sign, slashed] = part;
  return whole === '0'
    ? [...own, sign, slashed]
    : [...own, whole + sign, `${whole} ${sign}`, `${whole} ${slashed}`, `${whole}-${slashed}`];
}

/** Thousands, lakhs, millions, crores and billions in short. */
function shortOf(hundredths: number): string[] {
  const scales: readonly (readonly [number, readonly string[]])[] = [
    [1e3, ['k', ' thousand']],
    [1e5, [' lakh']],
    [1e6, ['m', ' million', 'mn']],
    [1e7, [' crore']],
    [1e9, ['bn', ' billion']],
  ];
  return scales.flatMap(([scale, names]) => {
    const count = hundredths / 100 / scale;
    const isShort = count >= 1 && Number.isInteger(count * 10);
    return isShort ? names.map((name) => `${count}${name}`) : [];
  });
}

const UNDER_TWENTY =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function wordsOf(n: number): string {
  if (n < 20) return UNDER_TWENTY[n] as string;
  if (n < 100) return (TENS[Math.floor(n / 10)] as string) + (n % 10 === 0 ? '' : `-${UNDER_TWENTY[n % 10]}`);
  for (const [scale, name] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [1e2, 'hundred'],
  ] as const) {
    if (n < scale) continue;
    const rest = n % scale;
    const joint = rest > 0 && rest < 100 ? ' and ' : ' ';
    return `${wordsOf(Math.floor(n / scale))} ${name}${rest === 0 ? '' : joint + wordsOf(rest)}`;
  }
  return '';
}

const SPOKEN_PARTS: Readonly<Record<number, string>> = {
  50: 'a half',
  25: 'a quarter',
  75: 'three quarters',
};

function spokenOf(hundredths: number): string[] {
  const [whole, rest] = [Math.floor(hundredths / 100), hundredths % 100];
  if (rest === 0)
    return [wordsOf(whole), ...(whole % 12 === 0 && whole <= 120 ? [`${wordsOf(whole / 12)} dozen`] : [])];
  const digits = String(rest).padStart(2, '0').replace(/0$/, '');
  const point = `${wordsOf(whole)} point ${[...digits].map((digit) => UNDER_TWENTY[Number(digit)]).join(' ')}`;
  const part = SPOKEN_PARTS[rest];
  if (part === undefined) return [point];
  return whole === 0 ? [point] : [point, `${wordsOf(whole)} and ${part}`];
}
