// Words of languages that do not exist, in scripts that do: nothing here was ever said by anybody. A word's
// place in its list is its rank, the commonest first, so that a bench knows which words are common and which rare.

const ONSETS = [
  'b',
  'd',
  'f',
  'g',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'st',
  'tr',
  'ch',
  'sh',
  'pl',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const ENDS = ['', 'n', 'r', 's', 't', 'l', 'nd', 'ng'];

const LATIN_SYLLABLES = ONSETS.flatMap((onset) =>
  VOWELS.flatMap((vowel) => ENDS.map((end) => onset + vowel + end)),
);

/** The word of a rank: common ones are short, and no two are the same. */
export function latinWord(rank: number): string {
  return syllablesOf(rank, LATIN_SYLLABLES);
}

export function cyrillicWord(rank: number): string {
  return syllablesOf(rank, CYRILLIC_SYLLABLES);
}

export function arabicWord(rank: number): string {
  return syllablesOf(rank, ARABIC_SYLLABLES);
}

const CYRILLIC_SYLLABLES = pairs([...'бвгдзклмнпрстхчшщ'], [...'аеиоуыюя']);
const ARABIC_SYLLABLES = pairs([...'بتجحدرسشصطعفقكلمنه'], [...'اويبرل']);
const KANA_SYLLABLES = pairs([...'かさたなはまやらわきしちに'], [...'あいうえおのりるを']);
const THAI_SYLLABLES = pairs([...'กขคงจชดตทนบปพมยรลวสห'], ['า', 'ี', 'ู', 'อ', 'ัน', 'าง']);

/** Han characters, so many of them as a reader of newspapers knows. */
const HAN_FIRST = 0x4e00;
const HAN_COUNT = 3_000;

/** Two characters each: the first few hundred are words of the news, which people look for. */
export function hanWord(rank: number): string {
  const known = HAN_KNOWN[rank];
  if (known !== undefined) return known;
  return hanSign(rank * 7919) + hanSign(rank * 104_729 + 17);
}

const HAN_KNOWN = [
  '中国',
  '发展',
  '合作',
  '台湾',
  '和平',
  '关系',
  '世界',
  '问题',
  '政府',
  '经济',
  '安全',
  '人民',
];

function hanSign(number: number): string {
  return String.fromCodePoint(HAN_FIRST + (number % HAN_COUNT));
}

/** Japanese: Han words with kana between them. */
export function japaneseWord(rank: number): string {
  return hanWord(rank) + syllablesOf(rank % 40, KANA_SYLLABLES);
}

export function thaiWord(rank: number): string {
  return syllablesOf(rank, THAI_SYLLABLES);
}

function pairs(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map((second) => first + second));
}

function syllablesOf(rank: number, syllables: readonly string[]): string {
  let word = '';
  let left = rank;
  do {
    // A step without a common divisor, so that neighbours in rank do not look alike.
    word += syllables[(left * 389) % syllables.length] ?? '';
    left = Math.floor(left / syllables.length);
  } while (left > 0);
  return word;
}
