import { LATIN_ENCODINGS } from './encodings.js';
import { type Fit, latinFit } from './latin-letters.js';
import { withPunctuation } from './windows-1252.js';

// Guesses the legacy encoding of unlabelled or wrongly labelled bytes: the one whose text fits a language best.

/** Common ones; their order breaks ties. */
const CANDIDATES = [
  ...LATIN_ENCODINGS,
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'windows-1253',
  'windows-1255',
  'windows-1256',
] as const;

/** Bytes examined: enough for a guess, and fast for a file of any size. */
const SAMPLE = 32_768;

/** Null where the bytes are valid in none of them. */
export function guessCharset(bytes: Uint8Array): string | null {
  const sample = sampleOf(bytes);
  let [best, most]: [string | null, number] = [null, Number.NEGATIVE_INFINITY];
  for (const charset of CANDIDATES) {
    const text = wellFormed(sample, charset);
    const score = text === null ? Number.NEGATIVE_INFINITY : wordliness(text);
    if (score > most) [best, most] = [charset, score];
  }
  return isLatin(best) ? (likeliestLatin(sample)?.charset ?? best) : best;
}

/** Minimum number of faults that are no coincidence, and by which another encoding must be better. */
const MIN_FAULTS = 2;
const MIN_GAIN = 4;
const MAX_FAULTS_LEFT = 0.34;

/** A Latin encoding that fits much better than the declared one; null where the declared one fits. */
export function betterThanNamed(bytes: Uint8Array, named: string): string | null {
  if (!isLatin(named)) return null;
  const sample = sampleOf(bytes);
  const text = wellFormed(sample, named);
  const best = likeliestLatin(sample);
  if (text === null || best === null || best.charset === named) return null;
  const fit = latinFit(text);
  const isBetter =
    fit.faults >= MIN_FAULTS &&
    best.fit.score >= fit.score + MIN_GAIN &&
    best.fit.faults <= fit.faults * MAX_FAULTS_LEFT;
  return isBetter ? best.charset : null;
}

function likeliestLatin(sample: Sample): { readonly charset: string; readonly fit: Fit } | null {
  let best: { readonly charset: string; readonly fit: Fit } | null = null;
  for (const charset of LATIN_ENCODINGS) {
    const text = wellFormed(sample, charset);
    const fit = text === null ? null : latinFit(text);
    if (fit !== null && (best === null || fit.score > best.fit.score)) best = { charset, fit };
  }
  return best;
}

function isLatin(charset: string | null): boolean {
  return LATIN_ENCODINGS.some((one) => one === charset);
}

interface Sample {
  readonly bytes: Uint8Array;
  /** Whether it may end within a character. */
  readonly isCut: boolean;
}

/** From the first non-ASCII letter on: before it all encodings agree. */
function sampleOf(all: Uint8Array): Sample {
  const first = all.findIndex((byte) => byte > 0x7f);
  const from = first < SAMPLE / 2 ? 0 : first - AHEAD;
  return { bytes: all.subarray(from, from + SAMPLE), isCut: all.length > from + SAMPLE };
}

const AHEAD = 1_024;

function wellFormed({ bytes, isCut }: Sample, charset: string): string | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: isCut });
    return charset === 'windows-1252' ? withPunctuation(text) : text;
  } catch {
    return null;
  }
}

// Patterns typical of real words and of wrongly decoded bytes, each weighted by the bytes it explains.
const SIGNS: readonly (readonly [weight: number, pattern: RegExp])[] = [
  [1, /(?<=[a-z])[\u00c0-\u024f]|[\u00c0-\u024f](?=[a-z])/giu],
  [-1, /[\u00c0-\u024f]{3}/gu],
  [-2, /(?<=[a-z])[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}](?=[a-z])/giu],
  [1, /(?<=\p{Script=Cyrillic})\p{Ll}|(?<![\p{L}])\p{Script=Cyrillic}(?=\p{Ll})/gu],
  [1, /(?<=\p{Script=Greek})\p{Ll}|(?<!\p{L})\p{Script=Greek}(?=\p{Ll})/gu],
  [1, /(?<=\p{Script=Hebrew})\p{Script=Hebrew}|(?<=\p{Script=Arabic})\p{Script=Arabic}/gu],
  [1, /[\u2018-\u201e\u2013\u2014\u2026\u00ab\u00bb\u20ac\u00a3\u00a0]/gu],
  [4, /[\u3040-\u30ff]/gu],
  [4, /[的一是不了在人有我他中大来上国和说们为這來國說們為日本会年月時]/gu],
  [4, /[이다의는을에가고하지한로도사]/gu],
  [1.5, /(?<=[\p{Script=Han}\p{Script=Hangul}])[\p{Script=Han}\p{Script=Hangul}]|[。、，]/gu],
  [-2, /(?<=\p{Ll})\p{Lu}|[\uff61-\uff9f\ue000-\uf8ff\u2500-\u259f\u0080-\u009f]/gu],
  [
    -1,
    /[\u00a1-\u00bf\u00d7\u00f7](?=\p{L})|(?<=\p{L})[\u00a2-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00d7\u00f7]/gu,
  ],
];

function wordliness(text: string): number {
  return SIGNS.reduce((sum, [weight, pattern]) => sum + weight * (text.match(pattern)?.length ?? 0), 0);
}
