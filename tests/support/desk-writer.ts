import { randomUUID } from 'node:crypto';
import type { Sends } from './desk.js';

// Somebody who writes to a served desk through its JSON and keeps a book of it: what was acknowledged, and the
// one write that was under way when the desk died.

interface Write {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: object;
  /** The version it was made against; null where nothing is changed. */
  readonly version: number | null;
  readonly key: string;
  /** Takes the answer into the book. */
  readonly note: (answer: { readonly id: number; readonly version: number }) => void;
}

/** What the writer knows of its own claim, which nobody else changes. */
export interface OwnClaim {
  readonly id: number;
  version: number;
  summary: string | null;
  trashed: boolean;
}

export class DeskWriter {
  /** Words of claims, by the id that was acknowledged. */
  readonly claims = new Map<number, string>();
  /** Bodies of notes, by id. */
  readonly notes = new Map<number, string>();
  /** Claims that were put on the list. */
  readonly listed = new Set<number>();
  own: OwnClaim | null = null;
  /** How many writes, in all rounds. */
  acknowledged = 0;
  readonly #name: string;
  readonly #sends: Sends;
  readonly #list: number;
  #count = 0;
  #pending: Write | null = null;

  constructor(name: string, sends: Sends, list: number) {
    this.#name = name;
    this.#sends = sends;
    this.#list = list;
  }

  /** What was under way when the desk died and has words of its own: those, to be looked for. */
  get wordsUnderWay(): string | null {
    const body = this.#pending?.body as { text?: string; body?: string } | undefined;
    return body?.text ?? body?.body ?? null;
  }

  /** Writes until the desk is gone. Returns how many writes were acknowledged. */
  async writeUntilGone(url: string): Promise<number> {
    for (let acknowledged = 0; ; acknowledged += 1) {
      this.#pending ??= this.#next();
      if (!(await this.#send(url, this.#pending))) return acknowledged;
      this.#pending = null;
    }
  }

  /** Sends once more what was not acknowledged, to the letter and under its key. */
  async repeat(url: string): Promise<void> {
    if (this.#pending !== null && !(await this.#send(url, this.#pending)))
      throw new Error('The desk is gone.');
    this.#pending = null;
  }

  async #send(url: string, { method, path, body, version, key, note }: Write): Promise<boolean> {
    const headers = {
      ...this.#sends,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(version !== null && { 'if-match': `"${version}"` }),
    };
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
      .then(async (got) => ({ status: got.status, text: await got.text() }))
      .catch(() => null);
    if (answer === null) return false;
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    note(JSON.parse(answer.text));
    this.acknowledged += 1;
    return true;
  }

  #next(): Write {
    this.#count += 1;
    const { own } = this;
    if (own === null) return this.#quotation();
    switch (this.#count % 6) {
      case 0:
        return this.#quotation();
      case 1:
        return this.#edit(own);
      case 2:
        return this.#move(own);
      case 3:
        return own.trashed ? this.#move(own) : this.#addNote(own);
      case 4:
        return this.#putOnList();
      default:
        return this.#edit(own);
    }
  }

  #quotation(): Write {
    const text = `Words ${this.#count} of ${this.#name}`;
    const source = {
      type: 'article-newspaper',
      title: `Page ${this.#count} of ${this.#name}`,
      outlet: { name: 'The Paper' },
    };
    const speaker = { name: `Speaker ${this.#name}`, kind: 'person' };
    const body = { text, form: 'direct', speaker, attribution: { source, tier: 'secondary' } };
    return this.#write('POST', '/claims', body, null, ({ id, version }) => {
      this.claims.set(id, text);
      this.own ??= { id, version, summary: null, trashed: false };
    });
  }

  #edit(own: OwnClaim): Write {
    if (own.trashed) return this.#move(own);
    const summary = `Summary ${this.#count} of ${this.#name}`;
    return this.#write('PATCH', `/claims/${own.id}`, { summary }, own.version, ({ version }) => {
      this.own = { ...own, version, summary };
    });
  }

  #move(own: OwnClaim): Write {
    const path = `/claims/${own.id}/${own.trashed ? 'restoration' : 'trash'}`;
    return this.#write('POST', path, {}, own.version, ({ version }) => {
      this.own = { ...own, version, trashed: !own.trashed };
    });
  }

  #addNote(own: OwnClaim): Write {
    const body = `Note ${this.#count} of ${this.#name}`;
    const given = { body, motivation: 'commenting' };
    return this.#write('POST', `/claims/${own.id}/annotations`, given, null, ({ id }) => {
      this.notes.set(id, body);
    });
  }

  /** Its newest claim but its own, each once. */
  #putOnList(): Write {
    const claim = [...this.claims.keys()].findLast((id) => id !== this.own?.id && !this.listed.has(id));
    if (claim === undefined) return this.#quotation();
    return this.#write('POST', `/lists/${this.#list}/items`, { claim_id: claim }, null, () => {
      this.listed.add(claim);
    });
  }

  #write(
    method: Write['method'],
    path: string,
    body: object,
    version: number | null,
    note: Write['note'],
  ): Write {
    return { method, path, body, version, key: randomUUID(), note };
  }
}
