import type { NumberWords, Scale } from '../../words/numbers.js';

// Adds up the words of a whole number, “two hundred and twenty-five thousand”, and says where it ends.

/** Whole numbers in words stay far below what a float holds exactly. */
const MAX_VALUE = 1e15;

export class Cardinal {
  #total = 0;
  #current = 0;
  #lastScale = Number.POSITIVE_INFINITY;
  #isYear = false;
  #count = 0;

  /** How many words it has. */
  get count(): number {
    return this.#count;
  }

  get value(): number {
    return this.#total + this.#current;
  }

  /** Whether “and” may follow: after hundreds and larger ones. */
  get isRound(): boolean {
    return this.#count > 0 && this.value >= 100 && this.#current % 100 === 0;
  }

  /** Whether a unit may still follow: “twenty”. */
  get isTens(): boolean {
    const rest = this.#current % 100;
    return rest >= 20 && rest % 10 === 0;
  }

  /** @returns whether the value continues the number; otherwise nothing changes */
  add(value: number): boolean {
    const next = this.#isYear ? null : this.#sum(value);
    if (next === null) return false;
    this.#current = next;
    this.#count += 1;
    return true;
  }

  #sum(value: number): number | null {
    const rest = this.#current % 100;
    if (this.#current === 0 && (this.#count === 0 || value > 0)) return value;
    if (value === 0) return null;
    if (value < 10) return this.isTens || rest === 0 ? this.#current + value : null;
    if (value >= 100) return null;
    if (rest === 0) return this.#current + value;
    // soixante-dix, quatre-vingt
    if (value === 20 && rest === 4) return this.#current + 76;
    if (value < 20 && (rest === 60 || rest === 80)) return this.#current + value;
    return null;
  }

  /** Units before tens: “fünfundzwanzig”. */
  addBehind(tens: number): boolean {
    const unit = this.#current % 100;
    if (unit < 1 || unit > 9 || tens < 20 || tens > 90) return false;
    this.#current += tens;
    this.#count += 1;
    return true;
  }

  /** “nineteen ninety-nine”: the century before the year. */
  addYear(value: number): boolean {
    if (this.#count !== 1 || this.#total !== 0 || this.#current < 10 || this.#current > 21 || value < 10)
      return false;
    this.#current = this.#current * 100 + value;
    this.#count += 1;
    this.#isYear = value % 10 !== 0 || value < 20;
    return true;
  }

  multiply({ factor }: Scale): boolean {
    const isSmall = factor < 1000;
    const fits = isSmall ? this.#current < 100 : factor < this.#lastScale;
    if (!fits || this.#isYear) return false;
    const product = (this.#current || 1) * factor;
    if (this.#total + product > MAX_VALUE) return false;
    if (isSmall) this.#current = product;
    else {
      this.#total += product;
      this.#current = 0;
      this.#lastScale = factor;
    }
    this.#count += 1;
    return true;
  }
}

/** The number that one word is: “fünfundzwanzig”, “venticinque”, “twelve”; null for none. */
export function valueOfCompound(word: string, words: NumberWords): number | null {
  if (words.joined === null) return null;
  const pieces = piecesOf(word, words);
  if (pieces === null || pieces.length < 2) return null;
  const number = new Cardinal();
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? '';
    const scale = words.scales.get(piece);
    const value = words.values.get(piece);
    const isJoin = piece === words.joined && value === undefined;
    if (isJoin) {
      at += 1;
      const next = words.values.get(pieces[at] ?? '') ?? -1;
      if (!number.addBehind(next) && !(number.isRound && number.add(next))) return null;
    } else if (!(scale === undefined ? value !== undefined && number.add(value) : number.multiply(scale)))
      return null;
  }
  return number.value;
}

const MAX_PIECES = 14;

/** The longest piece first; null where a rest is no number word. */
function piecesOf(word: string, words: NumberWords): string[] | null {
  const pieces: string[] = [];
  for (let at = 0; at < word.length; ) {
    const piece = pieceAt(word, at, words);
    if (piece === null || pieces.length === MAX_PIECES) return null;
    pieces.push(piece);
    at += piece.length;
  }
  return pieces;
}

const MAX_PIECE = 16;

function pieceAt(word: string, at: number, words: NumberWords): string | null {
  for (let length = Math.min(MAX_PIECE, word.length - at); length > 1; length -= 1) {
    const piece = word.slice(at, at + length);
    if (words.values.has(piece) || words.scales.has(piece) || piece === words.joined) return piece;
  }
  return null;
}
