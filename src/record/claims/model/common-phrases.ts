// Phrases that were found in too many claims to be evidence. Asking the index for one again would read as many entries
// as the first time, and half the words of a sentence are common.

/** Maximum number of phrases remembered, some megabytes: more than the common words of a language. */
const MAX_REMEMBERED = 20_000;
/** A phrase of which claims were deleted may be rare again. */
const FORGET_AFTER_MS = 600_000;

export class CommonPhrases {
  readonly #phrases = new Set<string>();
  #since = performance.now();

  has(phrase: string): boolean {
    if (performance.now() - this.#since > FORGET_AFTER_MS) this.#forget();
    return this.#phrases.has(phrase);
  }

  add(phrase: string): void {
    if (this.#phrases.size >= MAX_REMEMBERED) this.#forget();
    this.#phrases.add(phrase);
  }

  #forget(): void {
    this.#phrases.clear();
    this.#since = performance.now();
  }
}
