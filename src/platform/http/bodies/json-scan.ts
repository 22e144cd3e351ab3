import { AppError } from '../../lib/errors.js';
import { clip, counted } from '../../lib/fields/values.js';

// Scans JSON while it arrives, before it is parsed. Refuses input that costs more than its size suggests, and a
// duplicate name in an object, of which the parser would silently keep the last. Leaves syntax errors to the parser.

/** Parsed values are later walked recursively. */
const MAX_DEPTH = 32;
/** The longest list that any address takes has 10,000 entries. */
const MAX_VALUES = 50_000;
/** The largest legitimate case, a person with a hundred titles each from a source with fifty authors, has 17,000. */
const MAX_MEMBERS = 20_000;
/** Each new name costs the parser more than a kilobyte of text does. */
const MAX_NAMES = 2_000;
const MAX_NAME_BYTES = 500;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

interface Container {
  /** The names of an object so far. Null for a list. */
  readonly names: Set<string> | null;
  /** Whether the next string is a name. */
  expectsName: boolean;
}

export class JsonScan {
  readonly #open: Container[] = [];
  readonly #names = new Set<string>();
  readonly #name = Buffer.allocUnsafe(MAX_NAME_BYTES);
  #nameLength = 0;
  #inString = false;
  #inName = false;
  #isEscaped = false;
  #hasEscape = false;
  #values = 1;
  #members = 0;

  /** @throws AppError too_large or bad_request for what no address takes */
  push(piece: Buffer): void {
    for (let at = 0; at < piece.length; at++) {
      if (this.#inString && !this.#inName && !this.#isEscaped) {
        at = endOfPlain(piece, at);
        if (at >= piece.length) return;
      }
      const byte = piece[at] as number;
      if (this.#inString) this.#string(byte);
      else this.#structure(byte);
    }
  }

  #string(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) {
      this.#isEscaped = true;
      this.#hasEscape = true;
    } else if (byte === QUOTE) {
      this.#inString = false;
      if (this.#inName) this.#endName();
      return;
    }
    if (this.#inName) this.#growName(byte);
  }

  #structure(byte: number): void {
    const top = this.#open.at(-1);
    if (byte === QUOTE) {
      this.#inString = true;
      this.#hasEscape = false;
      this.#inName = top?.expectsName === true;
      this.#nameLength = 0;
    } else if (byte === OPEN_OBJECT) this.#enter({ names: new Set(), expectsName: true });
    else if (byte === OPEN_LIST) this.#enter({ names: null, expectsName: false });
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#open.pop();
    else if (byte === COMMA) {
      this.#values += 1;
      if (this.#values > MAX_VALUES)
        throw new AppError('too_large', `The JSON has more than ${counted(MAX_VALUES)} values.`);
      if (top) top.expectsName = top.names !== null;
    }
  }

  #enter(container: Container): void {
    this.#open.push(container);
    if (this.#open.length > MAX_DEPTH)
      throw new AppError('bad_request', `The JSON is nested more than ${MAX_DEPTH} levels deep.`);
  }

  #growName(byte: number): void {
    if (this.#nameLength === MAX_NAME_BYTES)
      throw new AppError('too_large', `A name in the JSON has more than ${MAX_NAME_BYTES} bytes.`);
    this.#name[this.#nameLength++] = byte;
  }

  #endName(): void {
    const top = this.#open.at(-1);
    const name = this.#nameRead();
    this.#inName = false;
    if (!top?.names || name === null) return;
    this.#members += 1;
    this.#names.add(name);
    if (this.#members > MAX_MEMBERS)
      throw new AppError('too_large', `The JSON has more than ${counted(MAX_MEMBERS)} fields.`);
    if (this.#names.size > MAX_NAMES)
      throw new AppError('too_large', `The JSON has more than ${counted(MAX_NAMES)} different names.`);
    if (top.names.has(name))
      throw new AppError('bad_request', `The JSON has ${clip(name)} twice in one object: give it once.`);
    top.names.add(name);
    top.expectsName = false;
  }

  /** Null for an invalid escape, which the parser reports. */
  #nameRead(): string | null {
    const text = this.#name.toString('utf8', 0, this.#nameLength);
    if (!this.#hasEscape) return text;
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      return null;
    }
  }
}

/** The position of a string’s next quote or backslash; the end of the chunk where it has none. */
function endOfPlain(piece: Buffer, from: number): number {
  let at = from;
  while (at < piece.length && piece[at] !== QUOTE && piece[at] !== BACKSLASH) at++;
  return at;
}
