import { createHash, randomUUID } from 'node:crypto';
import { docxOf, multipart, pdfOf } from '../record/snapshots/files.js';
import type { Sends } from './desk.js';

// Somebody who keeps copies of one source of a served desk, as a paste and as files of every kind, and has a book of
// them: what was acknowledged, and the one copy that was under way when the desk died.

/** What the desk said of a copy that it called kept, and what it was sent. */
export interface KeptCopy {
  readonly id: number;
  readonly text_sha256: string;
  readonly raw_sha256: string;
  /** Of the bytes that were sent. */
  readonly sent_sha256: string;
}

interface Sending {
  readonly key: string;
  readonly bytes: Buffer;
  /** Null for a paste. */
  readonly file: { readonly name: string; readonly type: string } | null;
}

/** Of a paste: about a megabyte. */
const LINES = 15_000;
const BODY = Array.from(
  { length: LINES },
  (_, at) => `line ${at}, in which nothing new of word${at} is said`,
);

export class CopyKeeper {
  readonly kept: KeptCopy[] = [];
  readonly #name: string;
  readonly #sends: Sends;
  readonly source: number;
  readonly words: string;
  #count = 0;
  #pending: Sending | null = null;

  /** @param words stand in every copy, to be found by what compares them */
  constructor(name: string, sends: Sends, source: number, words: string) {
    this.#name = name;
    this.#sends = sends;
    this.source = source;
    this.words = words;
  }

  /** Keeps one copy after another until the desk is gone. */
  async keepUntilGone(url: string): Promise<void> {
    for (;;) {
      this.#pending ??= this.#next();
      if (!(await this.#send(url, this.#pending))) return;
      this.#pending = null;
    }
  }

  /** Sends once more what was not acknowledged, to the letter and under its key. */
  async repeat(url: string): Promise<void> {
    if (this.#pending !== null && !(await this.#send(url, this.#pending)))
      throw new Error('The desk is gone.');
    this.#pending = null;
  }

  async #send(url: string, { key, bytes, file }: Sending): Promise<boolean> {
    const body = file
      ? multipart({ way: 'upload' }, { ...file, bytes })
      : JSON.stringify({ text: bytes.toString() });
    const headers = {
      ...this.#sends,
      ...(file === null && { 'content-type': 'application/json' }),
      'idempotency-key': key,
    };
    const path = `/sources/${this.source}/snapshots`;
    const answer = await fetch(url + path, { method: 'POST', headers, body })
      .then(async (got) => ({ status: got.status, text: await got.text() }))
      .catch(() => null);
    if (answer === null) return false;
    if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
    this.kept.push({
      ...JSON.parse(answer.text),
      sent_sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    return true;
  }

  #next(): Sending {
    this.#count += 1;
    const title = `Copy ${this.#count} of ${this.#name}`;
    const key = randomUUID();
    switch (this.#count % 4) {
      case 0:
        return {
          key,
          bytes: pdfOf([[title, this.words]]),
          file: { name: 'a.pdf', type: 'application/pdf' },
        };
      case 1:
        return { key, bytes: Buffer.from([title, ...BODY, this.words].join('\n')), file: null };
      case 2:
        return { key, bytes: docxOf([title, this.words]), file: { name: 'a.docx', type: '' } };
      default:
        return {
          key,
          bytes: Buffer.from([title, this.words, ...BODY.slice(0, LINES / 4)].join('\n')),
          file: { name: 'a.txt', type: 'text/plain' },
        };
    }
  }
}
