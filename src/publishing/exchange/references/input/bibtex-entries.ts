import { MONTH_KEYS } from '../../../../engines/words/calendar.js';
import { UnreadableFile } from '../../model/faults.js';

// Splits BibTeX into entries and fields, by braces and quotation marks. Tolerates a missing key and missing commas, which
// lose nothing; a missing brace is reported where its entry begins, since it would swallow the next entries.

export interface BibtexEntry {
  /** In lower case. */
  readonly type: string;
  /** Names in lower case, and what stands between the outer braces or quotation marks. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** @throws UnreadableFile where an entry cannot be read */
export function* bibtexEntries(text: string): Generator<BibtexEntry> {
  const scanner = new Scanner(text);
  for (let entry = scanner.next(); entry !== null; entry = scanner.next()) yield entry;
}

/** Deeper than any sensible text. Bounds the recursion of whoever parses a value. */
const MAX_DEPTH = 100;

/**
 * The text that the abbreviations of one entry, and of the whole file, may come to: abbreviations of abbreviations grow
 * without bound. A note has room for a tenth of the first.
 */
const MAX_EXPANDED_IN_ENTRY = 100_000;
const MAX_EXPANDED_IN_FILE = 20_000_000;

/** Where an entry that was not closed meets the next one. */
const NEXT = /\n[^\S\n]*@[a-z]+\s*\{\s*[^\s,{}]*\s*,/iy;
const BEGINNING = /@([a-z]+)\s*([{(])/gi;
const NAME = /[\s,]*([^\s=,{}()"#]+)\s*=\s*/y;
const WORD = /[^\s,#{}()"]+/y;
const JOIN = /\s*#\s*/y;

/** The names that every style defines. @source btxdoc, 3.2 */
const MONTHS = MONTH_KEYS.map((name, at) => [name, String(at + 1)] as const);

class Scanner {
  readonly #text: string;
  readonly #strings = new Map<string, string>(MONTHS);
  #at = 0;
  /** Of the entry that is being read. */
  #begins = 0;
  /** In UTF-16 code units: of the entry, and of the file. */
  #expandedInEntry = 0;
  #expandedInFile = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): BibtexEntry | null {
    for (;;) {
      const found = this.#match(BEGINNING);
      if (found === null) return null;
      this.#begins = found.index;
      this.#expandedInEntry = 0;
      const type = (found[1] ?? '').toLowerCase();
      const closing = found[2] === '(' ? ')' : '}';
      if (type === 'comment' || type === 'preamble') this.#until(closing);
      else {
        if (type !== 'string') this.#match(/\s*[^\s=,{}()"#]*\s*(?:,|(?=[)}]))/y);
        const fields = this.#fields(closing);
        if (type !== 'string') return { type, fields };
        for (const [name, value] of fields) this.#strings.set(name, value);
      }
    }
  }

  #fields(closing: string): (readonly [string, string])[] {
    const fields: (readonly [string, string])[] = [];
    for (;;) {
      this.#match(/[\s,]*/y);
      if (this.#text[this.#at] === closing) break;
      const name = this.#match(NAME)?.[1];
      if (name === undefined)
        this.#refuse(/^@|^$/.test(this.#text.charAt(this.#at)) ? NOT_CLOSED : NOT_A_FIELD);
      fields.push([name.toLowerCase(), this.#value()]);
    }
    this.#at += 1;
    return fields;
  }

  /** Parts joined by `#`: a text, a number, or the name of a `@string`. */
  #value(): string {
    let value = this.#part();
    while (this.#match(JOIN)) value += this.#part();
    return value;
  }

  #part(): string {
    const sign = this.#text[this.#at];
    if (sign === '{' || sign === '"') {
      this.#at += 1;
      return this.#until(sign === '{' ? '}' : '"');
    }
    const word = this.#match(WORD)?.[0];
    if (word === undefined) this.#refuse(NOT_A_FIELD);
    const text = this.#strings.get(word.toLowerCase());
    return text === undefined ? word : this.#expanded(text);
  }

  #expanded(text: string): string {
    this.#expandedInEntry += text.length;
    this.#expandedInFile += text.length;
    if (this.#expandedInEntry > MAX_EXPANDED_IN_ENTRY) this.#refuse(TOO_LONG);
    if (this.#expandedInFile > MAX_EXPANDED_IN_FILE) this.#refuse(TOO_MANY);
    return text;
  }

  /** The text up to the closing sign outside braces, which is passed. */
  #until(closing: string): string {
    const from = this.#at;
    for (let depth = 0; this.#at < this.#text.length; this.#at += 1) {
      const sign = this.#text[this.#at];
      if (depth === 0 && sign === closing) {
        this.#at += 1;
        return this.#text.slice(from, this.#at - 1);
      }
      if (sign === '\\') this.#at += 1;
      else if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
      else if (sign === '\n' && this.#isNextEntry()) break;
      if (depth > MAX_DEPTH) this.#refuse(TOO_DEEP);
    }
    return this.#refuse(NOT_CLOSED);
  }

  #isNextEntry(): boolean {
    NEXT.lastIndex = this.#at;
    return NEXT.test(this.#text);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }

  #refuse(message: string): never {
    throw new UnreadableFile(this.#text.slice(0, this.#begins).split('\n').length, message);
  }
}

const NOT_CLOSED = 'The entry that begins here has no closing brace or quotation mark: add it.';
const NOT_A_FIELD =
  'The entry that begins here has a part that is no field, such as title = {…}: correct it.';
const TOO_DEEP = 'The entry that begins here has too many braces within braces: remove some.';
const TOO_LONG =
  'The @string abbreviations of the entry that begins here come to more than 100,000 characters: write shorter ones.';
const TOO_MANY =
  'Up to the entry that begins here the @string abbreviations of this file come to more than 20 million characters: import it in parts.';
