// Text as one line of a file that other programs read: they end a field at a line break, and some stop at a control
// character.

/** Makes lines, and counts the entries that lost characters by it. */
export class LineMaker {
  #hasLost = false;
  #entries = 0;

  /** The number of finished entries from which characters were removed. */
  get entries(): number {
    return this.#entries;
  }

  /**
   * Collapses line breaks and runs of spaces to one space. Removes controls, lone surrogates and noncharacters, which no
   * text file may hold.
   */
  line(text: string): string {
    if (!UNFIT.test(text)) return text; // nearly always
    const words = text.replace(/[ \t\r\n\f\v\u0085\u2028\u2029]+/g, ' ').trim();
    const kept = words.replace(UNUSABLE, '');
    this.#hasLost ||= kept !== words;
    return kept;
  }

  endEntry(): void {
    if (this.#hasLost) this.#entries += 1;
    this.#hasLost = false;
  }
}

const UNUSABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

// What the replacements above would find.
const UNFIT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]| {2}|^ | $/u;
