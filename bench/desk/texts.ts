import { type Random, zipf } from './random.js';
import { arabicWord, cyrillicWord, hanWord, japaneseWord, latinWord, thaiWord } from './words.js';

export interface Text {
  readonly text: string;
  readonly language: string;
}

interface Tongue {
  readonly language: string;
  readonly word: (rank: number) => string;
  readonly between: string;
  readonly stop: string;
  /** Of a hundred texts. */
  readonly share: number;
}

const TONGUES: readonly Tongue[] = [
  { language: 'en', word: latinWord, between: ' ', stop: '.', share: 76 },
  { language: 'zh', word: hanWord, between: '', stop: '。', share: 12 },
  { language: 'ru', word: cyrillicWord, between: ' ', stop: '.', share: 5 },
  { language: 'ar', word: arabicWord, between: ' ', stop: '.', share: 3 },
  { language: 'ja', word: japaneseWord, between: '', stop: '。', share: 2 },
  { language: 'th', word: thaiWord, between: '', stop: '', share: 2 },
];

/** Different words that are drawn from. The rarest stand in a text in a million or two. */
export const WORDS = 50_000;
/** Words of a quotation, fewest and most. */
const [MIN_LENGTH, MAX_LENGTH] = [8, 40];

export interface Writer {
  /** A statement in one of the languages. */
  statement(): Text;
  /** A few words of English kind, as a title or a note has them. */
  words(count: number): string;
}

export function writerWith(random: Random): Writer {
  const rank = zipf(random, WORDS);
  const sentence = ({ word, between, stop }: Tongue, count: number): string => {
    const words = Array.from({ length: count }, () => word(rank()));
    return words.join(between) + stop;
  };
  const english = TONGUES[0] as Tongue;
  return {
    statement() {
      const tongue = tongueAt(random.below(100));
      const count = MIN_LENGTH + random.below(MAX_LENGTH - MIN_LENGTH);
      return { text: capital(sentence(tongue, count)), language: tongue.language };
    },
    words: (count) => capital(sentence({ ...english, stop: '' }, count)),
  };
}

function tongueAt(percent: number): Tongue {
  let sum = 0;
  const found = TONGUES.find(({ share }) => {
    sum += share;
    return percent < sum;
  });
  return found ?? (TONGUES[0] as Tongue);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
