import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { Inline, Paragraph } from './tree.js';

/** What stands in a printed reference: it tells whether a fact is there, whatever the style made of its letters. */
export class PrintedText {
  readonly letters: string;
  readonly #words: ReadonlySet<string>;
  readonly #figures: ReadonlyMap<string, number>;
  readonly #addresses: string;

  constructor(paragraph: Paragraph) {
    this.letters = lettersIn(paragraph);
    this.#words = new Set(wordsOf(this.letters));
    this.#figures = countOf(figuresOf(this.letters));
    this.#addresses = addressesIn(paragraph).toLowerCase();
  }

  /** Whether every word of it is there, in any case and order. */
  hasWords(fact: string): boolean {
    return wordsOf(fact).every((word) => this.#words.has(word));
  }

  /** Whether it is there sign by sign, in any case: "@a" is not the word "a". */
  hasPhrase(fact: string): boolean {
    return this.letters.toLowerCase().includes(fact.toLowerCase());
  }

  /** Whether the figures of all these are there at once: two dates of one year need the year twice. */
  hasFigures(...facts: readonly string[]): boolean {
    const wanted = countOf(facts.flatMap(figuresOf));
    return [...wanted].every(([figure, count]) => (this.#figures.get(figure) ?? 0) >= count);
  }

  /** Whether this EDTF date is there. Only its digits count: names of months differ by locale. */
  hasDate(edtf: string): boolean {
    return this.hasFigures(formatEdtf(edtf));
  }

  /** Whether the address is there, with or without "https://". */
  hasAddress(url: string): boolean {
    return this.#addresses.includes(bareAddress(url).toLowerCase());
  }
}

/** The text without links: an address may contain any word and number. */
function lettersIn(paragraph: Paragraph): string {
  return paragraph
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'link' ? ' ' : lettersIn(part.children)))
    .join('');
}

function addressesIn(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const inside = addressesIn(part.children);
      return part.kind === 'link' ? ` ${part.href} ${inside} ` : inside;
    })
    .join('');
}

function bareAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

function wordsOf(letters: string): string[] {
  return (
    letters
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Numbers without leading zeros; a letter may follow a year. */
function figuresOf(words: string): string[] {
  return (words.match(/\d+/g) ?? []).map((figure) => figure.replace(/^0+(?=\d)/, ''));
}

function countOf(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
