// Finds where a JSON value ends, without judging it. All signs that matter are ASCII, which no other character of UTF-8
// contains.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const LINE_FEED = 0x0a;

export class Extent {
  /** The highest number of lists and objects that were open at once. */
  deepest = 0;
  /** The number of line feeds so far. */
  lines = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  /** A new value begins. */
  begin(): void {
    this.#depth = 0;
    this.deepest = 0;
    this.lines = 0;
    this.#isInString = false;
    this.#isEscaped = false;
  }

  /** Where the value ends, exclusive; null where it continues after these bytes. */
  endIn(bytes: Uint8Array, from: number): number | null {
    for (let at = from; at < bytes.length; at += 1) {
      if (this.#isInString) {
        at = this.#endOfString(bytes, at);
        if (!this.#isInString && this.#depth === 0) return at + 1;
        continue;
      }
      const byte = bytes[at] as number;
      if (byte === QUOTE) this.#isInString = true;
      else if (opens(byte)) this.#open();
      else if (closes(byte)) {
        // A number or a word ends before the sign that closes its list.
        if (this.#depth === 0) return at;
        this.#depth -= 1;
        if (this.#depth === 0) return at + 1;
      } else if (this.#depth === 0 && separates(byte)) return at;
      else if (byte === LINE_FEED) this.lines += 1;
    }
    return null;
  }

  #open(): void {
    this.#depth += 1;
    if (this.#depth > this.deepest) this.deepest = this.#depth;
  }

  /** The place of the quotation mark that closes the string, or of the last byte. */
  #endOfString(bytes: Uint8Array, from: number): number {
    const { length } = bytes;
    for (let at = from; at < length; at += 1) {
      const byte = bytes[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) {
        this.#isInString = false;
        return at;
      }
    }
    return length;
  }
}

function opens(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function closes(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d;
}

function separates(byte: number): boolean {
  return byte === 0x2c || byte === 0x3a || isBlank(byte);
}

/** The white space of JSON. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === LINE_FEED || byte === 0x0d || byte === 0x09;
}
