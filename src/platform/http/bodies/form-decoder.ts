import { isUtf8 } from 'node:buffer';
import { AppError } from '../../lib/errors.js';
import { counted } from '../../lib/fields/values.js';
import type { BodyLimits } from './body-limits.js';

// Decodes a form while it arrives, and counts fields and the dots in their names before it builds anything. @source
// WHATWG URL, application/x-www-form-urlencoded parsing: a `%` without two digits stays as it is

export type Pair = readonly [name: string, value: string];

/** The longest field name, carried through a sign-in, has about a hundred bytes. */
const MAX_NAME_BYTES = 1_000;

const [AMPERSAND, EQUALS, PERCENT, PLUS, SPACE] = [0x26, 0x3d, 0x25, 0x2b, 0x20];

export class FormDecoder {
  readonly #limits: BodyLimits;
  readonly #pairs: Pair[] = [];
  #ampersands = 0;
  #dots = 0;
  /** Null while a name is being read. */
  #name: string | null = null;
  /** The decoded bytes of the name or value so far. */
  #parts: Buffer[] = [];
  #length = 0;
  /** A `%` and the digits behind it that may form one byte. */
  #escape: number[] = [];

  constructor(limits: BodyLimits) {
    this.#limits = limits;
  }

  /** @throws AppError too_large for too many fields; bad_request for invalid UTF-8 */
  push(piece: Buffer): void {
    const out = Buffer.allocUnsafe(piece.length + 2);
    let [start, end] = [0, 0];
    for (const byte of piece) {
      if (this.#escape.length > 0) {
        if (this.#escape.length === 1 && hexOf(byte) >= 0) {
          this.#escape.push(byte);
          continue;
        }
        const [percent = PERCENT, digit] = this.#escape;
        this.#escape = [];
        if (digit !== undefined && hexOf(byte) >= 0) {
          out[end++] = hexOf(digit) * 16 + hexOf(byte);
          continue;
        }
        // This is no escape after all: the bytes held back are literal, and this one is read like any other.
        out[end++] = percent;
        if (digit !== undefined) out[end++] = digit;
      }
      if (byte === PERCENT) this.#escape.push(byte);
      else if (byte === PLUS) out[end++] = SPACE;
      else if (byte === AMPERSAND || (byte === EQUALS && this.#name === null)) {
        this.#keep(out.subarray(start, end));
        start = end;
        if (byte === EQUALS) this.#name = this.#takeText();
        else this.#endPair();
      } else out[end++] = byte;
    }
    this.#keep(out.subarray(start, end));
  }

  /** The fields, once the whole body has arrived. */
  end(): readonly Pair[] {
    this.#endPair();
    return this.#pairs;
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes);
    this.#length += bytes.length;
    if (this.#name === null && this.#length > MAX_NAME_BYTES) this.#refuseNameOrValue();
  }

  /** NOTE: a pair without `=` is a name, so a long text sent on its own ends up here. */
  #refuseNameOrValue(): never {
    throw new AppError('too_large', `A field name may have at most ${counted(MAX_NAME_BYTES)} characters.`);
  }

  #endPair(): void {
    this.#keepBrokenEscape();
    this.#ampersands += 1;
    if (this.#ampersands > this.#limits.fields)
      throw new AppError('too_large', `A form may have at most ${counted(this.#limits.fields)} fields here.`);
    if (this.#name === null && this.#length === 0) return;
    const last = this.#takeText();
    this.#pairs.push(this.#name === null ? [last, ''] : [this.#name, last]);
    this.#name = null;
  }

  /** A name or value ends within what looked like an escape. */
  #keepBrokenEscape(): void {
    if (this.#escape.length === 0) return;
    const held = Buffer.from(this.#escape);
    this.#escape = [];
    this.#keep(held);
  }

  /** The decoded text; the dots in a name are counted. */
  #takeText(): string {
    this.#keepBrokenEscape();
    const bytes = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    if (!isUtf8(bytes)) throw new AppError('bad_request', 'The form is not UTF-8.');
    const text = bytes.toString('utf8');
    if (this.#name === null) this.#countDots(text);
    return text;
  }

  #countDots(name: string): void {
    this.#dots += name.split('.').length - 1;
    if (this.#dots > this.#limits.dots)
      throw new AppError('too_large', 'The field names have too many dots.');
  }
}

/** The value of a hexadecimal digit; -1 for any other byte. */
function hexOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
