import { kindOf } from '../../../platform/lib/fields/fields.js';
import { clip } from '../../../platform/lib/fields/values.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { faultsAmong } from '../input/faults.js';
import { FIELDS } from '../input/shapes.js';
import { parseRecord, wordRecordFault } from '../input.js';
import { KINDS, type Kind } from '../model.js';
import { DeskSplitter, UnreadableDesk, type Value } from './split.js';
import { StagedDesk } from './staged-desk.js';

// Checks a whole database from an untrusted onrecord-json file and stages it, one record at a time: first each record by
// itself, then the references between them. With any fault nothing is imported.

/** Enough to correct a file by. */
const MAX_FAULTS = 50;

/** The staged file, to be closed; or sentences that each name a record: ‘claims 3 (ref 7): said_on: …’. */
export type CheckedDesk = Result<StagedDesk, readonly string[]>;

/** @param pieces the bytes of a file, each in memory of its own */
export async function checkDesk(pieces: AsyncIterable<Uint8Array>): Promise<CheckedDesk> {
  const check = new DeskCheck();
  try {
    for await (const piece of pieces) if (!check.add(piece)) break;
    return check.finish();
  } catch (error) {
    check.close();
    throw error;
  }
}

/** The same for a small file in memory. */
export function checkDeskText(text: string): CheckedDesk {
  const check = new DeskCheck();
  check.add(Buffer.from(text));
  return check.finish();
}

const FRAME: ReadonlyMap<string, { readonly value: unknown; readonly message: string }> = new Map([
  [
    'format',
    {
      value: 'onrecord-json',
      message: 'format: this is not an onrecord-json file (its “format” says “onrecord-json”).',
    },
  ],
  ['version', { value: 1, message: 'version: this program reads version 1 of onrecord-json.' }],
]);

class DeskCheck {
  readonly #desk = new StagedDesk();
  readonly #splitter = new DeskSplitter({
    onList: (key) => this.#beginField(key, []),
    onValue: (value) => this.#take(value),
  });
  readonly #keys = new Set<string>();
  /** Faults of the file as a whole. */
  readonly #whole: string[] = [];
  readonly #faults: { readonly kind: Kind; readonly sentence: string }[] = [];
  #isReadable = true;

  /** Returns whether it is worth reading on. */
  add(bytes: Uint8Array): boolean {
    this.#reading(() => this.#splitter.add(bytes));
    return this.#isReadable && this.#whole.length + this.#faults.length < MAX_FAULTS;
  }

  finish(): CheckedDesk {
    const errors = this.#errors().slice(0, MAX_FAULTS);
    if (errors.length === 0) return ok(this.#desk);
    this.close();
    return refused(errors);
  }

  close(): void {
    this.#desk.close();
  }

  #reading(read: () => void): void {
    try {
      if (this.#isReadable) read();
    } catch (error) {
      if (!(error instanceof UnreadableDesk)) throw error;
      this.#isReadable = false;
      this.#whole.splice(0, Infinity, error.message);
    }
  }

  #beginField(key: string, value: unknown): void {
    const frame = FRAME.get(key);
    if (frame && value !== frame.value) throw new UnreadableDesk(frame.message);
    if (this.#keys.has(key)) throw new UnreadableDesk(`${clip(key)} is in this file twice: put both in one.`);
    this.#keys.add(key);
    if (frame) return;
    if (!Object.hasOwn(FIELDS, key))
      this.#whole.push(`${clip(key)} is not a field here; they are: ${KINDS.join(', ')}.`);
    else if (!Array.isArray(value)) this.#whole.push(`${key}: give a list, not ${kindOf(value)}.`);
  }

  #take({ key, at, value }: Value): void {
    if (at === null) {
      this.#beginField(key, value);
      return;
    }
    if (!Object.hasOwn(FIELDS, key) || this.#faults.length >= MAX_FAULTS) return;
    const kind = key as Kind;
    const read = parseRecord(kind, value);
    if (!read.ok)
      for (const error of read.errors)
        this.#faults.push({ kind, sentence: wordRecordFault(kind, at, value, error) });
    // With a fault nothing will be imported: later records are only read for their own faults.
    else if (this.#faults.length === 0) this.#desk.add(kind, read.value, value);
  }

  #errors(): readonly string[] {
    if (this.#faults.length < MAX_FAULTS) this.#reading(() => this.#splitter.end());
    if (!this.#isReadable) return this.#whole;
    for (const [key, { message }] of FRAME) if (!this.#keys.has(key)) return [message];
    if (this.#whole.length > 0) return this.#whole;
    if (this.#faults.length === 0) return this.#faultsBetween();
    return KINDS.flatMap((kind) => this.#faults.filter((fault) => fault.kind === kind)).map(
      ({ sentence }) => sentence,
    );
  }

  #faultsBetween(): readonly string[] {
    const sentences: string[] = [];
    for (const { kind, at, ...error } of faultsAmong(this.#desk, this.#desk.finish())) {
      sentences.push(wordRecordFault(kind, at, this.#desk.get(kind, at), error));
      if (sentences.length === MAX_FAULTS) break;
    }
    return sentences;
  }
}
