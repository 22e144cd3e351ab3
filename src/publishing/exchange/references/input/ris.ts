import { fromRis } from '../model/dates.js';
import { nameFromRis } from '../model/names.js';
import { OUTSIDE_RECORDS, type Reference, ReferenceDraft } from '../model/reference.js';
import { isKnownTag, meaningOf } from '../model/ris-tags.js';
import { cslTypeOfRis } from '../model/types.js';

// Reads RIS as programs write it: any line ends, blank lines, tags in lower case, values over several lines, and
// records without a beginning or an end.

/** @param bytes of UTF-8 */
export function* risRecords(bytes: Buffer): Generator<Reference> {
  const records = new RisRecords();
  for (const line of linesOf(bytes)) {
    const done = records.add(line);
    if (done !== null) yield done;
  }
  const last = records.finish();
  if (last !== null) yield last;
}

/** Decoded at a time, in bytes: a whole library as one text would take as much memory again. */
const PIECE_BYTES = 1_000_000;

function* linesOf(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, at + PIECE_BYTES);
    const end = feed === -1 ? bytes.length : feed + 1;
    // A byte order mark is one only at the beginning.
    const text = new TextDecoder('utf-8', { ignoreBOM: at > 0 }).decode(bytes.subarray(at, end));
    for (const [line] of text.matchAll(/[^\r\n]+/g)) yield line;
    at = end;
  }
}

interface Field {
  readonly tag: string;
  text: string;
}

const STANDARD = /^([A-Z][A-Z0-9]) {2}-(?: (.*))?$/i;
const OTHER = /^([A-Z][A-Z0-9])( ?)- ?(.*)$/i;
const BEGINNING = /^ty( ?)- ?[a-z]{3,8}\s*$/i;

/** The first line of a record that lacks it. */
const NO_TYPE: Field = { tag: 'TY', text: '' };

class RisRecords {
  #n = 0;
  #fields: Field[] = [];
  #isOpen = false;
  #hasStrayText = false;
  /** The spaces before the hyphen, where the record begins with fewer than two. */
  #spaces: string | null = null;

  /** Takes a line. @returns the record that ends before it; null for none */
  add(line: string): Reference | null {
    const field = this.#fieldIn(line);
    if (field?.tag === 'TY') return this.#begin([field]);
    if (!this.#isOpen && field !== null && isKnownTag(field.tag)) return this.#begin([NO_TYPE, field]);
    if (!this.#isOpen) this.#hasStrayText ||= line.trim() !== '';
    else if (field?.tag === 'ER') this.#isOpen = false;
    else if (field !== null) this.#fields.push(field);
    else this.#continueLast(line);
    return null;
  }

  /** The last record; null for none. */
  finish(): Reference | null {
    if (this.#fields.length === 0) return null;
    this.#n += 1;
    const record = recordOf(this.#n, this.#fields, this.#hasStrayText);
    this.#hasStrayText = false;
    return record;
  }

  #begin(fields: Field[]): Reference | null {
    const before = this.finish();
    this.#fields = fields;
    this.#isOpen = true;
    return before;
  }

  #continueLast(line: string): void {
    const last = this.#fields.at(-1);
    if (last) last.text += `\n${line}`;
  }

  /** Null for a line that continues a value. */
  #fieldIn(line: string): Field | null {
    const [, tag, text = ''] = STANDARD.exec(line.trimStart()) ?? [];
    const spaces = BEGINNING.exec(line.trimStart())?.[1];
    if (tag?.toUpperCase() === 'TY') this.#spaces = null;
    else if (spaces !== undefined) this.#spaces = spaces;
    return tag === undefined ? this.#otherFieldIn(line.trimStart()) : { tag: tag.toUpperCase(), text };
  }

  /** NOTE: with fewer spaces a line may be text, so only known tags count, in records that begin so. */
  #otherFieldIn(line: string): Field | null {
    const [, given = '', spaces, text = ''] = OTHER.exec(line) ?? [];
    const tag = given.toUpperCase();
    const isTag = spaces === this.#spaces && (isKnownTag(tag) || tag === 'TY' || tag === 'ER');
    return isTag ? { tag, text } : null;
  }
}

function recordOf(n: number, fields: readonly Field[], hasStrayText: boolean): Reference {
  const type = fields[0]?.text.trim().toUpperCase() ?? '';
  const draft = new ReferenceDraft();
  draft.typeGiven = type || null;
  draft.type = cslTypeOfRis(type, fields.some(isAddress));
  for (const field of inOrder(fields.slice(1))) take(draft, field, type);
  if (hasStrayText) draft.drop(OUTSIDE_RECORDS);
  return draft.finish(n);
}

function isAddress({ tag, text }: Field): boolean {
  return (tag === 'UR' || tag === 'LK') && /^\s*https?:/i.test(text);
}

/** The whole date before the year, which most programs write too. */
function inOrder(fields: readonly Field[]): readonly Field[] {
  return [...fields.filter(({ tag }) => tag === 'DA'), ...fields.filter(({ tag }) => tag !== 'DA')];
}

const DOI_OF_JOURNAL = /^(?:doi:\s*)?10\.\d{4,}\//i;

function take(draft: ReferenceDraft, { tag, text }: Field, type: string): void {
  const meaning = meaningOf(tag, type);
  if (meaning.as === 'name') draft.name(meaning.variable, nameFromRis(text) ?? {});
  else if (meaning.as === 'date') takeDate(draft, meaning.variable, text);
  else if (meaning.as === 'more') draft.add(meaning.label, text);
  else if (meaning.as === 'file') takeFile(draft, text);
  else if (meaning.as === 'value')
    draft.value(tag === 'M3' && DOI_OF_JOURNAL.test(text.trim()) ? 'DOI' : meaning.variable, text);
}

function takeDate(draft: ReferenceDraft, variable: string, text: string): void {
  const { date, rest } = fromRis(text);
  const isRepeated = variable === 'issued' && draft.values.get('issued')?.startsWith(date);
  if (!isRepeated) draft.value(variable, date);
  if (rest === null) return;
  if (variable === 'accessed' && /^\d\d?:\d\d/.test(rest)) draft.drop('time of access');
  else draft.add('Date', text);
}

/** A path on somebody’s computer leads nowhere from here. */
function takeFile(draft: ReferenceDraft, text: string): void {
  if (/^\s*https?:/i.test(text)) draft.add('File', text);
  else if (text.trim() !== '') draft.drop('attached files');
}
