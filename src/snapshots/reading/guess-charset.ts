// Which old encoding bytes are in that nobody labelled: the one in which they look most like words.

/** The usual ones, in the order in which a tie is settled. */
const CANDIDATES = [
  'windows-1252',
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

/** Enough to tell by, and cheap for a file of any size. */
const SAMPLE = 32_768;

/** Null where the bytes are well formed in none of them. */
export function guessCharset(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  let [best, most]: [string | null, number] = [null, Number.NEGATIVE_INFINITY];
  for (const charset of CANDIDATES) {
    const text = wellFormed(sample, charset);
    const score = text === null ? Number.NEGATIVE_INFINITY : wordliness(text);
    if (score > most) [best, most] = [charset, score];
  }
  return best;
}

function wellFormed(sample: Uint8Array, charset: string): string | null {
  try {
    // As a stream: the sample may end in the middle of a character.
    return new TextDecoder(charset, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return null;
  }
}

// What the letters of real words do, and what misread bytes do; each weighed by the bytes it explains.
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
