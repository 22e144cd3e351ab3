import { isUtf8 } from 'node:buffer';
import { kindOf } from '../../../platform/lib/fields/fields.js';
import { clip } from '../../../platform/lib/fields/values.js';
import { Extent, isBlank, LINE_FEED } from './extent.js';

// Splits the bytes of an onrecord-json file into the members of its lists, so that one record at a time is in memory.

/** A value of the file. */
export interface Value {
  /** The name of its field. */
  readonly key: string;
  /** Its index in a list, from 0; null for the value of a field that is no list. */
  readonly at: number | null;
  readonly value: unknown;
  readonly text: string;
}

export interface OnSplit {
  /** Called before the members of a list. */
  readonly onList: (key: string) => void;
  readonly onValue: (value: Value) => void;
}

/** A file that cannot be read from some place on. The message is a sentence for the person. */
export class UnreadableDesk extends Error {}

/** A saved copy has up to 20 MB of bytes, which are a third longer as base64, and its text. */
const MAX_VALUE_MB = 100;
const MAX_VALUE_BYTES = MAX_VALUE_MB * 1_000_000;

/** Deeper than any record; what is far deeper could not be written as JSON again. */
const MAX_DEPTH = 100;

/** What is expected outside of values. */
type State =
  | 'start'
  | 'firstKey'
  | 'key'
  | 'colon'
  | 'value'
  | 'first'
  | 'member'
  | 'comma'
  | 'field'
  | 'end';

export class DeskSplitter {
  readonly #on: OnSplit;
  readonly #extent = new Extent();
  #state: State = 'start';
  #key = '';
  #at: number | null = null;
  #line = 1;
  #isInValue = false;
  #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(on: OnSplit) {
    this.#on = on;
  }

  /** @param bytes are kept until the next value ends: the caller must not write into them again @throws UnreadableDesk */
  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; )
      at = this.#isInValue ? this.#inValue(bytes, at) : this.#between(bytes, at);
  }

  /** @throws UnreadableDesk where the file is incomplete */
  end(): void {
    if (this.#state !== 'end') throw this.#notJson('it ends too early, so that something is missing');
  }

  #inValue(bytes: Uint8Array, from: number): number {
    const end = this.#extent.endIn(bytes, from);
    const piece = bytes.subarray(from, end ?? bytes.length);
    this.#size += piece.length;
    if (this.#size > MAX_VALUE_BYTES) throw this.#unread(`it is larger than ${MAX_VALUE_MB} MB, the limit`);
    if (this.#extent.deepest > MAX_DEPTH)
      throw this.#unread(`it is nested more than ${MAX_DEPTH} levels deep`);
    this.#pieces.push(piece);
    if (end === null) return bytes.length;
    const [first = piece] = this.#pieces;
    const whole = this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
    [this.#pieces, this.#size, this.#isInValue] = [[], 0, false];
    const text = textOf(whole);
    if (text === null) throw this.#unread(`it is ${NOT_UTF8}`);
    this.#take(text);
    return end;
  }

  #take(text: string): void {
    const value = this.#parsed(text);
    this.#line += this.#extent.lines;
    if (this.#state === 'firstKey' || this.#state === 'key') {
      this.#key = String(value);
      this.#state = 'colon';
      return;
    }
    this.#on.onValue({ key: this.#key, at: this.#at, value, text });
    this.#state = this.#at === null ? 'field' : 'comma';
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw this.#notJson((error as SyntaxError).message.replaceAll(/\s+/g, ' '));
    }
  }

  /** Takes one byte between values, and returns where to go on. */
  #between(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] ?? 0;
    if (byte === LINE_FEED) this.#line += 1;
    if (!isBlank(byte) && !(this.#state === 'start' && MARK.includes(byte))) {
      const next = this.#next(byte, bytes, at);
      if (next === null) {
        this.#isInValue = true;
        this.#extent.begin();
        return at;
      }
      this.#state = next;
    }
    return at + 1;
  }

  /** What is expected after this byte; null where a value begins with it. */
  #next(byte: number, bytes: Uint8Array, at: number): State | null {
    const sign = String.fromCharCode(byte);
    switch (this.#state) {
      case 'start':
        return sign === '{' ? 'firstKey' : this.#fail(this.#noObject(bytes.subarray(at, at + 100)));
      case 'firstKey':
      case 'key':
        if (sign === '}' && this.#state === 'firstKey') return 'end';
        return sign === '"' ? null : this.#fail(this.#expected('the name of a field in double quotes', sign));
      case 'colon':
        return sign === ':' ? 'value' : this.#fail(this.#expected('a colon', sign));
      case 'value':
        this.#at = null;
        if (sign !== '[') return null;
        this.#on.onList(this.#key);
        this.#at = 0;
        return 'first';
      case 'first':
      case 'member':
        return sign === ']' && this.#state === 'first' ? this.#endList() : null;
      case 'comma':
        if (sign === ']') return this.#endList();
        this.#at = (this.#at ?? 0) + 1;
        return sign === ',' ? 'member' : this.#fail(this.#expected('a comma or the end of the list', sign));
      case 'field':
        if (sign === '}') return 'end';
        return sign === ',' ? 'key' : this.#fail(this.#expected('a comma or the end of the file', sign));
      case 'end':
        return this.#fail(this.#expected('the end of the file', sign));
    }
  }

  #endList(): State {
    this.#at = null;
    return 'field';
  }

  #noObject(bytes: Uint8Array): UnreadableDesk {
    const [first = 0] = bytes;
    if (first >= 0xf8) return new UnreadableDesk(`This is ${NOT_UTF8}.`);
    const begin = String.fromCharCode(...bytes);
    const [said] = /^(null|true|false|\d|-\d|"|\[)/.exec(begin) ?? [];
    if (said === undefined) return this.#expected('an opening brace', first < 0x80 ? begin.slice(0, 1) : '…');
    const value: unknown = BEGINNINGS[said] ?? JSON.parse(said);
    return new UnreadableDesk(`The file must be an object of lists, not ${kindOf(value)}.`);
  }

  #fail(error: UnreadableDesk): never {
    throw error;
  }

  #expected(what: string, sign: string): UnreadableDesk {
    return this.#notJson(`${what} is expected, not ${clip(sign)}`);
  }

  #notJson(why: string): UnreadableDesk {
    return new UnreadableDesk(`This is not JSON: ${why} (${this.#place()}).`);
  }

  #unread(why: string): UnreadableDesk {
    return new UnreadableDesk(`${this.#place()}: this cannot be read, since ${why}.`);
  }

  #place(): string {
    const named =
      this.#key === '' ? '' : `${clip(this.#key)}${this.#at === null ? '' : ` ${this.#at + 1}`}, `;
    return `${named}line ${this.#line}`;
  }
}

const NOT_UTF8 = 'not UTF-8 text: save the file as UTF-8';

/** A byte order mark, which some editors write. */
const MARK = [0xef, 0xbb, 0xbf];

/** What a file begins with that is a text or a list as a whole. */
const BEGINNINGS: Readonly<Record<string, unknown>> = { '"': '-', '[': [] };

/** Null for what is not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  return isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    : null;
}
